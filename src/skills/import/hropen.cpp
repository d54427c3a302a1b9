// SPDX-License-Identifier: Apache-2.0
#include "skills/import/hropen.h"

#include <algorithm>
#include <array>

#include "skills/fold.h"
#include "skills/import/json_file.h"

namespace cairn::skills {
namespace {

// Members that hold competencies, whatever the document is about.
constexpr std::array<std::string_view, 8> holders{
    "competencies", "skills",    "requiredCompetencies", "preferredCompetencies",
    "knowledge",    "abilities", "technicalSkills",      "personCompetencies"};
constexpr std::array name_members{"competencyName", "skillName", "name", "title", "label"};
constexpr std::array id_members{"competencyId", "skillId", "id", "identifier", "uri"};

bool is_holder(std::string_view member) {
  return std::find(holders.begin(), holders.end(), member) != holders.end();
}

// The same skill stands in many documents: postings, records, profiles. It is read once.
class HrOpenImport {
 public:
  explicit HrOpenImport(const ImportOptions& options) : options_(options), faults_(report_) {}

  Result<Imported> run(const ImportFiles& files) {
    Framework about;
    about.name = options_.name.empty() ? "hropen" : options_.name;
    about.title = "HR Open skills";
    about.version = options_.version;
    about.language = options_.language.empty() ? "en" : options_.language;
    about.attribution = about.title;
    each_json(files, is_json_name, faults_, [&](const auto& name, const auto& root) {
      const auto before = found_ + report_.faults_total;
      file_ = &name;
      if (root.is_array()) read_list(root, "", false);
      look_into(root, "", 0);
      if (found_ + report_.faults_total == before)
        faults_.add(name, "the file", "it holds no list of competencies or skills");
    });
    return std::move(draft_).finish(std::move(about), std::move(report_));
  }

 private:
  static std::string first_of(const json::Value& value, const auto& members) {
    for (const auto* member : members) {
      const auto inner = value[member];
      auto text = text_of(inner.is_object() && inner.contains("value") ? inner["value"] : inner);
      if (!text.empty()) return text;
    }
    return {};
  }

  void look_into(const json::Value& value, const std::string& place, int depth) {
    constexpr int depth_max = 12;
    if (depth > depth_max) return;
    for (std::size_t i = 0; i < value.items().size(); ++i)
      look_into(value.items()[i], place + "/" + std::to_string(i), depth + 1);
    for (const auto& [key, inner] : value.members()) {
      const auto at = place + "/" + std::string(key);
      if (is_holder(key)) read_list(inner, at, key == "knowledge");
      look_into(inner, at, depth + 1);
    }
  }

  void read_list(const json::Value& list, const std::string& place, bool is_knowledge) {
    for (std::size_t i = 0; i < list.items().size(); ++i) {
      const auto& item = list.items()[i];
      const auto at = place + "/" + std::to_string(i);
      if (item.is_string() || item.is_object())
        read_skill(item, at, is_knowledge);
      else
        faults_.add(*file_, at, "a competency with a name is expected");
    }
  }

  void read_skill(const json::Value& item, const std::string& place, bool is_knowledge) {
    Skill skill;
    skill.label = name_from(item.is_string() ? item.as_string() : first_of(item, name_members));
    // Whatever else stands in a list at the top: postings, people.
    if (skill.label.empty()) return;
    skill.id = item.is_string() ? std::string() : first_of(item, id_members);
    if (skill.id.empty()) skill.id = fold(skill.label);
    ++found_;
    if (draft_.skill(skill.id) != nullptr) return;
    skill.description = text_of(item["description"]);
    if (is_knowledge) skill.type = SkillType::knowledge;
    skill.other_labels = texts_of(item["alternateNames"]);
    const auto group = text_of(item["competencyCategory"]);
    if (const auto id = fold(group); !id.empty()) {
      if (draft_.group(id) == nullptr) static_cast<void>(draft_.add(Group{id, group, ""}));
      skill.groups.push_back(id);
    }
    if (auto wrong = draft_.add(std::move(skill))) faults_.add(*file_, place, *wrong);
  }

  const ImportOptions& options_;
  ImportReport report_;
  FaultList faults_;
  FrameworkDraft draft_;
  const std::string* file_ = nullptr;
  std::size_t found_ = 0;
};

}  // namespace

Result<Imported> import_hropen(const ImportFiles& files, const ImportOptions& options) {
  return HrOpenImport(options).run(files);
}

}  // namespace cairn::skills
