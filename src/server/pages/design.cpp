// SPDX-License-Identifier: Apache-2.0
#include "server/pages/design.h"

#include <fmt/format.h>

#include "achievement/words.h"
#include "app/achievements/content_of.h"
#include "app/achievements/manage.h"
#include "app/ports/achievements.h"
#include "encoding/percent.h"
#include "server/language.h"
#include "server/markdown.h"
#include "server/pages/offer_views.h"

namespace cairn::server::pages {

namespace {

using achievement::Details;
using achievement::Word;

class Facts {
 public:
  void add(std::string_view label, std::string_view value) {
    if (value.empty()) return;
    View row;
    row.text("label", say(label)).text("value", value);
    rows_.push_back(std::move(row));
  }
  std::vector<View> rows() { return std::move(rows_); }

 private:
  std::vector<View> rows_;
};

std::string word(std::span<const Word> words, std::string_view name) {
  return name.empty() ? std::string() : say(achievement::label_of(words, name));
}

std::string joined(const std::vector<std::string>& names, std::span<const Word> words) {
  std::string out;
  for (const auto& name : names) out += (out.empty() ? "" : ", ") + word(words, name);
  return out;
}

std::string languages_text(const std::vector<std::string>& tags) {
  std::string out;
  for (const auto& tag : tags) out += (out.empty() ? "" : ", ") + language_name(tag);
  return out;
}

std::string workload(const Details& details) {
  std::string out;
  if (details.hours.hundredths > 0) out = say("{} hours", to_text(details.hours));
  if (details.ects.hundredths == 0) return out;
  return (out.empty() ? "" : out + ", ") + to_text(details.ects) + " ECTS";
}

std::string level(const Details& details) {
  std::string out = details.eqf > 0 ? say("EQF {}", details.eqf) : "";
  return out.empty() || details.nqf.empty() ? out + details.nqf : out + ", " + details.nqf;
}

std::string validity(const Details& details) {
  return details.valid_months == 0 ? say("It does not expire")
                                   : say("{} months", details.valid_months);
}

std::vector<View> facts_of(const Details& details) {
  Facts facts;
  facts.add(to_say("Workload"), workload(details));
  facts.add(to_say("Level"), level(details));
  facts.add(to_say("Assessment"), joined(details.assessments, achievement::assessment_kinds()));
  facts.add(to_say("Supervision"), word(achievement::supervisions(), details.supervision));
  facts.add(to_say("Participation"), word(achievement::participations(), details.participation));
  facts.add(to_say("Languages of teaching"), languages_text(details.teaching_languages));
  facts.add(to_say("Quality assurance"), details.quality);
  facts.add(to_say("Awarding body"), details.awarding_body);
  facts.add(to_say("Country or region of the issuer"), details.country);
  facts.add(to_say("Field of study"), details.field_of_study);
  facts.add(to_say("Valid for"), validity(details));
  facts.add(to_say("Renewal"), details.renewal);
  facts.add(to_say("Counts towards"), details.stacking);
  facts.add(to_say("Further information"), details.further);
  return facts.rows();
}

std::vector<View> skills_of(const Details& details) {
  std::vector<View> rows;
  for (const auto& skill : details.skills) {
    View row;
    row.text("skill", skill.name);
    row.maybe("level", skill.level == 0
                           ? ""
                           : word(achievement::skill_levels(), std::to_string(skill.level)));
    rows.push_back(std::move(row));
  }
  return rows;
}

std::vector<View> outcomes_of(const Details& details) {
  std::vector<View> rows;
  for (const auto& outcome : details.outcomes) {
    View row;
    row.text("outcome", outcome);
    rows.push_back(std::move(row));
  }
  return rows;
}

std::string range_of(const achievement::ResultRow& row) {
  if (!row.allowed_values.empty()) return joined(row.allowed_values, {});
  if (row.value_min.empty() && row.value_max.empty()) return {};
  return row.value_min + " – " + row.value_max;
}

std::vector<View> results_of(const Details& details) {
  std::vector<View> rows;
  for (const auto& it : details.results) {
    View row;
    row.text("result", it.name).text("type", word(achievement::result_types(), it.type));
    row.maybe("range", range_of(it));
    row.maybe("required", it.required_level.empty() ? it.required_value : it.required_level);
    std::vector<View> levels;
    for (const auto& one : it.levels) {
      View level_row;
      level_row.text("level_name", one.name).maybe("level_text", one.description);
      levels.push_back(std::move(level_row));
    }
    row.rows("result_levels", std::move(levels));
    rows.push_back(std::move(row));
  }
  return rows;
}

std::vector<View> prerequisites_of(const Details& details) {
  std::vector<View> rows;
  for (const auto& it : details.prerequisites) {
    View row;
    row.text("label", it.name.empty() ? it.url : it.name);
    row.maybe("own", it.achievement.empty() ? "" : "/a/" + it.achievement);
    row.maybe("elsewhere", it.url);
    rows.push_back(std::move(row));
  }
  return rows;
}

// Only where there is a choice.
std::vector<View> languages_of(const Details& details, std::string_view shown) {
  std::vector<View> rows;
  if (details.translations.empty()) return rows;
  const auto add = [&](std::string_view tag) {
    View row;
    row.text("tag", tag).flag("current", tag == shown);
    rows.push_back(std::move(row));
  };
  add(details.language);
  for (const auto& it : details.translations) add(it.language);
  return rows;
}

}  // namespace

std::string preview_address(const Site& site, const app::BadgeDesign& design) {
  const auto& encoded = encoding::percent_encoded;
  return site.link(
      fmt::format("/desk/preview.svg?shape={}&icon={}&border={}&colour={}&second_colour={}&text={}",
                  encoded(design.shape), encoded(design.icon), encoded(design.border),
                  encoded(design.colour), encoded(design.second_colour), encoded(design.text)));
}

std::string desk_picture_address(const Site& site, const app::Achievement& achievement) {
  if (achievement.picture.empty()) return preview_address(site, achievement.design);
  return site.link(fmt::format("/desk/achievements/{}/picture.png?{}", achievement.id.text,
                               achievement.picture.substr(0, 8)));
}

std::string picture_address(const Site& site, const app::Achievement& achievement) {
  return site.link(fmt::format("/a/{}.svg?version={}", achievement.id.text, achievement.version));
}

std::string shown_name(const app::Achievement& achievement) {
  return std::string(app::name_in(achievement, spoken().tag));
}
std::string shown_description(const app::Achievement& achievement) {
  return std::string(app::description_in(achievement, spoken().tag));
}
std::string shown_alternative_text(const app::Achievement& achievement) {
  return std::string(app::alternative_text_in(achievement, spoken().tag));
}

Result<ShownNames> ShownNames::open(Call& call) {
  ShownNames names;
  CAIRN_TRY(const auto achievements, app::list_achievements(call.context(), call.actor()));
  for (const auto& one : achievements)
    if (auto shown = shown_name(one); shown != one.name)
      names.names_.emplace(one.name, std::move(shown));
  return names;
}
std::string_view ShownNames::of(const std::string& name) const {
  const auto found = names_.find(name);
  return found == names_.end() ? name : found->second;
}

void add_achievement(View& view, const app::Achievement& achievement, std::string_view language) {
  const auto content = app::content_of(achievement);
  const auto& details = content.details;
  const auto texts = achievement::texts_in(content, language.empty() ? spoken().tag : language);
  view.text("text_language", texts.language).text("main_language", details.language);
  view.text("name", texts.name).text("achievement_description", texts.description);
  view.text("alternative_text", texts.alternative_text);
  view.html("criteria_html", markdown(texts.criteria));
  view.rows("skills", skills_of(details)).rows("outcomes", outcomes_of(details));
  view.rows("facts", facts_of(details)).rows("results", results_of(details));
  view.rows("prerequisites", prerequisites_of(details));
  view.maybe("entry_requirements", details.entry_requirements);
  view.rows("languages", languages_of(details, texts.language));
  std::vector<View> tags;
  for (const auto& tag : details.tags) {
    View row;
    row.text("tag", tag);
    tags.push_back(std::move(row));
  }
  view.rows("achievement_tags", std::move(tags));
}

}  // namespace cairn::server::pages
