// SPDX-License-Identifier: Apache-2.0
// ESCO as the portal gives it: CSV files of classification and relations, any language, any of the
// versions 1.0 to 1.2. Files of one version belong together; occupations of other versions may lend
// their names in other languages, for ids stay.
#include "skills/import/esco.h"

#include <algorithm>

#include "base/text.h"
#include "skills/import/esco_files.h"
#include "skills/import/table.h"

namespace cairn::skills {
namespace {

constexpr std::string_view list_separators = "\n|";  // of labels: files, collections
constexpr std::string_view isco_group = "http://data.europa.eu/esco/isco/C";

using Names = Table::Names;
const Names uri_names{"conceptUri", "uri", "id"};
const Names label_names{"preferredLabel", "preferred term", "label", "title"};
const Names alt_names{"altLabels", "alternativeLabels", "alternative labels"};

class EscoImport {
 public:
  EscoImport(const EscoRelease& release, const ImportFiles& files)
      : release_(release), files_(files), faults_(report_) {}

  Result<Imported> run(const ImportOptions& options) {
    for (const auto& note : release_.notes) faults_.note(note);
    each_file(EscoKind::skill_groups, [&](auto& table) { read_groups(table); });
    each_file(EscoKind::isco_groups, [&](auto& table) { read_groups(table); });
    read_skills();
    read_occupations();
    each_file(EscoKind::transversal, [&](auto& table) { mark_transversal(table); });
    each_file(EscoKind::broader_skills, [&](auto& table) { read_broader(table); });
    each_file(EscoKind::broader_occupations, [&](auto& table) { read_broader(table); });
    each_file(EscoKind::occupation_skills, [&](auto& table) { read_occupation_skills(table); });
    each_file(EscoKind::skill_skills, [&](auto& table) { read_skill_skills(table); });
    Framework about;
    about.name = options.name.empty() ? "esco" : options.name;
    about.title = "ESCO: European Skills, Competences, Qualifications and Occupations";
    about.version = release_.version;
    about.language = release_.language;
    about.attribution = "This service uses the ESCO classification of the European Commission.";
    about.licence = "Commission Decision 2011/833/EU: reuse with attribution, changes stated";
    if (!has_all_skills_) about.incomplete = "the file of all skills was missing";
    if (!release_.has(EscoKind::occupations))
      about.incomplete +=
          std::string(about.incomplete.empty() ? "" : "; ") + "the file of occupations was missing";
    return std::move(draft_).finish(std::move(about), std::move(report_));
  }

 private:
  template <class Use>
  void each_file(EscoKind kind, Use&& use) {
    for (const auto& file : release_.files) {
      if (file.kind != kind || file.is_translation) continue;
      if (auto table = open(file)) use(*table);
    }
  }

  std::optional<Table> open(const EscoFile& file) {
    return Table::open(file.name, files_.find(file.name)->second, faults_);
  }

  bool is_released(const Table& table, Table::Column status) const {
    const auto text = table.cell(status);
    return text.empty() || text == "released";
  }

  void read_groups(Table& table) {
    const auto uri = table.require(uri_names);
    const auto label = table.require(label_names);
    if (!uri || !label) return;
    table.each([&] {
      if (auto wrong = draft_.add(Group{.id = std::string(table.cell(uri)),
                                        .label = std::string(table.cell(label)),
                                        .broader = ""}))
        table.fault(uri, *wrong);
    });
  }

  // Without the file of skills those of the collections are better than none.
  void read_skills() {
    each_file(EscoKind::skills, [&](auto& table) { read_skills(table); });
    for (const auto& file : release_.files) {
      if (file.kind == EscoKind::skills && file.is_translation)
        if (auto table = open(file)) translate(*table, file.language, EscoKind::skills);
    }
    has_all_skills_ = draft_.skills() > 0;
    if (has_all_skills_) return;
    is_collection_ = true;
    each_file(EscoKind::transversal, [&](auto& table) { read_skills(table); });
    each_file(EscoKind::collection, [&](auto& table) { read_skills(table); });
    if (draft_.skills() > 0)
      faults_.note("the file of all skills is missing; " + std::to_string(draft_.skills()) +
                   " skills were taken from the collections");
  }

  void read_skills(Table& table) {
    const auto uri = table.require(uri_names);
    const auto label = table.require(label_names);
    if (!uri || !label) return;
    const auto type = table.column({"skillType", "type"});
    const auto reuse = table.column({"reuseLevel"});
    const auto alt = table.column(alt_names);
    const auto hidden = table.column({"hiddenLabels"});
    const auto text = table.column({"description"});
    const auto definition = table.column({"definition"});
    const auto status = table.column({"status"});
    table.each([&] {
      if (!is_released(table, status)) return table.fault(status, "it is no longer released");
      Skill skill;
      skill.id = table.cell(uri);
      if (is_collection_ && draft_.skill(skill.id) != nullptr) return;
      skill.label = table.cell(label);
      skill.other_labels = list_of(table.cell(alt), list_separators);
      skill.hidden_labels = list_of(table.cell(hidden), list_separators);
      skill.description = table.cell(text).empty() ? table.cell(definition) : table.cell(text);
      skill.type = table.cell(type) == "knowledge" ? SkillType::knowledge : SkillType::competence;
      skill.transversal =
          !release_.has(EscoKind::transversal) && table.cell(reuse) == "transversal";
      if (auto wrong = draft_.add(std::move(skill))) table.fault(uri, *wrong);
    });
  }

  void read_occupations() {
    each_file(EscoKind::occupations, [&](auto& table) { read_occupations(table); });
    for (const auto& file : release_.files) {
      if (file.kind == EscoKind::occupations && file.is_translation)
        if (auto table = open(file)) translate(*table, file.language, EscoKind::occupations);
    }
  }

