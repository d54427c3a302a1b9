// SPDX-License-Identifier: Apache-2.0
// spec: CTDL-ASN (credreg.net/ctdlasn). Competencies become skills; occupations, jobs and work
// roles occupations that ask for the competencies they embody.
#include "skills/import/ctdl.h"

#include <algorithm>
#include <array>

#include "base/text.h"
#include "json/pointer.h"
#include "skills/import/json_file.h"

namespace cairn::skills {
namespace {

// The member of that name, whatever prefix it goes by.
json::Value term(const json::Value& node, std::string_view name) {
  for (const auto& [key, value] : node.members()) {
    const auto start = key.find_last_of(":/#");
    if (key.substr(start == key.npos ? 0 : start + 1) == name) return value;
  }
  return {};
}

bool is_a(const json::Value& node, std::string_view type) {
  const auto types = node.contains("@type") ? node["@type"] : node["type"];
  return std::any_of(json::as_list(types).begin(), json::as_list(types).end(),
                     [&](const json::Value& one) {
                       const auto text = one.as_string();
                       const auto start = text.find_last_of(":/#");
                       return text.substr(start == text.npos ? 0 : start + 1) == type;
                     });
}

class CtdlImport {
 public:
  explicit CtdlImport(const ImportOptions& options)
      : options_(options),
        language_(options.language.empty() ? "en" : options.language),
        faults_(report_) {}

  Result<Imported> run(const ImportFiles& files) {
    about_.name = options_.name.empty() ? "ctdl" : options_.name;
    about_.version = options_.version;
    about_.language = language_;
    each_json(files, is_json_name, faults_, [&](const auto& name, const auto& root) {
      file_ = &name;
      const auto before = draft_.skills() + draft_.occupations() + report_.faults_total;
      read(root, "", 0);
      if (draft_.skills() + draft_.occupations() + report_.faults_total == before)
        faults_.add(name, "the file", "it holds no competency");
    });
    if (about_.title.empty()) about_.title = about_.name;
    return std::move(draft_).finish(std::move(about_), std::move(report_));
  }

 private:
  // Envelopes, graphs and lists hold what is meant.
  void read(const json::Value& value, const std::string& place, int depth) {
    constexpr int depth_max = 4;
    if (depth > depth_max) return;
    for (const auto* inner : {"decoded_resource", "@graph"})
      if (value.contains(inner))
        return read(value[inner], place + json::pointer_token(inner), depth + 1);
    if (value.is_array()) {
      for (std::size_t i = 0; i < value.items().size(); ++i)
        read(value.items()[i], place + "/" + std::to_string(i), depth + 1);
      return;
    }
    if (is_a(value, "CompetencyFramework")) return read_framework(value);
    if (is_a(value, "Competency")) return read_competency(value, place);
    if (is_a(value, "Occupation") || is_a(value, "Job") || is_a(value, "WorkRole"))
      return read_occupation(value, place);
  }

  static std::string id_of(const json::Value& node) {
    for (const auto* member : {"@id", "id", "CtdlId", "ceterms:ctid", "ctid"})
      if (const auto id = text_of(node[member]); !id.empty()) return id;
    return "";
  }

  // The first one names the framework; each is a group of its competencies.
  void read_framework(const json::Value& node) {
    const auto title = text_of(term(node, "name"), language_);
    if (const auto id = id_of(node); !id.empty() && !title.empty())
      static_cast<void>(draft_.add(Group{id, title, ""}));
    if (!about_.title.empty()) return;
    about_.title = title;
    about_.licence = text_of(term(node, "license"));
    const auto by = text_of(term(node, "publisherName"), language_);
    about_.attribution = by.empty() ? title : title + ", " + by;
  }

  void read_competency(const json::Value& node, const std::string& place) {
    const auto text = term(node, "competencyText");
    const auto label = term(node, "competencyLabel");
    Skill skill;
    skill.id = id_of(node);
    skill.description = text_of(text, language_);
    const auto name = text_of(label, language_);
    skill.label = name_from(name.empty() ? skill.description : name);
    skill.translations = translations_of(name.empty() ? text : label, language_);
    skill.other_labels = texts_of(term(node, "alternativeLabel"), language_);
    skill.hidden_labels = texts_of(term(node, "conceptKeyword"), language_);
    const auto category = to_lower_ascii(text_of(term(node, "competencyCategory"), language_));
    if (category.find("knowledge") != std::string::npos) skill.type = SkillType::knowledge;
    const auto part_of = term(node, "isPartOf");
    for (const auto& framework : texts_of(part_of)) skill.groups.push_back(framework);
    const auto id = skill.id;
    if (auto wrong = draft_.add(std::move(skill))) return faults_.add(*file_, place, *wrong);
    const auto link = [&](const char* member, FrameworkDraft::Link kind, bool upwards) {
      for (const auto& other : texts_of(term(node, member)))
        draft_.link(kind, upwards ? id : other, upwards ? other : id,
                    {.file = *file_, .place = place, .counted = true});
    };
    link("isChildOf", FrameworkDraft::Link::broader, true);
    link("hasChild", FrameworkDraft::Link::broader, false);
    link("broadAlignment", FrameworkDraft::Link::broader, true);
    link("narrowAlignment", FrameworkDraft::Link::broader, false);
    for (const auto* member : {"exactAlignment", "majorAlignment", "minorAlignment",
                               "prerequisiteAlignment", "skillEmbodied", "knowledgeEmbodied"})
      link(member, FrameworkDraft::Link::related, true);
  }

  void read_occupation(const json::Value& node, const std::string& place) {
    Occupation occupation;
    occupation.id = id_of(node);
    const auto name = term(node, "name");
    occupation.label = text_of(name, language_);
    occupation.translations = translations_of(name, language_);
    occupation.other_labels = texts_of(term(node, "alternateName"), language_);
    occupation.description = text_of(term(node, "description"), language_);
    occupation.code = text_of(term(node, "codedNotation"));
    const auto id = occupation.id;
    if (auto wrong = draft_.add(std::move(occupation))) return faults_.add(*file_, place, *wrong);
    for (const auto* member : {"skillEmbodied", "knowledgeEmbodied", "abilityEmbodied"})
      for (const auto& other : texts_of(term(node, member)))
        draft_.link(FrameworkDraft::Link::essential, id, other,
                    {.file = *file_, .place = place, .counted = true});
  }

  const ImportOptions& options_;
  std::string language_;
  ImportReport report_;
  FaultList faults_;
  FrameworkDraft draft_;
  Framework about_;
  const std::string* file_ = nullptr;
};

}  // namespace

Result<Imported> import_ctdl(const ImportFiles& files, const ImportOptions& options) {
  return CtdlImport(options).run(files);
}

}  // namespace cairn::skills
