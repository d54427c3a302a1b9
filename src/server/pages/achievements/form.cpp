// SPDX-License-Identifier: Apache-2.0
// From the fields of the form to a content.
#include "server/pages/achievements/form.h"

#include <charconv>

#include "app/fields.h"
#include "base/text.h"

namespace cairn::server::pages {

namespace {

using achievement::Content;
using achievement::Details;

constexpr std::size_t rows_max = 60;  // of each list: more cannot be saved

class FormReader {
 public:
  explicit FormReader(const Call& call) : call_(call) {}

  TypedAchievement run() {
    auto& it = typed_.content;
    it.name = text("name");
    it.description = text("description");
    it.criteria = text("criteria");
    it.evidence_rule = text("evidence_rule");
    it.alternative_text = text("alternative_text");
    read_image();
    read_details();
    read_skills();
    read_results();
    read_translations();
    read_prerequisites();
    if (auto verdict = faults_.verdict(); !verdict) typed_.error = std::move(verdict).error();
    return std::move(typed_);
  }

 private:
  std::string text(std::string_view name) const { return std::string(call_.field(name)); }
  std::string text(std::string_view list, std::size_t row, std::string_view member) const {
    return text(std::string(list) + "." + std::to_string(row) + "." + std::string(member));
  }
  // What a program leaves out keeps its default; what a person empties does not.
  void take(std::string_view name, std::string& into) const {
    for (const auto& field : call_.form.fields)
      if (field.name == name) into = field.value;
  }
  bool has(std::string_view list, std::size_t row, std::string_view member) const {
    const auto name = std::string(list) + "." + std::to_string(row) + "." + std::string(member);
    for (const auto& field : call_.form.fields)
      if (field.name == name) return true;
    return false;
  }
  std::vector<std::string> all(std::string_view name) const {
    std::vector<std::string> out;
    for (const auto& field : call_.form.fields)
      if (field.name == name && !field.value.empty()) out.push_back(field.value);
    return out;
  }
  std::vector<std::string> by_commas(std::string_view name) const {
    std::vector<std::string> out;
    for (const auto part : split(call_.field(name), ','))
      if (!trim(part).empty()) out.emplace_back(trim(part));
    return out;
  }

  void read_image() {
    auto& image = typed_.content.image;
    image.shape = text("shape");
    image.icon = text("icon");
    take("border", image.border);
    image.colour = text("colour");
    image.second_colour = text("two_colours").empty() ? "" : text("second_colour");
    image.text = text("text");
  }

  achievement::Decimal number(std::string_view name, std::string& typed) {
    typed = text(name);
    const auto read = achievement::read_decimal(typed);
    if (!read) wrong(name, "Write a number with at most two decimals, or nothing.");
    return read.value_or(achievement::Decimal());
  }
  void wrong(std::string_view name, std::string sentence) {
    const auto path = "/" + std::string(name);
    faults_.add(app::field_error({path, ""}, std::move(sentence)));
  }

  void read_details() {
    auto& it = typed_.content.details;
    take("language", it.language);
    take("type", it.type);
    it.outcomes = non_empty_lines(call_.field("outcomes"));
    it.assessments = all("assessments");
    it.supervision = text("supervision");
    it.participation = text("participation");
    it.sharing = text("sharing");
    it.hours = number("hours", typed_.hours);
    it.ects = number("ects", typed_.ects);
    const auto months = number("valid_months", typed_.valid_months);
    it.valid_months = months.hundredths / 100;
    if (months.hundredths % 100 != 0) wrong("valid_months", "Write a whole number of months.");
    const auto eqf = call_.field("eqf");
    std::from_chars(eqf.data(), eqf.data() + eqf.size(), it.eqf);
    it.nqf = text("nqf");
    it.quality = text("quality");
    it.awarding_body = text("awarding_body");
    it.country = text("country");
    it.renewal = text("renewal");
    it.entry_requirements = text("entry_requirements");
    it.teaching_languages = by_commas("teaching_languages");
    it.tags = by_commas("tags");
    it.field_of_study = text("field_of_study");
    it.stacking = text("stacking");
    it.further = text("further");
  }

