// SPDX-License-Identifier: Apache-2.0
// Who holds something, how far each is with a stack, and whose stack is in question.
#include "app/stacks/progress.h"
#include "server/language.h"
#include "server/pages/design.h"
#include "server/pages/stacks.h"
#include "server/pages/stacks/progress_view.h"
#include "server/text.h"

namespace cairn::server::pages {
namespace {

constexpr std::int64_t people_rows = 25;

std::string translated(std::string_view english) { return std::string(say(english)); }

app::StackId id_of(const Call& call) { return {std::string(call.argument("id"))}; }

Result<Response> show(Call& call, const Error* error) {
  CAIRN_TRY(const auto stack, app::open_stack(call.context(), call.actor(), id_of(call)));
  View view;
  view.text("title", say("{}: progress", shown_name(stack.achievement)));
  view.text("stack_name", shown_name(stack.achievement)).text("id", stack.stored.id.text);
  view.text("form_token", call.form_token());
  std::vector<View> rows;
  std::string next;
  const bool empty = stack.rule.rule.group() != nullptr && stack.rule.rule.group()->parts.empty();
  if (!empty || !stack.stored.published_rule.empty()) {
    const app::Page asked{std::string(call.target.parameter("after")), people_rows};
    CAIRN_TRY(const auto people, app::progress_of_holders(call.context(), call.actor(), id_of(call),
                                                          asked, translated));
    for (const auto& person : people.rows) {
      View row;
      row.text("learner", person.learner.name).text("learner_id", person.learner.id.text);
      add_progress(row, person.progress);
      row.flag("to_review", person.progress.completion &&
                                person.progress.completion->state == app::CompletionState::review);
      rows.push_back(std::move(row));
    }
    if (people.more) next = people.rows.back().learner.id.text;
  }
  view.rows("people", std::move(rows)).maybe("next", next);
  add_field_errors(view, error, {"reason"});
  return page(call, "stack_people", std::move(view), error == nullptr ? 200 : 422);
}

}  // namespace

Result<Response> stack_people(Call& call) { return show(call, nullptr); }

Result<Response> decide_stack_review(Call& call) {
  const auto decided = app::decide_review(
      call.context(), call.actor(), id_of(call), {std::string(call.argument("learner"))},
      call.field("outcome") == "keep", std::string(call.field("reason")));
  if (decided) return see_other(call, "/desk/stacks/" + id_of(call).text + "/people");
  if (decided.error().code != ErrorCode::invalid) return decided.error();
  return show(call, &decided.error());
}

}  // namespace cairn::server::pages