  void read_occupations(Table& table) {
    const auto uri = table.require(uri_names);
    const auto label = table.require(label_names);
    if (!uri || !label) return;
    const auto alt = table.column(alt_names);
    const auto hidden = table.column({"hiddenLabels"});
    const auto text = table.column({"description"});
    const auto definition = table.column({"definition"});
    const auto isco = table.column({"iscoGroup"});
    const auto code = table.column({"code"});
    const auto status = table.column({"status"});
    table.each([&] {
      if (!is_released(table, status)) return table.fault(status, "it is no longer released");
      Occupation occupation;
      occupation.id = table.cell(uri);
      occupation.label = table.cell(label);
      occupation.other_labels = list_of(table.cell(alt), list_separators);
      for (auto& name : list_of(table.cell(hidden), list_separators))
        occupation.other_labels.push_back(std::move(name));
      occupation.description = table.cell(text).empty() ? table.cell(definition) : table.cell(text);
      occupation.code = table.cell(code).empty() ? table.cell(isco) : table.cell(code);
      if (!table.cell(isco).empty())
        occupation.groups.push_back(std::string(isco_group) + std::string(table.cell(isco)));
      if (auto wrong = draft_.add(std::move(occupation))) table.fault(uri, *wrong);
    });
  }

  void translate(Table& table, const std::string& language, EscoKind kind) {
    const auto uri = table.require(uri_names);
    const auto label = table.require(label_names);
    if (!uri || !label) return;
    const auto alt = table.column(alt_names);
    table.each([&] {
      std::vector<Translation>* into = nullptr;
      if (kind == EscoKind::skills) {
        if (auto* skill = draft_.skill(table.cell(uri))) into = &skill->translations;
      } else if (auto* occupation = draft_.occupation(table.cell(uri))) {
        into = &occupation->translations;
      }
      // Another version's file may name what this one no longer has.
      if (into == nullptr) return;
      const auto preferred = tidy_text(table.cell(label));
      if (preferred.empty()) return;
      into->push_back({language, preferred});
      for (const auto& other : list_of(table.cell(alt), list_separators))
        if (auto name = tidy_text(other); name != preferred)
          into->push_back({language, std::move(name)});
    });
  }

  void mark_transversal(Table& table) {
    const auto uri = table.require(uri_names);
    if (!uri) return;
    table.each([&] {
      if (auto* skill = draft_.skill(table.cell(uri)))
        skill->transversal = true;
      else
        table.fault(uri, "no skill has the id " + std::string(table.cell(uri)));
    });
  }

  // From anything to a group, or from a skill or occupation to one of its kind.
  void read_broader(Table& table) {
    const auto from = table.require({"conceptUri", "narrowerUri"});
    const auto to = table.require({"broaderUri", "broaderConceptUri"});
    if (!from || !to) return;
    table.each([&] {
      const auto id = table.cell(from);
      const auto above = table.cell(to);
      const bool to_group = draft_.group(above) != nullptr;
      if (auto* group = draft_.group(id)) {
        if (to_group && group->broader.empty() && id != above) group->broader = above;
      } else if (auto* skill = draft_.skill(id)) {
        if (to_group) return add_group(skill->groups, above);
        link(table, FrameworkDraft::Link::broader, id, above);
      } else if (auto* occupation = draft_.occupation(id)) {
        if (to_group) return add_group(occupation->groups, above);
        link(table, FrameworkDraft::Link::broader_occupation, id, above);
      } else {
        link(table, FrameworkDraft::Link::broader, id, above);
      }
    });
  }

  static void add_group(std::vector<std::string>& groups, std::string_view id) {
    const auto at = std::lower_bound(groups.begin(), groups.end(), id);
    if (at == groups.end() || *at != id) groups.emplace(at, id);
  }

  void read_occupation_skills(Table& table) {
    const auto occupation = table.require({"occupationUri"});
    const auto skill = table.require({"skillUri"});
    const auto type = table.require({"relationType"});
    if (!occupation || !skill || !type) return;
    table.each([&] {
      const auto kind = table.cell(type);
      if (kind != "essential" && kind != "optional")
        return table.fault(type, "essential or optional is expected");
      link(table,
           kind == "essential" ? FrameworkDraft::Link::essential : FrameworkDraft::Link::optional,
           table.cell(occupation), table.cell(skill));
    });
  }

  void read_skill_skills(Table& table) {
    const auto from = table.require({"originalSkillUri"});
    const auto to = table.require({"relatedSkillUri"});
    if (!from || !to) return;
    table.each(
        [&] { link(table, FrameworkDraft::Link::related, table.cell(from), table.cell(to)); });
  }

  void link(Table& table, FrameworkDraft::Link kind, std::string_view from, std::string_view to) {
    auto origin = table.origin();
    origin.counted = !has_all_skills_;
    if (!draft_.link(kind, from, to, origin)) table.fault({}, "there are too many relations");
  }

  const EscoRelease& release_;
  const ImportFiles& files_;
  ImportReport report_;
  FaultList faults_;
  FrameworkDraft draft_;
  bool has_all_skills_ = false;
  bool is_collection_ = false;  // skills that stand in several collections are no mistake
};

}  // namespace

bool wants_esco(std::string_view file_name) { return esco_file(file_name).has_value(); }

Result<Imported> import_esco(const ImportFiles& files, const ImportOptions& options) {
  CAIRN_TRY(const auto release, choose_esco_release(files, options));
  return EscoImport(release, files).run(options);
}

}  // namespace cairn::skills
