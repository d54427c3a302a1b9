// SPDX-License-Identifier: Apache-2.0
// Fuzz target: one file for any importer, told by the first byte. What is imported is stored and
// read back the same, and can be searched.
#include <array>

#include "skills/framework_file.h"
#include "skills/import/importer.h"
#include "skills/search.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace cairn;
  if (size == 0) return 0;
  constexpr std::array<std::string_view, 8> names{"skills_en.csv",
                                                  "occupations_en.csv",
                                                  "Occupation Data.txt",
                                                  "Skills.txt",
                                                  "a.json",
                                                  "b.csv",
                                                  "occupations.csv",
                                                  "c.tsv"};
  const auto importers = skills::importers();
  const auto& importer = importers[data[0] % importers.size()];
  const auto name = names[data[0] / importers.size() % names.size()];
  skills::ImportFiles files;
  files.emplace(name, Bytes(data + 1, data + size));
  const auto imported = importer.run(files, {});
  if (!imported.ok()) {
    if (imported.error().detail.empty()) __builtin_trap();
    return 0;
  }
  const auto text = skills::write_framework(imported->framework);
  const auto back = skills::read_framework(as_bytes(text));
  if (!back.ok() || skills::write_framework(*back) != text) __builtin_trap();
  const skills::SkillSearch search(*back);
  for (const auto& skill : back->skills) (void)search.skills(skill.label, 3);
  return 0;
}
