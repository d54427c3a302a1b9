// SPDX-License-Identifier: Apache-2.0
// The stacks of an organisation, and whose credentials from outside count.
#include <algorithm>

#include "app/stacks/manage.h"
#include "app/stacks/outside.h"
#include "server/language.h"
#include "server/pages/design.h"
#include "server/pages/stacks.h"
#include "server/text.h"

namespace cairn::server::pages {
namespace {

std::string translated(std::string_view english) { return std::string(say(english)); }

Result<Response> show(Call& call, const Error* error) {
  CAIRN_TRY(const auto found, app::list_stacks(call.context(), call.actor(), translated));
  CAIRN_TRY(const auto free, app::achievements_without_stack(call.context(), call.actor()));
  CAIRN_TRY(const auto issuers, app::list_outside_issuers(call.context(), call.actor()));
  View view;
  view.text("title", say("Stacks")).text("form_token", call.form_token());
  std::vector<View> rows, choices;
  for (const auto& stack : found) {
    View row;
    row.text("id", stack.stored.id.text).text("name", stack.name);
    row.maybe("sentence", stack.sentence).number("held", stack.held);
    row.flag("published", stack.stored.state == app::StackState::published);
    row.flag("retired", stack.stored.state == app::StackState::retired);
    row.maybe("to_review", stack.to_review == 0 ? "" : std::to_string(stack.to_review));
    rows.push_back(std::move(row));
  }
  view.rows("stacks", std::move(rows));
  for (const auto& achievement : free) {
    View choice;
    choice.text("value", achievement.id.text).text("label", shown_name(achievement));
    choice.flag("chosen", call.field("achievement") == achievement.id.text);
    choices.push_back(std::move(choice));
  }
  view.rows("achievements", std::move(choices));
  const auto waiting = std::count_if(issuers.begin(), issuers.end(), [](const auto& issuer) {
    return issuer.state == app::IssuerState::waiting;
  });
  view.maybe("issuers_waiting", waiting == 0 ? "" : std::to_string(waiting));
  add_field_errors(view, error, {"achievement"});
  return page(call, "stacks", std::move(view), error == nullptr ? 200 : 422);
}

Result<Response> show_issuers(Call& call, const Error* error) {
  CAIRN_TRY(const auto found, app::list_outside_issuers(call.context(), call.actor()));
  View view;
  view.text("title", say("Issuers from outside")).text("form_token", call.form_token());
  std::vector<View> rows;
  for (const auto& issuer : found) {
    View row;
    row.text("id", issuer.id).text("name", issuer.name.empty() ? issuer.id : issuer.name);
    row.flag("waiting", issuer.state == app::IssuerState::waiting);
    row.flag("accepted", issuer.state == app::IssuerState::accepted);
    row.text("since", day(issuer.changed));
    rows.push_back(std::move(row));
  }
  view.rows("issuers", std::move(rows));
  add_field_errors(view, error, {"state"});
  return page(call, "stack_issuers", std::move(view), error == nullptr ? 200 : 422);
}

}  // namespace

Result<Response> stacks(Call& call) { return show(call, nullptr); }

Result<Response> create_stack(Call& call) {
  const auto made =
      app::create_stack(call.context(), call.actor(), {std::string(call.field("achievement"))});
  if (made) return see_other(call, "/desk/stacks/" + made->stored.id.text);
  if (made.error().code != ErrorCode::invalid) return made.error();
  return show(call, &made.error());
}

Result<Response> outside_issuers(Call& call) { return show_issuers(call, nullptr); }

Result<Response> decide_outside_issuer(Call& call) {
  const auto decided =
      app::decide_issuer(call.context(), call.actor(), std::string(call.field("issuer")),
                         std::string(call.field("state")));
  if (decided) return see_other(call, "/desk/stacks/issuers");
  if (decided.error().code != ErrorCode::invalid) return decided.error();
  return show_issuers(call, &decided.error());
}

}  // namespace cairn::server::pages
