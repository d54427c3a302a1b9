// SPDX-License-Identifier: Apache-2.0
// spec: CASE 1.1 information model; CFPackage holds CFDocument, CFItems, CFAssociations, CFRubrics.
#include "skills/import/case.h"

#include <algorithm>
#include <unordered_map>

#include "base/text.h"
#include "skills/import/json_file.h"

namespace cairn::skills {
namespace {

class CaseImport {
 public:
  explicit CaseImport(const ImportOptions& options) : options_(options), faults_(report_) {}

  Result<Imported> run(const ImportFiles& files) {
    about_.name = options_.name.empty() ? "case" : options_.name;
    each_json(files, is_json_name, faults_,
              [&](const auto& name, const auto& root) { read_file(name, root); });
    if (!options_.version.empty()) about_.version = options_.version;
    if (about_.language.empty()) about_.language = "en";
    return std::move(draft_).finish(std::move(about_), std::move(report_));
  }

 private:
  void read_file(const std::string& name, const json::Value& root) {
    file_ = &name;
    if (root.contains("CFItems")) return read_package(root, "");
    bool any = false;
    for (std::size_t i = 0; i < root.items().size(); ++i) {
      if (!root.items()[i].contains("CFItems")) continue;
      read_package(root.items()[i], "/" + std::to_string(i));
      any = true;
    }
    if (!any)
      faults_.add(name, "the file",
                  "it holds no CASE package: CFDocument, CFItems and "
                  "CFAssociations are expected");
  }

  void read_package(const json::Value& package, const std::string& at) {
    read_document(package["CFDocument"]);
    ids_.clear();
    each(package["CFItems"], at + "/CFItems",
         [&](const auto& item, const auto& place) { read_item(item, place); });
    each(package["CFAssociations"], at + "/CFAssociations",
         [&](const auto& item, const auto& place) { read_association(item, place); });
    each(package["CFRubrics"], at + "/CFRubrics", [&](const auto& rubric, const auto& place) {
      each(rubric["CFRubricCriteria"], place + "/CFRubricCriteria",
           [&](const auto& criterion, const auto& inner) { read_criterion(criterion, inner); });
    });
  }

  template <class Use>
  void each(const json::Value& list, const std::string& place, Use&& use) {
    if (!list.is_array() && !list.is_null()) faults_.add(*file_, place, "a list is expected");
    for (std::size_t i = 0; i < list.items().size(); ++i) {
      const auto at = place + "/" + std::to_string(i);
      if (list.items()[i].is_object())
        use(list.items()[i], at);
      else
        faults_.add(*file_, at, "an object is expected");
    }
  }

  // The first document names the framework; each is a group of its items.
  void read_document(const json::Value& document) {
    document_ = text_of(document["identifier"]);
    language_ = text_of(document["language"]);
    const auto title = text_of(document["title"]);
    if (!document_.empty() && !title.empty())
      static_cast<void>(draft_.add(Group{document_, title, ""}));
    if (!about_.title.empty()) return;
    about_.title = title.empty() ? about_.name : title;
    about_.version = text_of(document["version"]);
    about_.language = options_.language.empty() ? language_ : options_.language;
    about_.licence = text_of(document["licenseURI"]["title"]);
    auto by = text_of(document["publisher"]);
    if (by.empty()) by = text_of(document["creator"]);
    about_.attribution = by.empty() ? about_.title : about_.title + ", " + by;
  }

  void read_item(const json::Value& item, const std::string& place) {
    const auto identifier = text_of(item["identifier"]);
    auto id = text_of(item["uri"]);
    if (id.empty()) id = identifier;
    const auto statement = text_of(item["fullStatement"]);
    const auto brief = text_of(item["abbreviatedStatement"]);
    Skill skill;
    skill.id = id;
    skill.label = name_from(brief.empty() ? statement : brief);
    skill.description = statement;
    skill.hidden_labels = texts_of(item["conceptKeywords"]);
    if (auto code = text_of(item["humanCodingScheme"]); !code.empty())
      skill.hidden_labels.push_back(std::move(code));
    if (to_lower_ascii(text_of(item["CFItemType"])).find("knowledge") != std::string::npos)
      skill.type = SkillType::knowledge;
    if (draft_.group(document_) != nullptr) skill.groups.push_back(document_);
    if (auto wrong = draft_.add(std::move(skill))) return faults_.add(*file_, place, *wrong);
    if (!identifier.empty()) ids_.emplace(identifier, id);
  }

  // The id of the item a link leads to; its identifier counts, for its URI may be another host's.
  std::string end_of(const json::Value& link) const {
    const auto known = ids_.find(text_of(link["identifier"]));
    if (known != ids_.end()) return known->second;
    return text_of(link["uri"]);
  }

  void read_association(const json::Value& association, const std::string& place) {
    const auto type = text_of(association["associationType"]);
    const bool broader = type == "isChildOf" || type == "isPartOf";
    const bool related = type == "isRelatedTo" || type == "isPeerOf" || type == "exactMatchOf";
    if (!broader && !related) {
      if (type.empty()) faults_.add(*file_, place, "it has no associationType");
      return;
    }
    const auto to = association["destinationNodeURI"];
    if (text_of(to["identifier"]) == document_) return;  // the top of the tree
    const auto from_id = end_of(association["originNodeURI"]);
    const auto to_id = end_of(to);
    if (from_id.empty() || to_id.empty())
      return faults_.add(*file_, place, "it does not say what it joins");
    draft_.link(broader ? FrameworkDraft::Link::broader : FrameworkDraft::Link::related, from_id,
                to_id, {.file = *file_, .place = place, .counted = true});
  }

  // Levels of a rubric whose scores are ours: 1 to 5.
  void read_criterion(const json::Value& criterion, const std::string& place) {
    auto* skill = draft_.skill(end_of(criterion["CFItemURI"]));
    if (skill == nullptr) return;
    each(criterion["CFRubricCriterionLevels"], place + "/CFRubricCriterionLevels",
         [&](const auto& level, const auto&) {
           const auto score = level["score"].as_double().value_or(0);
           const auto index = static_cast<int>(score);
           if (index < 1 || index > level_max || score != index) return;
           skill->can_do[static_cast<std::size_t>(index - 1)] = text_of(level["description"]);
           about_.level_scale = "rubric scores 1 to 5 as they are";
         });
  }

  const ImportOptions& options_;
  ImportReport report_;
  FaultList faults_;
  FrameworkDraft draft_;
  Framework about_;
  const std::string* file_ = nullptr;
  std::string document_, language_;
  std::unordered_map<std::string, std::string> ids_;  // identifier → id, in the present package
};

}  // namespace

Result<Imported> import_case(const ImportFiles& files, const ImportOptions& options) {
  return CaseImport(options).run(files);
}

}  // namespace cairn::skills
