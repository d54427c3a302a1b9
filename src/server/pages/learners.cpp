// SPDX-License-Identifier: Apache-2.0
// The people an organisation knows: who holds what, found by name and address.
#include "app/learners/list.h"
#include "server/list_query.h"
#include "server/pages/design.h"
#include "server/pages/pages.h"
#include "server/text.h"

namespace cairn::server::pages {
namespace {

std::string lost_word(app::AwardStanding standing) {
  switch (standing) {
    case app::AwardStanding::suspended: return say("Suspended");
    case app::AwardStanding::ended: return say("Expired");
    case app::AwardStanding::revoked: return say("Revoked");
    case app::AwardStanding::valid: break;
  }
  return {};
}

View row_view(const app::LearnerRow& row, const ShownNames& names, Instant now) {
  View view;
  view.text("id", row.learner.id.text).text("name", row.learner.name);
  view.text("email", row.learner.email).text("since", day(row.learner.created));
  view.number("claims", row.learner.claims);
  std::vector<View> held;
  for (const auto& award : row.awards) {
    View item;
    item.text("award_id", award.id.text).text("badge", names.of(award.achievement_name));
    item.maybe("lost", lost_word(app::standing_of(award, now)));
    held.push_back(std::move(item));
  }
  view.rows("held", std::move(held));
  const auto more = row.learner.awards - static_cast<std::int64_t>(row.awards.size());
  view.maybe("more_held", more > 0 ? std::to_string(more) : "");
  return view;
}

}  // namespace

Result<Response> learners(Call& call) {
  auto search = search_of(call.target);
  search.state.clear();
  const app::Page asked{.after = std::string(call.target.parameter("before"))};
  const auto found = app::list_learners(call.context(), call.actor(), search, asked);
  const auto* error = found || found.error().code != ErrorCode::invalid ? nullptr : &found.error();
  if (!found && error == nullptr) return found.error();
  const auto listed = error == nullptr ? *found : app::Listed<app::LearnerRow>();
  View view;
  view.text("title", say("People")).flag("later_page", !asked.after.empty());
  CAIRN_CHECK(add_search(call, view, search,
                         {.path = "/desk/learners", .label = say("Name or address")}, error));
  CAIRN_TRY(const auto names, ShownNames::open(call));
  std::vector<View> rows;
  for (const auto& row : listed.rows)
    rows.push_back(row_view(row, names, call.context().clock.now()));
  view.rows("learners", std::move(rows));
  view.maybe("more_learners", listed.more ? listed.rows.back().learner.id.text : "");
  return page(call, "learners", std::move(view), error == nullptr ? 200 : status_of(*error));
}

}  // namespace cairn::server::pages
