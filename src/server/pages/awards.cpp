// SPDX-License-Identifier: Apache-2.0
// One award as its issuer sees it, and what can become of it.
#include "app/awards/badge.h"
#include "app/awards/change.h"
#include "app/awards/personal_link.h"
#include "app/awards/revoke.h"
#include "app/mail/review.h"
#include "server/language.h"
#include "server/pages/deliveries_view.h"
#include "server/pages/design.h"
#include "server/pages/mail_view.h"
#include "server/pages/pages.h"
#include "server/text.h"

namespace cairn::server::pages {

namespace {

app::AwardId id_of(const Call& call) { return {std::string(call.argument("id"))}; }

// Badges are public, this page is not: another organisation's award is not found here.
Status check_own(const Call& call) {
  if (app::organisation_of(call.argument("id")) == call.actor().organisation) return done;
  return fail(ErrorCode::not_found, "award", "There is no such award.");
}

std::vector<View> version_views(const app::IssuedBadge& badge) {
  std::vector<View> out;
  for (const auto& former : badge.formers) {
    View view;
    view.number("version", former.version).text("replaced", day(former.replaced));
    view.text("why", say_fault(former.reason)).text("id", former.award.text);
    out.push_back(std::move(view));
  }
  return out;
}

void add_state(View& view, const app::Award& award) {
  view.text("awarded", day(award.awarded)).number("version", award.version);
  view.maybe("until", award.valid_until ? day(*award.valid_until) : "");
  view.flag("is_revoked", award.revoked.has_value());
  view.text("revoked", award.revoked ? day(*award.revoked) : "");
  view.text("revocation_reason", say_fault(award.revocation_reason));
  view.flag("is_suspended", award.suspended && !award.revoked);
  view.text("suspended", award.suspended ? day(*award.suspended) : "");
  view.text("suspension_reason", say_fault(award.suspension_reason));
  view.flag("is_erased", award.erased.has_value());
  view.flag("is_valid", !award.revoked && !award.suspended);
}

// The mail each change would send, beside its button.
Status add_mail_previews(Call& call, View& view, const app::IssuedBadge& badge) {
  for (std::size_t i = 0; i < std::size(app::award_change_names); ++i) {
    View mail;
    CAIRN_CHECK(add_mail_preview(call, mail, app::mail_of(static_cast<app::AwardChange>(i)),
                                 {.name = badge.learner.name,
                                  .badge = shown_name(badge.achievement),
                                  .reason = std::string(call.field("reason"))}));
    view.section("mail_" + std::string(app::award_change_names[i]), std::move(mail));
  }
  return done;
}

Result<Response> show(Call& call, std::string_view change, const Error* error) {
  CAIRN_CHECK(check_own(call));
  CAIRN_TRY(const auto badge, app::issued_badge(call.context(), call.actor(), id_of(call)));
  View view;
  view.text("title", badge.learner.name + ": " + shown_name(badge.achievement));
  view.text("form_token", call.form_token()).text("id", badge.award.id.text);
  view.text("learner", badge.learner.name).text("achievement", shown_name(badge.achievement));
  view.text("learner_id", badge.learner.id.text);
  add_state(view, badge.award);
  CAIRN_TRY(const auto links, app::PersonalLinks::open(call.context()));
  view.text("personal_link", links.url(badge.award.id));
  view.rows("formers", version_views(badge));
  CAIRN_TRY(const auto mails, app::mail_about(call.context(), call.actor(), badge.award.id.text));
  add_deliveries(view, mails);
  view.flag("newer_words", badge.newest_version > badge.award.achievement_version);
  CAIRN_CHECK(add_mail_previews(call, view, badge));
  for (const auto name : app::award_change_names)
    view.flag("open_" + std::string(name), change == name);
  view.text("reason", call.field("reason")).text("until_typed", call.field("until"));
  view.text("name_typed", error ? call.field("name") : std::string_view(badge.learner.name));
  view.text("email_typed", error ? call.field("email") : std::string_view(badge.learner.email));
  add_field_errors(view, error, {"name", "email", "until", "reason"});
  return page(call, "award", std::move(view), error == nullptr ? 200 : status_of(*error));
}

// What differs from what is signed now is what is corrected.
Result<app::ChangeForm> read_form(Call& call, app::AwardChange change) {
  app::ChangeForm form;
  form.change = change;
  form.reason = call.field("reason");
  form.until = call.field("until");
  if (change != app::AwardChange::correct) return form;
  CAIRN_TRY(const auto badge, app::issued_badge(call.context(), call.actor(), id_of(call)));
  if (call.field("name") != badge.learner.name) form.name = call.field("name");
  if (call.field("email") != badge.learner.email) form.email = call.field("email");
  form.newest_words = call.field("newest_words") == "1";
  return form;
}

Result<Response> change(Call& call, app::AwardChange change) {
  CAIRN_CHECK(check_own(call));
  CAIRN_TRY(const auto form, read_form(call, change));
  const auto changed = app::change_award(call.context(), call.actor(), id_of(call), form);
  if (changed) return see_other(call, "/desk/awards/" + changed->id.text);
  if (changed.error().code != ErrorCode::invalid) return changed.error();
  return show(call, name_of(change), &changed.error());
}

}  // namespace

Result<Response> award(Call& call) { return show(call, "", nullptr); }
Result<Response> revoke(Call& call) { return change(call, app::AwardChange::revoke); }
Result<Response> suspend(Call& call) { return change(call, app::AwardChange::suspend); }
Result<Response> reinstate(Call& call) { return change(call, app::AwardChange::reinstate); }
Result<Response> extend(Call& call) { return change(call, app::AwardChange::extend); }
Result<Response> correct(Call& call) { return change(call, app::AwardChange::correct); }

}  // namespace cairn::server::pages
