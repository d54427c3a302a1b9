// SPDX-License-Identifier: Apache-2.0
// The learner's own page: what they hold and sent in, who may see it, the end of it.
#include "app/learners/learner_page.h"

#include <algorithm>

#include "app/awards/badge.h"
#include "app/learners/erase.h"
#include "app/learners/holder.h"
#include "app/learners/presentation.h"
#include "app/learners/record.h"
#include "app/sharing/add_to_profile.h"
#include "app/sharing/share.h"
#include "server/language.h"
#include "server/pages/design.h"
#include "server/pages/learner_view.h"
#include "server/pages/pages.h"
#include "server/pages/quality/view.h"
#include "server/text.h"

namespace cairn::server::pages {

namespace {

constexpr std::int64_t learner_cookie_seconds = 365 * 24 * 60 * 60;

struct State {
  std::string words;
  std::string_view tone;
};

State state_of(const Call& call, const app::Award& award) {
  if (award.revoked) return {say("Revoked"), "bad"};
  if (award.suspended) return {say("Suspended"), "warn"};
  if (award.valid_until && *award.valid_until < call.context().clock.now())
    return {say("Expired"), "warn"};
  return {say("Yours"), "good"};
}

State state_of(const Call& call, const app::LearnerPage::Entry& entry) {
  if (entry.award) return state_of(call, *entry.award);
  if (entry.claim->state == app::ClaimState::declined) return {say("Declined"), "bad"};
  if (entry.claim->state == app::ClaimState::awarded) return {say("Bound to another address"), ""};
  if (entry.asked_for) return {say("Waiting for you"), "warn"};
  return {say("Waiting for a decision"), "warn"};
}

std::string reason_of(const app::LearnerPage::Entry& entry) {
  if (entry.award && entry.award->revoked) return say_fault(entry.award->revocation_reason);
  if (entry.award && entry.award->suspended) return say_fault(entry.award->suspension_reason);
  return entry.decision ? say_fault(entry.decision->reason) : std::string();
}

View entry_view(const Call& call, const app::LearnerPage::Entry& entry) {
  View view;
  view.text("name", shown_name(entry.achievement));
  view.text("alternative_text", shown_alternative_text(entry.achievement));
  view.text("image", picture_address(call.site, entry.achievement));
  const auto state = state_of(call, entry);
  view.text("state", state.words).text("state_tone", state.tone);
  view.text("when", day(entry.award ? entry.award->awarded : entry.claim->submitted));
  view.maybe("reason", reason_of(entry));
  view.maybe("case_id", entry.assessed && entry.claim ? entry.claim->id.text : "");
  const bool declined = entry.claim && entry.claim->state == app::ClaimState::declined;
  const bool claimable = entry.achievement.state == app::AchievementState::published;
  view.maybe("again", declined && claimable ? entry.achievement.claim_code : "");
  view.maybe("award_id", entry.award ? entry.award->id.text : "");
  view.flag("hidden", entry.hidden).text("token", call.argument("token"));
  view.maybe("review", claimable && entry.award && !entry.award->revoked
                           ? review_path(entry.achievement.id.text)
                           : "");
  return view;
}

// The badges that may be shown together.
std::vector<View> together_views(const Call& call, const app::LearnerPage& found) {
  std::vector<View> rows;
  for (const auto& entry : found.entries) {
    if (!entry.award || !app::can_be_shown(*entry.award, call.context().clock.now())) continue;
    View row;
    row.text("badge", entry.award->id.text).text("name", shown_name(entry.achievement));
    row.text("when", day(entry.award->awarded));
    row.flag("chosen", std::ranges::any_of(call.form.fields, [&](const auto& field) {
               return field.name == "badge" && field.value == entry.award->id.text;
             }));
    rows.push_back(std::move(row));
  }
  return rows;
}

// Every address, the main one first.
void add_addresses(View& view, const app::LearnerPage& found) {
  std::vector<View> rows;
  const auto add = [&](const std::string& email, bool main, bool proved) {
    View row;
    row.text("address", email).flag("main", main).flag("proved", proved);
    rows.push_back(std::move(row));
  };
  const auto& main = found.learner.email;
  add(main, true, std::ranges::any_of(found.addresses, [&](const app::LearnerAddress& one) {
        return one.email == main;
      }));
  for (const auto& one : found.addresses)
    if (one.email != main) add(one.email, false, true);
  view.list("addresses", std::move(rows));
  std::vector<View> awaited;
  for (const auto& email : found.awaited) {
    View row;
    row.text("awaited_email", email);
    awaited.push_back(std::move(row));
  }
  view.rows("awaited", std::move(awaited));
}

}  // namespace

Result<Response> show_learner(Call& call, const Error* error) {
  const auto token = call.argument("token");
  CAIRN_TRY(const auto found, app::learner_page(call.context(), token));
  if (found.learner.language != spoken().tag)
    CAIRN_CHECK(app::read_in(call.context(), token, spoken().tag));
  call.set_cookie(learner_cookie, token, learner_cookie_seconds);
  View view;
  const auto form_token = call.form_token();
  view.text("title", found.learner.name).text("learner", found.learner.name);
  view.text("organisation", found.organisation.name).text("token", token);
  view.text("form_token", form_token).text("email", found.learner.email);
  const auto url = app::learner_url(call.context(), token);
  view.maybe("sent_address", call.target.parameter("sent").empty() ? "" : url);
  view.maybe("found_address", call.target.parameter("found").empty() ? "" : url);
  std::vector<View> entries;
  for (const auto& entry : found.entries) entries.push_back(entry_view(call, entry));
  view.list("entries", std::move(entries));
  auto together = together_views(call, found);
  view.flag("makes_record", !together.empty() && app::makes_records(call.context()));
  view.rows("together", std::move(together));
  add_addresses(view, found);
  view.flag("sends_mail", call.context().mailer != nullptr);
  view.text("new_email", call.field("new_email")).text("confirmation", call.field("confirmation"));
  add_field_errors(view, error, {"new_email", "code", "confirmation", "badge"});
  CAIRN_TRY(auto out,
            page(call, "learner", std::move(view), error == nullptr ? 200 : status_of(*error)));
  if (error != nullptr) add_retry(out, *error);
  return out;
}

namespace {

app::AwardId id_of(const Call& call) { return {std::string(call.argument("id"))}; }

std::vector<View> link_views(const Call& call, const app::OwnBadge& own,
                             const std::string& form_token) {
  const auto now = call.context().clock.now();
  std::vector<View> out;
  for (const auto& link : own.links) {
    View view;
    view.text("link", app::share_link_url(call.context(), link));
    view.flag("part", !link.part.empty());
    view.text("link_token", link.token).number("views", link.views);
    view.text("made", day(link.created)).maybe("ends", link.expires ? day(*link.expires) : "");
    view.flag("ended", link.expires && *link.expires <= now).text("form_token", form_token);
    out.push_back(std::move(view));
  }
  return out;
}

void add_sharing(View& view, const Call& call, const app::OwnBadge& own) {
  const auto url = app::badge_url(call.context(), own.award.id);
  const auto picture = url + "/picture.svg";
  const auto name = shown_name(own.achievement);
  const auto alternative_text = shown_alternative_text(own.achievement);
  const app::SharedBadge shared{.name = name,
                                .organisation = own.organisation.name,
                                .url = url,
                                .id = own.award.id.text,
                                .picture = picture,
                                .alternative_text = alternative_text,
                                .awarded = own.award.awarded,
                                .valid_until = own.award.valid_until};
  view.text("url", url).text("linkedin", app::linkedin_url(shared));
  view.text("embed", app::embed_html(shared)).text("signature", app::signature_html(shared));
}

Result<Response> show_badge(Call& call, const Error* error) {
  const auto token = call.argument("token");
  CAIRN_TRY(const auto own, app::own_badge(call.context(), token, id_of(call)));
  call.set_cookie(learner_cookie, token, learner_cookie_seconds);
  View view;
  const auto form_token = call.form_token();
  view.text("title", shown_name(own.achievement)).text("name", shown_name(own.achievement));
  view.text("organisation", own.organisation.name).text("token", token);
  view.text("id", own.award.id.text).text("form_token", form_token);
  view.text("alternative_text", shown_alternative_text(own.achievement));
  view.text("image", picture_address(call.site, own.achievement));
  const auto state = state_of(call, own.award);
  view.text("state", state.words).text("state_tone", state.tone);
  view.text("awarded", day(own.award.awarded)).flag("hidden", own.hidden);
  view.maybe("until", own.award.valid_until ? day(*own.award.valid_until) : "");
  view.flag("holds", !own.award.revoked).text("days", call.field("days"));
  view.flag("showable", !own.organisation.whole_only &&
                            app::can_be_shown(own.award, call.context().clock.now()));
  add_sharing(view, call, own);
  view.rows("links", link_views(call, own, form_token));
  add_field_errors(view, error, {"days"});
  return page(call, "learner_badge", std::move(view), error == nullptr ? 200 : status_of(*error));
}

Response to_badge(const Call& call) {
  return see_other(
      call, "/l/" + std::string(call.argument("token")) + "/b/" + std::string(call.argument("id")));
}

Result<Response> set_hidden(Call& call, bool hidden) {
  CAIRN_CHECK(app::set_badge_hidden(call.context(), call.argument("token"), id_of(call), hidden));
  return to_badge(call);
}

}  // namespace

Result<Response> learner_page(Call& call) { return show_learner(call, nullptr); }

Result<Response> own_badge(Call& call) { return show_badge(call, nullptr); }
Result<Response> hide_badge(Call& call) { return set_hidden(call, true); }
Result<Response> show_badge_again(Call& call) { return set_hidden(call, false); }

Result<Response> make_share_link(Call& call) {
  const auto made = app::make_share_link(call.context(), call.argument("token"), id_of(call),
                                         {.days = std::string(call.field("days"))});
  if (made) return to_badge(call);
  if (made.error().path.empty()) return made.error();
  return show_badge(call, &made.error());
}

Result<Response> end_share_link(Call& call) {
  CAIRN_CHECK(
      app::end_share_link(call.context(), call.argument("token"), id_of(call), call.field("link")));
  return to_badge(call);
}

Result<Response> learner_export(Call& call) {
  CAIRN_TRY(auto text, app::export_myself(call.context(), call.argument("token")));
  auto out = json_response(std::move(text));
  return std::move(out.set("Content-Disposition", "attachment; filename=\"cairn-badges.json\""));
}

Result<Response> learner_record(Call& call) {
  CAIRN_TRY(auto text, app::own_record(call.context(), call.argument("token")));
  auto out = json_response(std::move(text));
  return std::move(out.set("Content-Disposition", "attachment; filename=\"clr.json\""));
}

Result<Response> learner_presentation(Call& call) {
  std::vector<app::AwardId> ids;
  for (const auto& field : call.form.fields)
    if (field.name == "badge") ids.push_back({field.value});
  auto text = app::own_presentation(call.context(), call.argument("token"), ids);
  if (!text && text.error().code == ErrorCode::invalid) return show_learner(call, &text.error());
  CAIRN_CHECK(text);
  auto out = json_response(std::move(text).value() + "\n", "application/vp");
  out.set("Cache-Control", "no-store");
  return std::move(out.set("Content-Disposition", "attachment; filename=\"presentation.json\""));
}

Result<Response> erase_myself(Call& call) {
  const auto erased = app::erase_myself(call.context(), call.argument("token"),
                                        std::string(call.field("confirmation")));
  if (!erased && erased.error().code == ErrorCode::invalid)
    return show_learner(call, &erased.error());
  CAIRN_CHECK(erased);
  call.clear_cookie(learner_cookie);
  View view;
  view.text("title", say("Removed"));
  return page(call, "learner_erased", std::move(view));
}

}  // namespace cairn::server::pages
