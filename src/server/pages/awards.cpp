// SPDX-License-Identifier: Apache-2.0
// One award as its issuer sees it, and what can become of it.
#include <algorithm>

#include "app/achievements/manage.h"
#include "app/awards/badge.h"
#include "app/awards/change.h"
#include "app/awards/personal_link.h"
#include "app/awards/replace.h"
#include "app/awards/revoke.h"
#include "app/mail/review.h"
#include "server/language.h"
#include "server/pages/batch_views.h"
#include "server/pages/deliveries_view.h"
#include "server/pages/design.h"
#include "server/pages/mail_view.h"
#include "server/pages/pages.h"
#include "server/pages/reached_fields.h"
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

std::string iso_day(Instant day) { return format_instant(day).substr(0, 10); }

bool is_sent(const Call& call, std::string_view name) {
  return std::ranges::any_of(call.form.fields,
                             [&](const auto& field) { return field.name == name; });
}

// What was typed, where it is other than what is signed now.
std::optional<std::string> differing(const Call& call, std::string_view name,
                                     std::string_view now) {
  std::string typed(call.field(name));
  std::erase(typed, '\r');  // lines of a form end in CRLF
  if (!is_sent(call, name) || typed == now) return std::nullopt;
  return typed;
}

// The achievement chosen in its place, or "".
std::string instead_of(const Call& call, const app::IssuedBadge& badge) {
  const auto chosen = call.field("achievement");
  return chosen == badge.achievement.id.text ? std::string() : std::string(chosen);
}

// Of another achievement nothing was signed before, so that nothing of it can be taken away.
ReachedForm results_put_right(const Call& call, const app::IssuedBadge& badge,
                              const credential::Said& said) {
  const bool other = !instead_of(call, badge).empty();
  ReachedForm out;
  for (auto& result : reached_in(call)) {
    const auto before =
        std::ranges::find(said.results, result.first, &std::pair<std::string, std::string>::first);
    const bool known = !other && before != said.results.end();
    if (result.second != (known ? before->second : std::string())) out.push_back(std::move(result));
  }
  return out;
}

// What was put right first, as faults count them.
ReachedForm results_typed(const Call& call, const app::IssuedBadge& badge,
                          const credential::Said& said) {
  auto out = results_put_right(call, badge, said);
  for (auto& result : reached_in(call)) out.push_back(std::move(result));
  return out;
}

// Which results are asked for: those of the achievement chosen in its place, or of the badge's own.
struct Asked {
  std::string of;  // id of the achievement
  std::vector<achievement::ResultRow> results;
};
Result<Asked> results_asked(Call& call, const app::IssuedBadge& badge) {
  Asked own{badge.achievement.id.text, badge.achievement.details.results};
  const auto chosen = instead_of(call, badge);
  if (chosen.empty()) return own;
  auto found = app::find_achievement(call.context(), call.actor(), {chosen});
  if (found) return Asked{chosen, std::move(found->details.results)};
  if (found.error().code != ErrorCode::not_found) return found.error();
  return own;
}

// Whether what was typed is of those results: two achievements may both have a “Grade”.
bool was_asked(const Call& call, const app::IssuedBadge& badge, const Asked& asked) {
  const auto of = is_sent(call, "results_of") ? call.field("results_of")
                                              : std::string_view(badge.achievement.id.text);
  return of == asked.of;
}

// As typed; as signed, where nothing of this achievement was asked a moment ago.
ReachedForm results_shown(const Call& call, const app::IssuedBadge& badge,
                          const credential::Said& said, const Asked& asked, bool typed) {
  if (typed && was_asked(call, badge, asked)) return results_typed(call, badge, said);
  return asked.of == badge.achievement.id.text ? said.results : ReachedForm();
}

// What may be put right: as it was signed, or as it was typed a moment ago.
Status add_correction(Call& call, View& view, const app::IssuedBadge& badge, bool typed,
                      const Error* error) {
  const auto said = app::said_by(badge.award);
  const auto put = [&](std::string_view name, std::string_view now) {
    view.text(std::string(name) + "_typed", typed ? call.field(name) : now);
  };
  put("name", badge.learner.name);
  put("email", badge.learner.email);
  put("narrative", said.narrative);
  put("evidence", said.link);
  put("awarded", iso_day(badge.award.awarded));
  put("achievement_version", "");
  view.flag("newest_typed", typed && call.field("newest_words") == "1");
  CAIRN_TRY(auto others,
            published_choices(call, typed ? call.field("achievement") : std::string_view()));
  view.list("others", std::move(others));
  const bool asks_waiver = !call.field("waiver").empty() || !fault_at(error, "/waiver").empty();
  view.flag("asks_waiver", typed && asks_waiver).text("waiver", call.field("waiver"));
  CAIRN_TRY(const auto asked, results_asked(call, badge));
  view.text("results_of", asked.of);
  view.rows("results",
            result_fields(asked.results, results_shown(call, badge, said, asked, typed), error));
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
  CAIRN_CHECK(
      add_correction(call, view, badge, change == name_of(app::AwardChange::correct), error));
  add_field_errors(view, error,
                   {"name", "email", "until", "reason", "narrative", "evidence", "awarded",
                    "achievement", "achievement_version", "waiver"});
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
  const auto said = app::said_by(badge.award);
  form.narrative = differing(call, "narrative", said.narrative);
  form.evidence = differing(call, "evidence", said.link);
  form.awarded = differing(call, "awarded", iso_day(badge.award.awarded));
  form.achievement = instead_of(call, badge);
  form.version = call.field("achievement_version");
  form.waiver = call.field("waiver");
  form.results = results_put_right(call, badge, said);
  return form;
}

// What was reached of one achievement is never signed as reached of another.
Status check_results_asked(Call& call) {
  CAIRN_TRY(const auto badge, app::issued_badge(call.context(), call.actor(), id_of(call)));
  CAIRN_TRY(const auto asked, results_asked(call, badge));
  const bool matters = !asked.results.empty() || !reached_in(call).empty();
  if (!matters || was_asked(call, badge, asked)) return done;
  return fail(ErrorCode::invalid, "award",
              "Other results belong to this achievement. Say above what was reached, or leave it "
              "empty, then sign.",
              "/achievement");
}

Result<Response> change(Call& call, app::AwardChange change) {
  CAIRN_CHECK(check_own(call));
  if (change == app::AwardChange::correct && !call.field("choose").empty())
    return show(call, name_of(change), nullptr);
  if (change == app::AwardChange::correct) {
    const auto asked = check_results_asked(call);
    if (!asked && asked.error().code == ErrorCode::invalid)
      return show(call, name_of(change), &asked.error());
    CAIRN_CHECK(asked);
  }
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