  achievement::Skill skill_at(std::string_view list, std::size_t row) const {
    const auto level = text(list, row, "level");
    achievement::Skill skill{.name = text(list, row, "name"),
                             .id = text(list, row, "id"),
                             .framework = text(list, row, "framework"),
                             .url = text(list, row, "url"),
                             .level = 0};
    if (level.size() == 1 && level[0] >= '1' && level[0] <= '5')
      skill.level = static_cast<std::uint8_t>(level[0] - '0');
    return skill;
  }
  void take(achievement::Skill skill) {
    auto& skills = typed_.content.details.skills;
    for (auto& other : skills)
      if (!skill.id.empty() && other.id == skill.id) {
        other.level = skill.level;
        return;
      }
    skills.push_back(std::move(skill));
  }
  void read_skills() {
    for (std::size_t i = 0; i < rows_max && has("skill", i, "name"); ++i)
      if (text("skill", i, "remove").empty()) take(skill_at("skill", i));
    for (std::size_t i = 0; i < rows_max && has("hit", i, "id"); ++i)
      if (!text("hit", i, "take").empty()) take(skill_at("hit", i));
    typed_.skill_search = text("skill_search");
    typed_.own_skills = text("skills");
    for (const auto& line : non_empty_lines(typed_.own_skills))
      typed_.content.details.skills.push_back(achievement::read_skill(line));
  }

  static achievement::ResultLevel level_in(std::string_view line) {
    const auto parts = split(line, '|');
    const auto part = [&](std::size_t i) {
      return i < parts.size() ? std::string(trim(parts[i])) : std::string();
    };
    return {part(0), part(1), part(2)};
  }
  void read_results() {
    for (std::size_t i = 0; i < rows_max && has("result", i, "type"); ++i) {
      if (!text("result", i, "remove").empty()) continue;
      achievement::ResultRow row;
      row.name = text("result", i, "name");
      row.type = text("result", i, "type");
      row.value_min = text("result", i, "value_min");
      row.value_max = text("result", i, "value_max");
      const auto allowed = text("result", i, "allowed_values");
      for (const auto part : split(allowed, ','))
        if (!trim(part).empty()) row.allowed_values.emplace_back(trim(part));
      for (const auto& line : non_empty_lines(text("result", i, "levels")))
        row.levels.push_back(level_in(line));
      // One field for both: what passes is a level where there are levels.
      (row.levels.empty() ? row.required_value : row.required_level) =
          std::string(trim(text("result", i, "required")));
      typed_.content.details.results.push_back(std::move(row));
    }
  }

  void read_translations() {
    for (std::size_t i = 0; i < rows_max && has("translation", i, "language"); ++i)
      if (text("translation", i, "remove").empty())
        typed_.content.details.translations.push_back(
            {.language = text("translation", i, "language"),
             .name = text("translation", i, "name"),
             .description = text("translation", i, "description"),
             .criteria = text("translation", i, "criteria"),
             .alternative_text = text("translation", i, "alternative_text")});
  }

  void read_prerequisites() {
    auto& out = typed_.content.details.prerequisites;
    for (const auto& id : all("prerequisite"))
      out.push_back({.achievement = id, .url = {}, .name = {}});
    typed_.prerequisite_links = text("prerequisite_links");
    for (const auto& line : non_empty_lines(typed_.prerequisite_links)) {
      const auto space = std::min(line.find(' '), line.size());
      out.push_back({.achievement = {},
                     .url = line.substr(0, space),
                     .name = std::string(trim(std::string_view(line).substr(space)))});
    }
  }

  const Call& call_;
  TypedAchievement typed_;
  app::Faults faults_;
};

}  // namespace

TypedAchievement typed_in(const Call& call) { return FormReader(call).run(); }

TypedAchievement typed_from(const Content& content) {
  TypedAchievement typed;
  typed.content = content;
  const auto& details = content.details;
  typed.hours = to_text(details.hours);
  typed.ects = to_text(details.ects);
  if (details.valid_months > 0) typed.valid_months = std::to_string(details.valid_months);
  for (const auto& skill : details.skills)
    if (skill.id.empty() && skill.url.empty()) typed.own_skills += to_line(skill) + "\n";
  for (const auto& one : details.prerequisites)
    if (one.achievement.empty())
      typed.prerequisite_links += one.url + (one.name.empty() ? "" : " " + one.name) + "\n";
  return typed;
}

Error joined(Error first, const Error& second) {
  auto other = second;
  auto more = std::move(other.also);
  other.also.clear();
  first.also.push_back(std::move(other));
  for (auto& one : more) first.also.push_back(std::move(one));
  return first;
}

}  // namespace cairn::server::pages
