// SPDX-License-Identifier: Apache-2.0
// Mails and webhooks on their way, and those that did not arrive.
#include "app/outbox/review.h"
#include "server/language.h"
#include "server/pages/deliveries_view.h"
#include "server/pages/operation_desk.h"
#include "server/pages/pages.h"
#include "server/text.h"

namespace cairn::server::pages {
namespace {

struct Tab {
  std::string_view name, label;
};
constexpr Tab tabs[] = {{"", to_say("All")},
                        {"waiting", to_say("Waiting")},
                        {"failed", to_say("Failed")},
                        {"bounced", to_say("Refused")},
                        {"sent", to_say("Sent")}};

std::optional<app::DeliveryState> state_named(std::string_view name) {
  for (std::size_t i = 0; i < app::delivery_state_names.size(); ++i)
    if (app::delivery_state_names[i] == name) return static_cast<app::DeliveryState>(i);
  return std::nullopt;
}

}  // namespace

Result<Response> queue(Call& call) {
  const auto asked_state = call.target.parameter("state");
  const app::Page asked{.after = std::string(call.target.parameter("before"))};
  CAIRN_TRY(const auto listed, app::list_deliveries(call.context(), call.actor().organisation,
                                                    state_named(asked_state), asked));
  View view;
  view.text("title", say("Mail and webhooks")).text("form_token", call.form_token());
  view.text("state", state_named(asked_state) ? asked_state : "");
  view.flag("no_mailer", call.context().mailer == nullptr);
  std::vector<View> tab_views;
  for (const auto& tab : tabs) {
    View one;
    one.text("name", tab.name)
        .text("label", say(tab.label))
        .flag("current", tab.name == asked_state);
    tab_views.push_back(std::move(one));
  }
  view.list("tabs", std::move(tab_views));
  add_deliveries(view, listed.rows);
  view.flag("later_page", !asked.after.empty());
  view.maybe("more_deliveries", listed.more ? listed.rows.back().id.text : "");
  return page(call, "queue", std::move(view));
}

Result<Response> retry_delivery(Call& call) {
  CAIRN_CHECK(
      app::retry_delivery(call.context(), call.actor(), {std::string(call.argument("id"))}));
  return see_other(call, "/desk/queue");
}

}  // namespace cairn::server::pages
