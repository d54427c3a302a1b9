// SPDX-License-Identifier: Apache-2.0
#include "server/pages/stacks/progress_view.h"

#include "server/language.h"
#include "server/text.h"
#include "stacking/bounds.h"

namespace cairn::server::pages {
namespace {

constexpr std::int32_t stones_max = 9;  // more would not stand

std::string_view tone_of(stacking::State state) {
  if (state == stacking::State::done) return "good";
  return state == stacking::State::begun ? "warn" : "";
}

void add_lines(const stacking::Progress& part, std::size_t depth, std::vector<View>& lines) {
  View line;
  line.number("depth", static_cast<std::int64_t>(depth)).text("what", part.what);
  line.text("sentence", part.sentence).text("tone", tone_of(part.state));
  line.flag("done", part.state == stacking::State::done);
  lines.push_back(std::move(line));
  for (const auto& inner : part.parts) add_lines(inner, depth + 1, lines);
}

// From the ground up; where there are more parts than stones can stand, in proportion.
std::vector<View> stones(std::int32_t done, std::int32_t parts) {
  const auto count = std::min(parts, stones_max);
  const auto laid = parts <= stones_max ? done : done * stones_max / std::max(parts, 1);
  std::vector<View> out;
  for (std::int32_t i = count; i > 0; --i) {
    View stone;
    stone.flag("laid", i <= laid).number("size", 1 + (i - 1) * 4 / std::max(count - 1, 1));
    out.push_back(std::move(stone));
  }
  return out;
}

std::string state_of(const app::StackProgress& progress) {
  using State = app::CompletionState;
  if (!progress.completion && !progress.before.empty()) return "";
  if (!progress.completion)
    return progress.told.completion == stacking::Completion::complete ? say("Complete") : "";
  switch (progress.completion->state) {
    case State::held:
    case State::kept: return say("Awarded");
    case State::review: return say("Awarded; being looked at");
    case State::lost:
    case State::withdrawn: return say("Revoked");
  }
  return "";
}

}  // namespace

void add_progress(View& view, const app::StackProgress& progress) {
  const auto& told = progress.told;
  view.text("stack_id", progress.stack.text).text("name", progress.name);
  view.text("picture", progress.picture).text("sentence", told.sentence);
  view.maybe("remark", told.remark).maybe("state", state_of(progress));
  const bool held =
      progress.completion && (progress.completion->state == app::CompletionState::held ||
                              progress.completion->state == app::CompletionState::kept);
  view.flag("held", held);
  view.maybe("award_id", progress.completion ? progress.completion->award.text : "");
  view.maybe("reason", progress.completion && !held ? progress.completion->reason : "");
  view.text("measure", say("{} of {} parts are there", told.done, told.parts));
  view.list("stones", stones(told.done, told.parts));
  std::string share;
  if (told.outside.value_or(0) > 0)
    share = say("From other issuers: {} %", stacking::text_of_hundredths(*told.outside));
  view.maybe("share", share);
  std::vector<View> lines;
  add_lines(told.progress, 0, lines);
  view.list("lines", std::move(lines));
  std::vector<View> before;
  for (const auto& it : progress.before) {
    View one;
    one.text("label", it.prerequisite.name.empty() ? it.url : it.prerequisite.name);
    one.text("url", it.url).flag("elsewhere", !it.ours);
    before.push_back(std::move(one));
  }
  view.rows("before", std::move(before));
  std::vector<View> counted;
  for (const auto at : told.counted) {
    const auto& held_one = progress.held[at];
    View one;
    one.text("url", held_one.url).flag("has_url", held_one.url.starts_with("http"));
    one.text("issuer", held_one.issuer).flag("from_outside", held_one.from_outside);
    one.text("when", day(held_one.awarded)).text("id", held_one.id);
    counted.push_back(std::move(one));
  }
  view.rows("counted", std::move(counted));
}

}  // namespace cairn::server::pages
