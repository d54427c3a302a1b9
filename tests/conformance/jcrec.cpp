// SPDX-License-Identifier: Apache-2.0
#include "jcrec.h"

#include <gtest/gtest.h>

#include <map>

#include "encoding/csv.h"
#include "json/parse.h"
#include "suite.h"

namespace cairn::conformance {
namespace {

std::filesystem::path folder() { return suites_folder() / ".." / "skilleval" / "jcrec"; }

std::vector<Skill> skills_of(const json::Value& pairs) {
  std::vector<Skill> skills;
  for (const auto& pair : pairs.items())
    skills.push_back(static_cast<Skill>(pair.items()[0].as_int64().value()));
  return skills;
}

// Numbers of names in the order they come up.
class Numbering {
 public:
  std::uint32_t of(std::string_view name) {
    const auto [found, is_new] = numbers_.try_emplace(std::string(name), names_.size());
    if (is_new) names_.emplace_back(name);
    return static_cast<std::uint32_t>(found->second);
  }
  const std::vector<std::string>& names() const { return names_; }

 private:
  std::map<std::string, std::size_t> numbers_;
  std::vector<std::string> names_;
};

void read_taxonomy(const std::string& text, JcRec& into) {
  auto reader = encoding::CsvReader::open(as_bytes(text)).value();
  const auto id = reader.column("unique_id"), group = reader.column("Type Level 1"),
             topic = reader.column("Type Level 3");
  Numbering groups, topics;
  for (auto step = reader.next(); step != encoding::CsvStep::end; step = reader.next()) {
    EXPECT_EQ(step, encoding::CsvStep::row) << to_sentence(reader.fault());
    const auto skill = std::stoul(std::string(reader.cell(id)));
    if (skill >= into.group.size()) into.group.resize(skill + 1), into.topic.resize(skill + 1);
    into.group[skill] = groups.of(reader.cell(group));
    into.topic[skill] = topics.of(reader.cell(topic));
  }
  into.group_names = groups.names();
}

}  // namespace

bool has_jcrec() { return std::filesystem::is_directory(folder()); }

JcRec read_jcrec() {
  JcRec out;
  if (!has_jcrec()) return out;
  Arena arena;
  const auto resumes_text = read_file(folder() / "resumes.json");
  const auto resumes = json::parse(resumes_text, arena).value();
  for (const auto& member : resumes.members()) out.resumes.push_back(skills_of(member.value));
  const auto courses_text = read_file(folder() / "courses.json");
  const auto courses = json::parse(courses_text, arena).value();
  for (const auto& member : courses.members())
    out.courses.push_back(
        {skills_of(member.value["required"]), skills_of(member.value["to_acquire"])});
  read_taxonomy(read_file(folder() / "taxonomy.csv"), out);
  return out;
}

}  // namespace cairn::conformance
