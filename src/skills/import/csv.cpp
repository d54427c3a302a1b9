// SPDX-License-Identifier: Apache-2.0
#include "skills/import/csv.h"

#include <algorithm>
#include <array>

#include "base/text.h"
#include "skills/fold.h"
#include "skills/import/table.h"

namespace cairn::skills {
namespace {

constexpr std::string_view list_separators = "|;\n";

// An id for what has none: its name in lower case, words joined by "-".
std::string id_from(std::string_view label) {
  auto id = fold(label);
  std::replace(id.begin(), id.end(), ' ', '-');
  return id;
}

// The folder a file lies in, "" where it is an archive or none.
std::string folder_of(std::string_view file) {
  const auto end = file.rfind('/');
  if (end == file.npos) return "";
  const auto folder = base_name(file.substr(0, end));
  return folder.find('.') == folder.npos ? std::string(folder) : "";
}

// "skill-id:3" apart; without a level from 1 to 5 behind it, all of it is the id.
std::pair<std::string_view, Level> with_level(std::string_view item) {
  const auto colon = item.rfind(':');
  if (colon == item.npos || colon + 2 != item.size()) return {item, Level{0}};
  const char digit = item[colon + 1];
  if (digit < '1' || digit > '0' + level_max) return {item, Level{0}};
  return {trim(item.substr(0, colon)), static_cast<Level>(digit - '0')};
}

class CsvImport {
 public:
  explicit CsvImport(const ImportOptions& options) : options_(options), faults_(report_) {}

  Result<Imported> run(const ImportFiles& files) {
    for (const auto& [name, bytes] : files) {
      if (!wants_csv(name)) continue;
      if (auto table = Table::open(name, bytes, faults_)) read(name, *table);
    }
    Framework about;
    about.name = options_.name.empty() ? "csv" : options_.name;
    about.title = about.name;
    about.version = options_.version;
    about.language = options_.language.empty() ? "en" : options_.language;
    return std::move(draft_).finish(std::move(about), std::move(report_));
  }

 private:
  // The file's column for one of ours: as mapped, else by any name it may go by.
  Table::Column column(const Table& table, Table::Names names) const {
    const auto mapped = options_.columns.find(*names.begin());
    return mapped == options_.columns.end() ? table.column(names) : table.column({mapped->second});
  }

  void read(const std::string& file, Table& table) {
    if (file_has_mapping_fault(table)) return;
    const bool has_occupations =
        column(table, {"essential", "essential_skills"}) ||
        column(table, {"optional", "optional_skills"}) ||
        to_lower_ascii(base_name(file)).find("occupation") != std::string::npos;
    label_ = column(table, {"label", "name", "title", "preferred_label", "skill", "skill_name",
                            "occupation", "competency"});
    if (!label_) {
      table.require({"label"});
      return;
    }
    id_ = column(table, {"id", "uri", "concept_uri", "code", "skill_id", "identifier"});
    others_ = column(table, {"other_labels", "alt_labels", "synonyms", "aliases",
                             "alternative_labels", "alternate_titles"});
    text_ = column(table, {"description", "definition", "text"});
    if (has_occupations)
      read_occupations(table);
    else
      read_skills(file, table);
  }

  // A mapping to a column that is not there is told once for each file.
  bool file_has_mapping_fault(Table& table) {
    for (const auto& [ours, theirs] : options_.columns)
      if (ours == "label" && !table.require({theirs})) return true;
    return false;
  }

  std::string id(const Table& table) const {
    const auto given = table.cell(id_);
    return given.empty() ? id_from(table.cell(label_)) : std::string(given);
  }

