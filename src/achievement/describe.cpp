// SPDX-License-Identifier: Apache-2.0
#include "achievement/describe.h"

#include <algorithm>

#include "achievement/words.h"
#include "encoding/percent.h"

namespace cairn::achievement {
namespace {

using credential::NewAlignment;
using credential::NewResultDescription;

constexpr std::string_view eqf_concept = "http://data.europa.eu/snb/eqf/";
constexpr std::string_view ects_concept = "http://data.europa.eu/snb/education-credit/6fcec5c5af";

bool is_address(std::string_view text) {
  return text.starts_with("https://") || text.starts_with("http://");
}

// Where a skill can be read about: its own address, or what this server says of it. "": it is words
// alone, which nothing can be aligned to.
std::string address_of(const Skill& skill, const Place& place) {
  if (is_address(skill.id)) return skill.id;
  if (is_address(skill.url)) return skill.url;
  if (skill.id.empty()) return {};
  return place.site + "/api/v1/skills/" + encoding::percent_encoded(skill.id);
}

void add_skill(const Skill& skill, const Place& place, std::vector<NewAlignment>& out) {
  NewAlignment alignment;
  alignment.url = address_of(skill, place);
  if (alignment.url.empty()) return;
  alignment.name = skill.name;
  alignment.code = alignment.url == skill.id ? "" : skill.id;
  alignment.framework = skill.framework;
  alignment.type = "ceasn:Competency";
  if (skill.level > 0)
    alignment.description =
        "Level " + std::string(label_of(skill_levels(), std::to_string(skill.level)));
  out.push_back(std::move(alignment));
}

void add_prerequisite(const Prerequisite& before, const Place& place,
                      std::vector<NewAlignment>& out) {
  const auto url =
      before.achievement.empty() ? before.url : place.site + "/a/" + before.achievement;
  if (!is_address(url)) return;
  out.push_back({.name = before.name.empty() ? url : before.name,
                 .url = url,
                 .code = {},
                 .framework = {},
                 .type = "ext:Prerequisite",
                 .description = std::string(place.words(to_say("Must be held before")))});
}

std::vector<NewAlignment> alignments_of(const Details& details, const Place& place) {
  std::vector<NewAlignment> out;
  for (const auto& skill : details.skills) add_skill(skill, place, out);
  if (details.eqf > 0) {
    const auto level = std::to_string(details.eqf);
    out.push_back({.name = "EQF level " + level,
                   .url = std::string(eqf_concept) + level,
                   .code = level,
                   .framework = "European Qualifications Framework",
                   .type = "ext:EQFLevel",
                   .description = {}});
  }
  if (details.ects.hundredths > 0)
    out.push_back({.name = to_text(details.ects) + " ECTS credits",
                   .url = std::string(ects_concept),
                   .code = to_text(details.ects),
                   .framework = "European Credit Transfer and Accumulation System",
                   .type = "ext:ECTSCredits",
                   .description = {}});
  for (const auto& before : details.prerequisites) add_prerequisite(before, place, out);
  return out;
}

NewResultDescription result_of(const ResultRow& row, const Place& place, std::size_t number) {
  NewResultDescription out;
  out.id = result_id(place, number);
  out.name = row.name;
  out.type = row.type;
  out.allowed_values = row.allowed_values;
  out.required_value = row.required_value;
  out.value_min = row.value_min;
  out.value_max = row.value_max;
  for (std::size_t i = 0; i < row.levels.size(); ++i) {
    const auto& level = row.levels[i];
    out.levels.push_back({.id = result_level_id(place, number, i),
                          .name = level.name,
                          .level = level.name,
                          .description = level.description,
                          .points = level.points});
    if (!row.required_level.empty() && level.name == row.required_level)
      out.required_level = out.levels.back().id;
  }
  return out;
}

void add_line(std::string& out, std::string_view label, std::string_view text) {
  if (text.empty()) return;
  out += "- **";
  out += label;
  out += ":** ";
  out += text;
  out += '\n';
}

std::string workload(const Details& details, const Words& words) {
  auto text = to_text(details.hours);
  if (!text.empty())
    text = text == "1" ? words(to_say("1 hour")) : said(phrase("{} hours", text), words);
  if (details.ects.hundredths == 0) return text;
  if (!text.empty()) text += ", ";
  return text + to_text(details.ects) + " ECTS";
}

std::string level(const Details& details, const Words& words) {
  std::string text = details.eqf > 0 ? said(phrase("EQF {}", details.eqf), words) : "";
  if (details.nqf.empty()) return text;
  if (!text.empty()) text += ", ";
  return text + details.nqf;
}

std::string joined(const std::vector<std::string>& names, std::span<const Word> kinds,
                   const Words& words) {
  std::string out;
  for (const auto& name : names) {
    if (!out.empty()) out += ", ";
    out += words(label_of(kinds, name));
  }
  return out;
}

std::string before(const Details& details) {
  std::string out = details.entry_requirements;
  for (const auto& one : details.prerequisites) {
    if (!out.empty()) out += "; ";
    out += one.name.empty() ? one.url : one.name;
  }
  return out;
}

std::string validity(const Details& details, const Words& words) {
  if (details.valid_months == 0) return details.renewal;
  const auto months =
      details.valid_months == 1 ? phrase("1 month") : phrase("{} months", details.valid_months);
  auto out = said(months, words);
  return details.renewal.empty() ? out : out + "; " + details.renewal;
}

std::vector<std::string> tags_of(const Details& details) {
  auto tags = details.tags;
  for (const auto& skill : details.skills)
    if (std::find(tags.begin(), tags.end(), skill.name) == tags.end()) tags.push_back(skill.name);
  return tags;
}

std::string in_language(std::string_view url, std::string_view language) {
  return std::string(url) + "?language=" + std::string(language);
}

}  // namespace

std::string result_id(const Place& place, std::size_t result) {
  return place.url + "?version=" + std::to_string(place.version) + "#result-" +
         std::to_string(result + 1);
}

std::string result_level_id(const Place& place, std::size_t result, std::size_t level) {
  return result_id(place, result) + "-level-" + std::to_string(level + 1);
}

std::uint8_t level_in(std::string_view description) {
  constexpr std::string_view before = "Level ";
  if (!description.starts_with(before) || description.size() <= before.size()) return 0;
  const char digit = description[before.size()];
  return digit >= '1' && digit <= '5' ? static_cast<std::uint8_t>(digit - '0') : 0;
}

std::string narrative(const Content& content, const Words& words) {
  const auto& details = content.details;
  std::string more;
  const auto word = [&](std::span<const Word> kinds, const std::string& name) {
    return name.empty() ? std::string_view() : words(label_of(kinds, name));
  };
  add_line(more, words(to_say("Workload")), workload(details, words));
  add_line(more, words(to_say("Level")), level(details, words));
  add_line(more, words(to_say("Assessment")),
           joined(details.assessments, assessment_kinds(), words));
  add_line(more, words(to_say("Supervision")), word(supervisions(), details.supervision));
  add_line(more, words(to_say("Participation")), word(participations(), details.participation));
  add_line(more, words(to_say("Quality assurance")), details.quality);
  add_line(more, words(to_say("Awarding body")), details.awarding_body);
  add_line(more, words(to_say("Country or region of the issuer")), details.country);
  add_line(more, words(to_say("Needed before")), before(details));
  add_line(more, words(to_say("Valid for")), validity(details, words));
  add_line(more, words(to_say("Counts towards")), details.stacking);
  add_line(more, words(to_say("Taught in")), joined(details.teaching_languages, {}, words));
  add_line(more, words(to_say("Further information")), details.further);
  std::string out = content.criteria;
  if (!details.outcomes.empty()) {
    out += "\n\n**" + std::string(words(to_say("What the holder can do"))) + "**\n\n";
    for (const auto& outcome : details.outcomes) out += "- " + outcome + "\n";
  }
  if (!more.empty())
    out += (out.ends_with('\n') ? "\n" : "\n\n") +
           ("**" + std::string(words(to_say("About it"))) + "**\n\n" + more);
  while (out.ends_with('\n')) out.pop_back();
  return out;
}

credential::NewAchievement describe(const Content& content, const Place& place) {
  const auto& details = content.details;
  credential::NewAchievement out;
  out.id = place.url;
  out.name = content.name;
  out.description = content.description;
  out.criteria = narrative(content, place.words);
  out.criteria_url = place.url;
  out.type = details.type;
  out.image = place.image_url;
  out.image_caption = content.alternative_text;
  out.language = details.language;
  out.version = std::to_string(place.version);
  out.credits = to_text(details.ects);
  out.field_of_study = details.field_of_study;
  out.tags = tags_of(details);
  out.alignments = alignments_of(details, place);
  for (const auto& translation : details.translations)
    out.related.push_back({.id = in_language(place.url, translation.language),
                           .language = translation.language,
                           .version = out.version});
  for (std::size_t i = 0; i < details.results.size(); ++i)
    out.result_descriptions.push_back(result_of(details.results[i], place, i));
  return out;
}

Texts texts_in(const Content& content, std::string_view language) {
  Texts out{content.details.language, content.name, content.description, content.criteria,
            content.alternative_text};
  const auto& all = content.details.translations;
  const auto found = std::ranges::find(all, language, &Translation::language);
  if (found == all.end()) return out;
  const auto take = [](std::string_view& text, const std::string& other) {
    if (!other.empty()) text = other;
  };
  out.language = found->language;
  take(out.name, found->name);
  take(out.description, found->description);
  take(out.criteria, found->criteria);
  take(out.alternative_text, found->alternative_text);
  return out;
}

}  // namespace cairn::achievement
