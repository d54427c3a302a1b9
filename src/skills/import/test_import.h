// SPDX-License-Identifier: Apache-2.0
// For tests of importers: what came of an import, and that it holds together.
#pragma once
#include <gtest/gtest.h>

#include "skills/framework_file.h"
#include "skills/import/importer.h"
#include "skills/test_files.h"
#include "skills/test_mutations.h"

namespace cairn::skills {

inline const Skill* find_skill(const Framework& framework, std::string_view id) {
  for (const auto& skill : framework.skills)
    if (skill.id == id) return &skill;
  return nullptr;
}

inline const Occupation* find_occupation(const Framework& framework, std::string_view id) {
  for (const auto& occupation : framework.occupations)
    if (occupation.id == id) return &occupation;
  return nullptr;
}

// Whatever was imported is stored and read back the same.
inline void expect_sound(const Imported& imported) {
  const auto text = write_framework(imported.framework);
  const auto back = read_framework(as_bytes(text));
  ASSERT_TRUE(back) << back.error().detail;
  EXPECT_EQ(write_framework(*back), text);
}

inline Result<Imported> import(std::string_view importer, const ImportFiles& files,
                               const ImportOptions& options = {}) {
  auto imported = find_importer(importer)->run(files, options);
  if (imported) expect_sound(*imported);
  return imported;
}

inline std::string told(const ImportReport& report) {
  std::string text;
  for (const auto& note : report.notes) text += note + "\n";
  for (const auto& fault : report.faults)
    text += fault.file + ", " + fault.place + ": " + fault.reason + "\n";
  return text;
}

// Each member of a JSON document dropped, renamed and retyped: the import ends well or with an
// error that says something, and `still_there` holds for whatever lies outside the changed path.
inline void survive_json(std::string_view importer, const std::string& file,
                         std::string_view document,
                         const std::function<bool(const Mutation&, const Imported&)>& still_there) {
  for (const auto& mutation : JsonMutations::of(document)) {
    const auto imported = import(importer, {{file, text_bytes(mutation.text)}});
    const auto where = mutation.path + " " + mutation.what;
    if (!imported) {
      EXPECT_FALSE(imported.error().detail.empty()) << where;
      EXPECT_FALSE(still_there(mutation, Imported{})) << where << ": " << imported.error().detail;
    } else {
      EXPECT_TRUE(still_there(mutation, *imported)) << where << "\n" << told(imported->report);
    }
  }
}

}  // namespace cairn::skills
