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

// Each member of a JSON document dropped, renamed and retyped. Changes within the first item of
// `list`, and those outside of it, leave the skill `other`, another item, as it was; whatever else
// happens, the import ends well or with an error that says something.
inline void survive_json(std::string_view importer, std::string_view document,
                         const std::string& list, std::string_view other) {
  for (const auto& mutation : JsonMutations::of(document)) {
    const auto imported = import(importer, {{"x.json", text_bytes(mutation.text)}});
    const auto where = mutation.path + " " + mutation.what;
    EXPECT_TRUE(imported || !imported.error().detail.empty()) << where;
    const bool elsewhere = mutation.path != list && (!mutation.path.starts_with(list + "/") ||
                                                     mutation.path.starts_with(list + "/0/"));
    if (!elsewhere) continue;
    ASSERT_TRUE(imported) << where << ": " << imported.error().detail;
    EXPECT_NE(find_skill(imported->framework, other), nullptr) << where << "\n"
                                                               << told(imported->report);
  }
}

}  // namespace cairn::skills
