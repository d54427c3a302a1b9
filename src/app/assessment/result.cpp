// SPDX-License-Identifier: Apache-2.0
#include "app/assessment/result.h"

#include "app/achievements/content_of.h"

namespace cairn::app {
namespace {

using assessment::Criterion;

constexpr std::string_view method_words[] = {to_say("a portfolio of work"),
                                             to_say("a project"),
                                             to_say("a demonstration"),
                                             to_say("a written examination"),
                                             to_say("an oral examination"),
                                             to_say("a test"),
                                             to_say("recognition of prior learning")};

// As anchors on the rubric's page; no two of them can be the same.
std::string id_of(const std::string& base, const Criterion& criterion) {
  return base + "#criterion-" + criterion.id;
}
std::string level_id(const std::string& base, const Criterion& criterion, std::size_t level) {
  return base + "#level-" + criterion.id + "-" + std::to_string(level + 1);
}

credential::NewResultDescription describe(const Criterion& criterion, const std::string& base) {
  credential::NewResultDescription out;
  out.id = id_of(base, criterion);
  out.name = criterion.name;
  out.type = "RubricCriterionLevel";
  if (criterion.needed) out.required_level = level_id(base, criterion, *criterion.needed);
  for (std::size_t i = 0; i < criterion.levels.size(); ++i) {
    const auto& level = criterion.levels[i];
    out.levels.push_back({.id = level_id(base, criterion, i),
                          .name = level.name,
                          .level = std::to_string(i + 1),
                          .description = level.description,
                          .points = assessment::text_of(level.points)});
  }
  return out;
}

// A fact of two values, under a type of our own (ob3#resulttype-enum allows "ext:…").
void add_fact(Told& told, std::string id, std::string name, std::string type,
              std::vector<std::string> values, std::string value) {
  credential::NewResultDescription description;
  description.id = id;
  description.name = std::move(name);
  description.type = "ext:" + std::move(type);
  description.allowed_values = std::move(values);
  told.descriptions.push_back(std::move(description));
  told.results.push_back(
      {.description_id = std::move(id), .value = std::move(value), .level_id = "", .status = ""});
}

void add_total(const assessment::Rubric& rubric, const assessment::Score& score,
               const std::string& base, const Words& words, Told& told) {
  credential::NewResultDescription total;
  total.id = base + "#total";
  total.name = words(to_say("Total"));
  total.type = "Percent";
  total.value_min = "0";
  total.value_max = "100";
  if (rubric.pass_percent) total.required_value = assessment::text_of(*rubric.pass_percent);
  told.results.push_back({.description_id = total.id,
                          .value = assessment::text_of(score.percent),
                          .level_id = "",
                          .status = ""});
  told.descriptions.push_back(std::move(total));
}

void add_circumstances(const assessment::Circumstances& it, const std::string& base,
                       const Words& words, Told& told) {
  const auto name = [&](std::string_view english) { return std::string(words(english)); };
  std::vector<std::string> methods(std::begin(assessment::method_names),
                                   std::end(assessment::method_names));
  const auto method = std::string(assessment::method_names[static_cast<std::size_t>(it.method)]);
  add_fact(told, base + "#method", name(to_say("How it was assessed")), "AssessmentMethod",
           std::move(methods), method);
  add_fact(told, base + "#supervision", name(to_say("Supervision")), "Supervision",
           {"supervised", "unsupervised"}, it.supervised ? "supervised" : "unsupervised");
  add_fact(told, base + "#identity", name(to_say("Identity")), "IdentityCheck",
           {"checked", "not-checked"}, it.identity_checked ? "checked" : "not-checked");
}

// Each a whole sentence, so that every language can order its words.
Phrase how_it_was_held(const assessment::Circumstances& it) {
  const auto method = phrase(method_words[static_cast<std::size_t>(it.method)]);
  return it.supervised ? phrase("Assessed by {}, supervised.", method)
                       : phrase("Assessed by {}, not supervised.", method);
}
Phrase who_marked(const Assessed& assessed) {
  if (assessed.automatic) return phrase("Marked by a program.");
  if (assessed.markers == 1) return phrase("Marked by one assessor with a rubric.");
  return phrase("Marked by {} assessors with a rubric.", assessed.markers);
}
std::string sentences_of(const Assessed& assessed, const Words& words) {
  const auto identity = assessed.circumstances.identity_checked
                            ? to_say("The learner’s identity was checked.")
                            : to_say("The learner’s identity was not checked.");
  return said(how_it_was_held(assessed.circumstances), words) + " " + std::string(words(identity)) +
         " " + said(who_marked(assessed), words);
}

}  // namespace

Told told_of(const Context& context, const Achievement& achievement, const Assessed& assessed) {
  const auto words = words_for(context, achievement);
  const auto& rubric = assessed.held.plan.rubric;
  const auto base = rubric_url(context, achievement.id, assessed.held.version);
  Told told;
  for (const auto& criterion : rubric.criteria) {
    told.descriptions.push_back(describe(criterion, base));
    const auto level = assessment::level_of(assessed.marking, criterion.id);
    if (!level) continue;
    told.results.push_back({.description_id = id_of(base, criterion),
                            .value = criterion.levels[*level].name,
                            .level_id = level_id(base, criterion, *level),
                            .status = ""});
  }
  add_total(rubric, assessment::score(assessed.marking, rubric), base, words, told);
  add_circumstances(assessed.circumstances, base, words, told);
  told.evidence.name = words(to_say("How it was assessed"));
  told.evidence.narrative = sentences_of(assessed, words);
  told.evidence.genre = "Assessment";
  return told;
}

}  // namespace cairn::app
