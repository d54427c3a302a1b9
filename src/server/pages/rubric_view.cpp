// SPDX-License-Identifier: Apache-2.0
#include "server/pages/rubric_view.h"

#include "server/language.h"

namespace cairn::server::pages {
namespace {

constexpr std::string_view methods[] = {to_say("A portfolio of work"),
                                        to_say("A project"),
                                        to_say("A demonstration"),
                                        to_say("A written examination"),
                                        to_say("An oral examination"),
                                        to_say("A test"),
                                        to_say("Recognition of prior learning")};

View level_view(const assessment::Criterion& criterion, std::size_t index,
                std::optional<std::size_t> chosen) {
  const auto& level = criterion.levels[index];
  View view;
  view.number("number", static_cast<std::int64_t>(index) + 1).text("level", level.name);
  view.maybe("level_description", level.description);
  view.text("points", assessment::text_of(level.points));
  view.flag("chosen", chosen == index).flag("is_needed", criterion.needed == index);
  return view;
}

View criterion_view(const assessment::Criterion& criterion, const assessment::Marking* marking) {
  const auto chosen =
      marking ? assessment::level_of(*marking, criterion.id) : std::optional<std::size_t>();
  View view;
  view.text("criterion_id", criterion.id).text("criterion", criterion.name);
  view.maybe("criterion_description", criterion.description);
  view.maybe("weight", criterion.weight == 1 ? "" : std::to_string(criterion.weight));
  view.maybe("criterion_comment",
             marking ? assessment::comment_of(*marking, criterion.id) : std::string_view());
  std::vector<View> levels;
  for (std::size_t i = 0; i < criterion.levels.size(); ++i)
    levels.push_back(level_view(criterion, i, chosen));
  view.list("levels", std::move(levels));
  return view;
}

}  // namespace

void add_rubric(View& view, const assessment::Rubric& rubric, const assessment::Marking* marking) {
  std::vector<View> criteria;
  for (const auto& criterion : rubric.criteria)
    criteria.push_back(criterion_view(criterion, marking));
  // One page may show several markings: only the rubric itself has addresses within it.
  view.flag("anchored", marking == nullptr).rows("rubric", std::move(criteria));
  view.maybe("pass_percent",
             rubric.pass_percent ? assessment::text_of(*rubric.pass_percent) : std::string());
}

void add_score(View& view, std::string_view key, const assessment::Score& score,
               const assessment::Rubric& rubric) {
  View out;
  out.text("percent", assessment::text_of(score.percent));
  out.text("points_sum", assessment::text_of(score.points));
  out.text("points_max", assessment::text_of(score.points_max));
  out.flag("passed", score.passed).flag("complete", score.complete);
  std::string wanting;
  for (const auto index : score.below_need)
    wanting += (wanting.empty() ? "" : ", ") + rubric.criteria[index].name;
  out.maybe("below_need", wanting);
  view.section(key, std::move(out));
}

std::string method_text(assessment::Method method) {
  return say(methods[static_cast<std::size_t>(method)]);
}

}  // namespace cairn::server::pages
