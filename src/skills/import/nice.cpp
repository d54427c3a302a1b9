// SPDX-License-Identifier: Apache-2.0
// Work roles become occupations, their tasks what people in them do, skills and knowledge skills,
// competency areas and categories groups.
#include "skills/import/nice.h"

#include <array>
#include <unordered_map>

#include "skills/import/json_file.h"

namespace cairn::skills {
namespace {

enum class Kind : std::uint8_t { skill, knowledge, task, work_role, group };

std::optional<Kind> kind_of(std::string_view type) {
  if (type == "skill" || type == "ability") return Kind::skill;
  if (type == "knowledge") return Kind::knowledge;
  if (type == "task") return Kind::task;
  if (type == "work_role") return Kind::work_role;
  if (type == "competency_area" || type == "category") return Kind::group;
  return std::nullopt;
}

// "Skill in conducting searches" → "conducting searches"
std::string_view without_opening(std::string_view text) {
  constexpr std::array<std::string_view, 5> openings{"Knowledge of the ", "Knowledge of ",
                                                     "Skill in ", "Skill to ", "Ability to "};
  for (const auto opening : openings)
    if (text.starts_with(opening)) return text.substr(opening.size());
  return text;
}

class NiceImport {
 public:
  explicit NiceImport(const ImportOptions& options) : options_(options), faults_(report_) {}

  Result<Imported> run(const ImportFiles& files) {
    Framework about;
    about.name = options_.name.empty() ? "nice" : options_.name;
    about.title = "NICE Workforce Framework for Cybersecurity";
    about.language = "en";
    about.attribution =
        "NICE Workforce Framework for Cybersecurity (NIST SP 800-181 Rev. 1), National Institute "
        "of Standards and Technology";
    about.licence = "public domain in the United States";
    each_json(files, is_json_name, faults_, [&](const auto& name, const auto& root) {
      file_ = &name;
      read(root, about);
    });
    if (!options_.version.empty()) about.version = options_.version;
    return std::move(draft_).finish(std::move(about), std::move(report_));
  }

 private:
  void read(const json::Value& root, Framework& about) {
    auto all = root;
    // As the publisher's service wraps it.
    if (all["response"].is_object()) all = all["response"];
    if (all["elements"].is_object()) all = all["elements"];
    if (!all["elements"].is_array())
      return faults_.add(*file_, "the file", "it holds no list \"elements\"");
    if (!all["documents"].items().empty())
      about.version = text_of(all["documents"].items()[0]["version"]);
    each(all["elements"], "/elements",
         [&](const auto& item, const auto& place) { read_element(item, place); });
    each(all["relationships"], "/relationships",
         [&](const auto& item, const auto& place) { read_relationship(item, place); });
  }

  template <class Use>
  void each(const json::Value& list, const std::string& place, Use&& use) {
    for (std::size_t i = 0; i < list.items().size(); ++i) {
      const auto at = place + "/" + std::to_string(i);
      if (list.items()[i].is_object())
        use(list.items()[i], at);
      else
        faults_.add(*file_, at, "an object is expected");
    }
  }

  void read_element(const json::Value& element, const std::string& place) {
    const auto kind = kind_of(text_of(element["element_type"]));
    if (!kind) return;  // sorting aids and codes of the personnel office
    const auto id = text_of(element["element_identifier"]);
    const auto title = text_of(element["title"]);
    const auto text = text_of(element["text"]);
    if (!id.empty() && !kinds_.emplace(id, *kind).second)
      return faults_.add(*file_, place, "its id is there already; the first one stays");
    std::optional<std::string> wrong;
    if (*kind == Kind::task) {
      if (id.empty() || text.empty()) wrong = "a task needs an id and a text";
      if (!wrong) tasks_.emplace(id, text);
    } else if (*kind == Kind::group) {
      wrong = draft_.add(Group{id, title, ""});
    } else if (*kind == Kind::work_role) {
      wrong = draft_.add(Occupation{.id = id, .label = title, .description = text, .code = id});
    } else {
      Skill skill{.id = id,
                  .label = name_from(without_opening(title.empty() ? text : title)),
                  .description = text};
      skill.type = *kind == Kind::knowledge ? SkillType::knowledge : SkillType::competence;
      wrong = draft_.add(std::move(skill));
    }
    if (wrong) faults_.add(*file_, place, *wrong);
  }

  void read_relationship(const json::Value& relationship, const std::string& place) {
    const auto from = text_of(relationship["source_element_identifier"]);
    const auto to = text_of(relationship["dest_element_identifier"]);
    const auto from_kind = kinds_.find(from);
    const auto to_kind = kinds_.find(to);
    if (from_kind == kinds_.end() || to_kind == kinds_.end()) return;
    const bool to_skill = to_kind->second == Kind::skill || to_kind->second == Kind::knowledge;
    if (from_kind->second == Kind::work_role && to_skill) {
      draft_.link(FrameworkDraft::Link::essential, from, to, {.file = *file_, .place = place});
    } else if (from_kind->second == Kind::work_role && to_kind->second == Kind::task) {
      if (auto* role = draft_.occupation(from)) role->tasks.push_back(tasks_[to]);
    } else if (from_kind->second == Kind::group && to_skill) {
      if (auto* skill = draft_.skill(to)) skill->groups.push_back(from);
    } else if (from_kind->second == Kind::group && to_kind->second == Kind::work_role) {
      if (auto* role = draft_.occupation(to)) role->groups.push_back(from);
    }
  }

  const ImportOptions& options_;
  ImportReport report_;
  FaultList faults_;
  FrameworkDraft draft_;
  const std::string* file_ = nullptr;
  std::unordered_map<std::string, Kind> kinds_;
  std::unordered_map<std::string, std::string> tasks_;
};

}  // namespace

Result<Imported> import_nice(const ImportFiles& files, const ImportOptions& options) {
  return NiceImport(options).run(files);
}

}  // namespace cairn::skills
