// SPDX-License-Identifier: Apache-2.0
#include "skills/import/esco.h"

#include <gtest/gtest.h>

#include "skills/framework_file.h"
#include "skills/search.h"
#include "skills/test_files.h"

namespace cairn::skills {
namespace {

TEST(Esco, Real) {
  const auto folder = skills_data() + "/../../esco/en";
  const auto files = files_in(folder);
  auto imported = import_esco(files, {});
  ASSERT_TRUE(imported) << imported.error().detail;
  const auto& [framework, report] = *imported;
  std::printf("%zu %zu %zu %zu %zu %zu %zu names %zu faults %zu\n", framework.skills.size(),
              framework.occupations.size(), framework.groups.size(), report.essential_relations,
              report.optional_relations, report.related_relations, report.broader_relations,
              report.names, report.faults_total);
  for (const auto& note : report.notes) std::printf("%s\n", note.c_str());
  for (const auto& fault : report.faults)
    std::printf("%s %s %s\n", fault.file.c_str(), fault.place.c_str(), fault.reason.c_str());
  const auto start = std::chrono::steady_clock::now();
  const auto text = write_framework(framework);
  const auto mid = std::chrono::steady_clock::now();
  auto back = read_framework(as_bytes(text));
  const auto end = std::chrono::steady_clock::now();
  ASSERT_TRUE(back);
  std::printf("bytes %zu write %f read %f\n", text.size(),
              std::chrono::duration<double>(mid - start).count() * 1e3,
              std::chrono::duration<double>(end - mid).count() * 1e3);
  EXPECT_EQ(write_framework(*back), text);

  SkillSearch* search = nullptr;
  {
    const auto t0 = std::chrono::steady_clock::now();
    search = new SkillSearch(framework);
    std::printf("index %f ms\n",
                std::chrono::duration<double>(std::chrono::steady_clock::now() - t0).count() * 1e3);
  }
  for (const char* q :
       {"python", "pyhton", "Pyth", "project managment", "kubernetes", "manage musicl staff", "s",
        "exel", "use spreadsheets", "communication skills", "java", "C++", "C#", "Datenbank",
        "project management skills", "phyton programing", "nursing care",
        "managing teams of people"}) {
    const auto t0 = std::chrono::steady_clock::now();
    auto hits = search->skills(q, 6);
    std::printf("%s  %f ms\n", q,
                std::chrono::duration<double>(std::chrono::steady_clock::now() - t0).count() * 1e3);
    for (auto& h : hits)
      std::printf("    %s | %s | %s\n", framework.skills[h.skill].label.c_str(),
                  std::string(h.name).c_str(), std::string(word_for(h.why)).c_str());
  }
}

}  // namespace
}  // namespace cairn::skills
