// SPDX-License-Identifier: Apache-2.0
#include "app/awards/badge.h"
#include "app/awards/personal_link.h"
#include "app/awards/revoke.h"
#include "server/pages/pages.h"
#include "server/text.h"

namespace cairn::server::pages {

namespace {

app::AwardId id_of(const Call& call) { return {std::string(call.argument("id"))}; }

Result<Response> show(Call& call, std::string_view reason, const Error* error) {
  CAIRN_TRY(const auto badge, app::own_badge(call.context(), call.actor(), id_of(call)));
  const auto& award = badge.award;
  View view;
  view.text("title", badge.learner_name + ": " + badge.achievement.name);
  view.text("form_token", call.form_token()).text("id", award.id.text);
  view.text("learner", badge.learner_name).text("achievement", badge.achievement.name);
  view.text("awarded", day(award.awarded)).flag("is_revoked", award.revoked.has_value());
  view.text("revoked", award.revoked ? day(*award.revoked) : "");
  view.text("revocation_reason", award.revocation_reason).text("reason", reason);
  CAIRN_TRY(const auto links, app::PersonalLinks::open(call.context()));
  view.text("personal_link", links.url(award.id));
  add_field_errors(view, error, {"reason"});
  return page(call, "award", std::move(view), error == nullptr ? 200 : 422);
}

}  // namespace

Result<Response> award(Call& call) { return show(call, "", nullptr); }

Result<Response> revoke(Call& call) {
  const std::string reason(call.field("reason"));
  const auto revoked = app::revoke_award(call.context(), call.actor(), id_of(call), reason);
  if (revoked) return see_other(call, "/desk/awards/" + revoked->id.text);
  if (revoked.error().code != ErrorCode::invalid) return revoked.error();
  return show(call, reason, &revoked.error());
}

}  // namespace cairn::server::pages
