// SPDX-License-Identifier: Apache-2.0
#include "server/pages/marking_form.h"

#include <charconv>

#include "server/language.h"
#include "server/pages/rubric_view.h"

namespace cairn::server::pages {
namespace {

View criterion_view(const assessment::Criterion& criterion, const assessment::Marking& marking,
                    const Error* error) {
  const auto chosen = assessment::level_of(marking, criterion.id);
  View view;
  view.text("criterion_id", criterion.id).text("criterion", criterion.name);
  view.maybe("criterion_description", criterion.description);
  view.number("weight", criterion.weight);
  view.text("best", assessment::text_of(criterion.levels.back().points));
  view.text("needed", criterion.needed ? std::to_string(*criterion.needed + 1) : "0");
  view.text("comment", assessment::comment_of(marking, criterion.id));
  std::vector<View> levels;
  for (std::size_t i = 0; i < criterion.levels.size(); ++i) {
    View level;
    level.number("number", static_cast<std::int64_t>(i) + 1)
        .text("level", criterion.levels[i].name);
    level.maybe("level_description", criterion.levels[i].description);
    level.text("points", assessment::text_of(criterion.levels[i].points));
    level.flag("chosen", chosen == i).flag("is_needed", criterion.needed == i);
    levels.push_back(std::move(level));
  }
  view.list("levels", std::move(levels));
  std::string wrong;
  const auto path = "/marks/" + criterion.id + "/";
  const auto look = [&](const Error& fault) {
    if (fault.path.starts_with(path)) wrong += (wrong.empty() ? "" : " ") + say_fault(fault.detail);
  };
  if (error) look(*error);
  for (std::size_t i = 0; error && i < error->also.size(); ++i) look(error->also[i]);
  view.maybe("mark_error", wrong);
  return view;
}

std::optional<std::size_t> level_in(std::string_view text) {
  std::size_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc() || end != text.data() + text.size() || number == 0) return std::nullopt;
  return number - 1;
}

// 0 where it is none.
std::int64_t number_in(std::string_view text) {
  std::int64_t number = 0;
  std::from_chars(text.data(), text.data() + text.size(), number);
  return number;
}

}  // namespace

View marking_form(const assessment::Rubric& rubric, const assessment::Marking& marking,
                  std::string_view path, const Error* error) {
  View form;
  form.text("marking_path", path);
  std::vector<View> criteria;
  for (const auto& criterion : rubric.criteria)
    criteria.push_back(criterion_view(criterion, marking, error));
  form.rows("criteria", std::move(criteria));
  form.text("overall", marking.comment);
  form.text("percent", marking.percent ? assessment::text_of(*marking.percent) : std::string());
  const auto pass = rubric.pass_percent ? assessment::text_of(*rubric.pass_percent) : std::string();
  form.text("pass", pass).maybe("pass_percent", pass);
  add_score(form, "score", assessment::score(marking, rubric), rubric);
  return form;
}

assessment::Marking marking_in(const Call& call) {
  constexpr std::string_view level = "level-";
  constexpr std::string_view comment = "comment-";
  assessment::Marking out;
  const auto mark = [&](std::string_view criterion) -> assessment::Mark& {
    for (auto& known : out.marks)
      if (known.criterion == criterion) return known;
    return out.marks.emplace_back(assessment::Mark{std::string(criterion), std::nullopt, {}});
  };
  for (const auto& field : call.form.fields) {
    const std::string_view name = field.name;
    if (name.starts_with(level)) mark(name.substr(level.size())).level = level_in(field.value);
    if (name.starts_with(comment)) mark(name.substr(comment.size())).comment = field.value;
  }
  out.comment = call.field("comment");
  if (out.marks.empty()) out.percent = assessment::parse_hundredths(call.field("percent"));
  return out;
}

std::int64_t seconds_in(const Call& call) { return number_in(call.field("seconds")); }

std::optional<app::ReadRound> round_in(const Call& call) {
  return app::read_round(call.field("round"));
}

}  // namespace cairn::server::pages