  void read_skills(const std::string& file, Table& table) {
    const auto type = column(table, {"type", "skill_type"});
    const auto transversal = column(table, {"transversal", "soft"});
    const auto group = column(table, {"group", "category", "subcategory"});
    const auto broader = column(table, {"broader", "parent", "parents"});
    const auto related = column(table, {"related"});
    std::array<Table::Column, level_max> levels;
    for (std::size_t i = 0; i < level_max; ++i)
      levels[i] = column(table, {std::string_view(level_columns[i])});
    table.each([&] {
      Skill skill;
      skill.id = id(table);
      skill.label = table.cell(label_);
      skill.other_labels = list_of(table.cell(others_), list_separators);
      skill.description = table.cell(text_);
      skill.type = read_type(table, type);
      skill.transversal = read_yes(table, transversal);
      for (std::size_t i = 0; i < level_max; ++i)
        skill.can_do[i] = tidy_text(table.cell(levels[i]));
      const auto in_group = group ? std::string(table.cell(group)) : folder_of(file);
      if (!in_group.empty()) skill.groups.push_back(group_id(in_group));
      const auto own_id = skill.id;
      if (auto wrong = draft_.add(std::move(skill))) return table.fault(id_, *wrong);
      link_all(table, FrameworkDraft::Link::broader, own_id, broader);
      link_all(table, FrameworkDraft::Link::related, own_id, related);
    });
  }

  void read_occupations(Table& table) {
    const auto code = column(table, {"isco", "soc", "code"});
    const auto essential = column(table, {"essential", "essential_skills"});
    const auto optional = column(table, {"optional", "optional_skills"});
    table.each([&] {
      Occupation occupation;
      occupation.id = id(table);
      occupation.label = table.cell(label_);
      occupation.other_labels = list_of(table.cell(others_), list_separators);
      occupation.description = table.cell(text_);
      if (code != id_) occupation.code = table.cell(code);
      const auto own_id = occupation.id;
      if (auto wrong = draft_.add(std::move(occupation))) return table.fault(id_, *wrong);
      link_all(table, FrameworkDraft::Link::essential, own_id, essential);
      link_all(table, FrameworkDraft::Link::optional, own_id, optional);
    });
  }

  void link_all(Table& table, FrameworkDraft::Link kind, const std::string& from,
                Table::Column column) {
    const bool has_levels =
        kind == FrameworkDraft::Link::essential || kind == FrameworkDraft::Link::optional;
    for (const auto& item : list_of(table.cell(column), list_separators)) {
      const auto [to, level] =
          has_levels ? with_level(item) : std::pair(std::string_view(item), Level{0});
      if (!draft_.link(kind, from, to, table.origin(), {.level = level}))
        return table.fault(column, "there are too many relations");
    }
  }

  // What cannot be told apart lands as a skill, and is told.
  SkillType read_type(Table& table, Table::Column column) {
    const auto text = to_lower_ascii(table.cell(column));
    if (text == "knowledge") return SkillType::knowledge;
    if (!text.empty() && text.find("skill") == text.npos && text.find("competence") == text.npos &&
        text != "ability" && text != "competency")
      table.fault(column, "skill or knowledge is expected; it is taken as a skill");
    return SkillType::competence;
  }

  bool read_yes(Table& table, Table::Column column) {
    const auto text = to_lower_ascii(table.cell(column));
    if (text == "yes" || text == "true" || text == "1") return true;
    if (!text.empty() && text != "no" && text != "false" && text != "0")
      table.fault(column, "yes or no is expected; it is taken as no");
    return false;
  }

  std::string group_id(const std::string& label) {
    auto id = id_from(label);
    if (draft_.group(id) == nullptr) static_cast<void>(draft_.add(Group{id, label, ""}));
    return id;
  }

  static constexpr std::array<const char*, level_max> level_columns{"level_1", "level_2", "level_3",
                                                                    "level_4", "level_5"};

  const ImportOptions& options_;
  ImportReport report_;
  FaultList faults_;
  FrameworkDraft draft_;
  Table::Column id_, label_, others_, text_;  // of the present file
};

}  // namespace

bool wants_csv(std::string_view file_name) {
  const auto name = to_lower_ascii(base_name(file_name));
  return name.ends_with(".csv") || name.ends_with(".tsv") || name.ends_with(".txt");
}

Result<Imported> import_csv(const ImportFiles& files, const ImportOptions& options) {
  return CsvImport(options).run(files);
}

}  // namespace cairn::skills
