// SPDX-License-Identifier: Apache-2.0
// From what was typed to what the fields show.
#include "achievement/completeness.h"
#include "achievement/words.h"
#include "app/career/library.h"
#include "server/language.h"
#include "server/pages/achievements/form.h"
#include "server/pages/design.h"

namespace cairn::server::pages {

namespace {

using achievement::Word;

constexpr std::size_t hits_max = 8;
constexpr std::string_view default_second_colour = "#123a63";

constexpr Word evidence_rules[] = {{"file-or-link", to_say("A file or a link")},
                                   {"file", to_say("A file")},
                                   {"link", to_say("A link")},
                                   {"none", to_say("Nothing: their word is enough")}};
constexpr Word shapes[] = {
    {"hexagon", to_say("Hexagon")}, {"circle", to_say("Circle")},   {"shield", to_say("Shield")},
    {"square", to_say("Square")},   {"octagon", to_say("Octagon")}, {"rosette", to_say("Rosette")},
    {"diamond", to_say("Diamond")}, {"arch", to_say("Arch")},       {"ticket", to_say("Ticket")}};
constexpr Word icons[] = {
    {"cairn", to_say("Cairn")}, {"star", to_say("Star")},       {"book", to_say("Book")},
    {"code", to_say("Code")},   {"gear", to_say("Gear")},       {"heart", to_say("Heart")},
    {"leaf", to_say("Leaf")},   {"people", to_say("People")},   {"chart", to_say("Chart")},
    {"cap", to_say("Cap")},     {"bulb", to_say("Bulb")},       {"flask", to_say("Flask")},
    {"globe", to_say("Globe")}, {"compass", to_say("Compass")}, {"trophy", to_say("Trophy")},
    {"bolt", to_say("Bolt")},   {"pencil", to_say("Pencil")},   {"speech", to_say("Speech")},
    {"key", to_say("Key")},     {"check", to_say("Tick")},      {"puzzle", to_say("Puzzle")},
    {"cross", to_say("Cross")}, {"anchor", to_say("Anchor")},   {"camera", to_say("Camera")},
    {"tree", to_say("Tree")},   {"music", to_say("Music")},     {"none", to_say("No symbol")}};
constexpr Word borders[] = {{"line", to_say("Line")},
                            {"double", to_say("Double line")},
                            {"dashes", to_say("Dashes")},
                            {"dots", to_say("Dots")},
                            {"none", to_say("No border")}};

View choice(std::string_view value, std::string_view label, bool chosen) {
  View view;
  view.text("value", value).text("label", say(label)).flag("chosen", chosen);
  return view;
}

std::vector<View> choices(std::span<const Word> words, std::string_view chosen) {
  std::vector<View> out;
  for (const auto& word : words) out.push_back(choice(word.name, word.label, word.name == chosen));
  return out;
}

// With a first one that says nothing.
std::vector<View> optional_choices(std::span<const Word> words, std::string_view chosen) {
  auto out = choices(words, chosen);
  out.insert(out.begin(), choice("", to_say("Not said"), chosen.empty()));
  return out;
}

std::string by_commas(const std::vector<std::string>& list) {
  std::string out;
  for (const auto& one : list) out += (out.empty() ? "" : ", ") + one;
  return out;
}

// What is wrong with one row of a list.
std::string error_at(const Error* error, const std::string& path) {
  std::string out;
  const auto take = [&](const Error& fault) {
    if (fault.path == path || fault.path.starts_with(path + "/"))
      out += (out.empty() ? "" : " ") + say_fault(fault.detail);
  };
  if (error == nullptr) return out;
  take(*error);
  for (const auto& other : error->also) take(other);
  return out;
}

View skill_row(std::size_t number, const achievement::Skill& skill, std::string_view detail) {
  View row;
  row.number("number", static_cast<std::int64_t>(number)).text("name", skill.name);
  row.text("id", skill.id).text("framework", skill.framework).text("url", skill.url);
  row.list("levels", optional_choices(achievement::skill_levels(),
                                      skill.level == 0 ? "" : std::to_string(skill.level)));
  row.maybe("detail", detail);
  return row;
}

void add_texts(View& view, const TypedAchievement& typed) {
  const auto& it = typed.content;
  const auto& details = it.details;
  view.text("name", it.name).text("description", it.description).text("criteria", it.criteria);
  view.text("alternative_text", it.alternative_text).text("skills", typed.own_skills);
  view.text("outcomes", lines(details.outcomes)).text("hours", typed.hours);
  view.text("ects", typed.ects).text("nqf", details.nqf).text("quality", details.quality);
  view.text("awarding_body", details.awarding_body).text("country", details.country);
  view.text("valid_months", typed.valid_months).text("renewal", details.renewal);
  view.text("entry_requirements", details.entry_requirements);
  view.text("teaching_languages", by_commas(details.teaching_languages));
  view.text("tags", by_commas(details.tags)).text("field_of_study", details.field_of_study);
  view.text("stacking", details.stacking).text("further", details.further);
  view.text("language", details.language).text("skill_search", typed.skill_search);
  view.text("prerequisite_links", typed.prerequisite_links);
}

void add_choices(View& view, const achievement::Content& content) {
  const auto& details = content.details;
  view.list("types", choices(achievement::achievement_types(), details.type));
  view.list("evidence_rules", choices(evidence_rules, content.evidence_rule));
  view.list("supervisions", optional_choices(achievement::supervisions(), details.supervision));
  view.list("participations",
            optional_choices(achievement::participations(), details.participation));
  const auto& sharing = details.sharing;
  view.list("sharings", choices(achievement::sharings(), sharing.empty() ? "public" : sharing));
  std::vector<View> kinds, levels;
  for (const auto& kind : achievement::assessment_kinds())
    kinds.push_back(choice(kind.name, kind.label,
                           std::find(details.assessments.begin(), details.assessments.end(),
                                     kind.name) != details.assessments.end()));
  view.list("assessment_kinds", std::move(kinds));
  levels.push_back(choice("", to_say("Not said"), details.eqf == 0));
  for (int level = 1; level <= 8; ++level)
    levels.push_back(choice(std::to_string(level), std::to_string(level), details.eqf == level));
  view.list("eqf_levels", std::move(levels));
}

void add_picture(View& view, const Call& call, const achievement::Image& image) {
  view.list("shapes", choices(shapes, image.shape)).list("icons", choices(icons, image.icon));
  view.list("borders", choices(borders, image.border));
  view.text("colour", image.colour).text("text", image.text);
  view.flag("two_colours", !image.second_colour.empty());
  view.text("second_colour",
            image.second_colour.empty() ? default_second_colour : image.second_colour);
  view.text("preview", preview_address(call.site, image));
}

std::string levels_text(const std::vector<achievement::ResultLevel>& levels) {
  std::string out;
  for (const auto& level : levels) {
    out += level.name;
    if (!level.description.empty() || !level.points.empty()) out += " | " + level.description;
    if (!level.points.empty()) out += " | " + level.points;
    out += "\n";
  }
  return out;
}

void add_results(View& view, const achievement::Details& details, const Error* fault) {
  std::vector<View> rows;
  for (std::size_t i = 0; i < details.results.size(); ++i) {
    const auto& it = details.results[i];
    View row;
    row.number("number", static_cast<std::int64_t>(i)).text("name", it.name);
    row.number("place", static_cast<std::int64_t>(i + 1));
    row.list("types", choices(achievement::result_types(), it.type));
    row.text("allowed_values", by_commas(it.allowed_values)).text("value_min", it.value_min);
    row.text("value_max", it.value_max).text("levels", levels_text(it.levels));
    row.text("required", it.levels.empty() ? it.required_value : it.required_level);
    row.maybe("error", error_at(fault, "/results/" + std::to_string(i)));
    rows.push_back(std::move(row));
  }
  view.rows("result_rows", std::move(rows));
}

void add_translations(View& view, const achievement::Details& details, const Error* fault) {
  std::vector<View> rows;
  for (std::size_t i = 0; i < details.translations.size(); ++i) {
    const auto& it = details.translations[i];
    View row;
    row.number("number", static_cast<std::int64_t>(i)).text("language", it.language);
    row.number("place", static_cast<std::int64_t>(i + 1));
    row.text("name", it.name).text("description", it.description).text("criteria", it.criteria);
    row.text("alternative_text", it.alternative_text);
    row.maybe("error", error_at(fault, "/translations/" + std::to_string(i)));
    rows.push_back(std::move(row));
  }
  view.rows("translation_rows", std::move(rows));
}

bool is_chosen(const std::vector<achievement::Skill>& skills, std::string_view id) {
  return std::any_of(skills.begin(), skills.end(), [&](const auto& it) { return it.id == id; });
}

// Chosen skills and what the search found; words alone stand in a field of their own.
Status add_skills(View& view, Call& call, const TypedAchievement& typed, const Error* fault) {
  std::vector<View> chosen, hits;
  const auto& skills = typed.content.details.skills;
  for (std::size_t i = 0; i < skills.size(); ++i) {
    if (skills[i].id.empty() && skills[i].url.empty()) continue;
    auto row = skill_row(chosen.size(), skills[i], skills[i].framework);
    row.maybe("error", error_at(fault, "/skills/" + std::to_string(i)));
    chosen.push_back(std::move(row));
  }
  std::string note;
  if (!typed.skill_search.empty() && call.context().library.is_learning()) {
    note = say("The skills are still being learnt. Search again in a few seconds.");
  } else if (!typed.skill_search.empty()) {
    CAIRN_TRY(const auto shelf, call.context().library.shelf(""));
    const auto& all = shelf->framework.skills;
    for (const auto& hit : shelf->search.skills(typed.skill_search, hits_max)) {
      const auto& skill = all[hit.skill];
      if (is_chosen(skills, skill.id)) continue;
      const achievement::Skill found{.name = skill.label,
                                     .id = skill.id,
                                     .framework = shelf->framework.title,
                                     .url = {},
                                     .level = 3};
      hits.push_back(skill_row(hits.size(), found, skill.description));
    }
    if (hits.empty() && shelf->search.skills(typed.skill_search, 1).empty())
      note = say("No skill is called like that. Try another word.");
  }
  view.rows("chosen_skills", std::move(chosen)).rows("skill_hits", std::move(hits));
  view.maybe("skill_note", note);
  view.list("all_levels", optional_choices(achievement::skill_levels(), ""));
  return done;
}

// The issuer's other achievements, to be needed before this one.
Status add_prerequisites(View& view, Call& call, const TypedAchievement& typed) {
  CAIRN_TRY(const auto all, app::list_achievements(call.context(), call.actor()));
  std::vector<View> rows;
  for (const auto& one : all) {
    if (one.id.text == call.argument("id") || one.state == app::AchievementState::draft) continue;
    const auto& chosen = typed.content.details.prerequisites;
    const bool is_chosen = std::any_of(chosen.begin(), chosen.end(), [&](const auto& it) {
      return it.achievement == one.id.text;
    });
    View row;
    row.text("id", one.id.text).text("name", one.name).flag("chosen", is_chosen);
    rows.push_back(std::move(row));
  }
  view.rows("prerequisite_rows", std::move(rows));
  return done;
}

void add_meter(View& view, const achievement::Content& content, std::string_view issuer) {
  const auto found = achievement::completeness_of(content, issuer);
  std::vector<View> mandatory, optional;
  for (const auto& element : found.elements) {
    View row;
    row.text("name", say(element.name)).maybe("field", element.field);
    row.flag("given", element.presence != achievement::Presence::missing);
    (element.weight == achievement::Weight::mandatory ? mandatory : optional)
        .push_back(std::move(row));
  }
  view.list("mandatory", std::move(mandatory)).list("optional", std::move(optional));
  view.number("mandatory_given", found.mandatory_given).number("mandatory_all", found.mandatory);
  view.number("optional_given", found.optional_given).number("optional_all", found.optional);
}

}  // namespace

Status add_form(View& view, Call& call, const TypedAchievement& typed, const Error* fault) {
  add_texts(view, typed);
  add_choices(view, typed.content);
  add_picture(view, call, typed.content.image);
  const auto error = fault ? std::optional(with_paths(*fault, "/image/", "/")) : std::nullopt;
  const auto* shown = error ? &*error : nullptr;
  add_results(view, typed.content.details, shown);
  add_translations(view, typed.content.details, shown);
  CAIRN_CHECK(add_skills(view, call, typed, shown));
  CAIRN_CHECK(add_prerequisites(view, call, typed));
  add_meter(view, typed.content, call.session->organisation.name);
  add_field_errors(view, shown,
                   {"name",
                    "description",
                    "criteria",
                    "type",
                    "skills",
                    "outcomes",
                    "hours",
                    "ects",
                    "eqf",
                    "nqf",
                    "teaching_languages",
                    "field_of_study",
                    "evidence_rule",
                    "assessments",
                    "supervision",
                    "participation",
                    "sharing",
                    "quality",
                    "results",
                    "prerequisites",
                    "entry_requirements",
                    "valid_months",
                    "renewal",
                    "stacking",
                    "tags",
                    "awarding_body",
                    "country",
                    "further",
                    "shape",
                    "icon",
                    "border",
                    "colour",
                    "second_colour",
                    "text",
                    "alternative_text",
                    "language",
                    "translations"});
  return done;
}

}  // namespace cairn::server::pages
