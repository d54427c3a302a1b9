// SPDX-License-Identifier: Apache-2.0
// Co-issuing: whom an issuer asks to sign an achievement's awards too, and where the other reads
// and answers.
#include "app/co_issuing/co_issue.h"

#include <charconv>

#include "app/achievements/manage.h"
#include "server/pages/achievements.h"
#include "server/pages/design.h"
#include "server/text.h"

namespace cairn::server::pages {

namespace {

app::AchievementId id_of(const Call& call) { return {std::string(call.argument("id"))}; }

struct StateWords {
  std::string_view word;
  std::string_view tone;
};

StateWords words_of(const app::CoIssuing& it) {
  switch (it.agreement.state) {
    case app::CoIssuerState::asked: return {to_say("asked"), "warn"};
    case app::CoIssuerState::declined: return {to_say("declined"), "bad"};
    case app::CoIssuerState::ended: return {to_say("ended"), "bad"};
    default:
      return it.holds() ? StateWords{to_say("both sign"), "good"}
                        : StateWords{to_say("changed since; waits for a new yes"), "warn"};
  }
}

View row_of(const app::CoIssuing& it) {
  const auto words = words_of(it);
  View view;
  view.text("achievement", shown_name(it.achievement))
      .text("achievement_id", it.achievement.id.text);
  view.text("issuer", it.issuer.name).text("partner", it.partner.name);
  view.text("partner_id", it.partner.id.text).text("asked", day(it.agreement.asked));
  view.text("word", say(words.word)).text("tone", words.tone).flag("open", !it.over());
  view.maybe("message", it.agreement.message);
  return view;
}

Result<Response> show_partners(Call& call, const Error* error) {
  CAIRN_TRY(const auto achievement,
            app::find_achievement(call.context(), call.actor(), id_of(call)));
  CAIRN_TRY(const auto all, app::co_issuers_of(call.context(), call.actor(), id_of(call)));
  View view;
  view.text("title", say("Who signs “{}” too", shown_name(achievement)));
  view.text("id", achievement.id.text).text("achievement", shown_name(achievement));
  view.text("form_token", call.form_token());
  view.flag("retired", achievement.state == app::AchievementState::retired);
  std::vector<View> rows;
  for (const auto& it : all) rows.push_back(row_of(it));
  view.rows("partners", std::move(rows));
  view.text("partner", call.field("partner")).text("message", call.field("message"));
  add_field_errors(view, error, {"partner", "message"});
  return page(call, "co_issuers", std::move(view), error == nullptr ? 200 : status_of(*error));
}

Result<Response> end(Call& call, const app::OrganisationId& partner, std::string_view back) {
  CAIRN_CHECK(app::end_co_issuing(call.context(), call.actor(), id_of(call), partner));
  return see_other(call, back);
}

}  // namespace

Result<Response> co_issuers(Call& call) { return show_partners(call, nullptr); }

Result<Response> ask_to_co_issue(Call& call) {
  const auto asked = app::ask_to_co_issue(call.context(), call.actor(), id_of(call),
                                          call.field("partner"), call.field("message"));
  if (asked) return see_other(call, "/desk/achievements/" + id_of(call).text + "/co-issuers");
  if (asked.error().code == ErrorCode::invalid) return show_partners(call, &asked.error());
  return asked.error();
}

Result<Response> end_co_issuer(Call& call) {
  return end(call, {std::string(call.field("partner"))},
             "/desk/achievements/" + id_of(call).text + "/co-issuers");
}

Result<Response> co_issuing(Call& call) {
  CAIRN_TRY(const auto all, app::co_issuing_asked(call.context(), call.actor()));
  View view;
  view.text("title", say("Signing for others too")).text("form_token", call.form_token());
  view.text("own_page", call.context().base_url + "/o/" + call.actor().organisation.text);
  std::vector<View> rows;
  for (const auto& it : all) rows.push_back(row_of(it));
  view.rows("agreements", std::move(rows));
  return page(call, "co_issuing", std::move(view));
}

Result<Response> open_co_issuing(Call& call) {
  CAIRN_TRY(const auto found, app::open_co_issuing(call.context(), call.actor(), id_of(call)));
  View view = row_of(found);
  view.text("title", found.over() ? shown_name(found.achievement)
                                  : say("Sign “{}” too?", shown_name(found.achievement)));
  view.text("form_token", call.form_token()).text("id", found.achievement.id.text);
  view.number("version", found.achievement.version).flag("holds", found.holds());
  if (!found.over()) {
    view.text("image", picture_address(call.site, found.achievement));
    add_achievement(view, found.achievement);
  }
  return page(call, "co_issuing_look", std::move(view));
}

Result<Response> answer_co_issuing(Call& call) {
  CAIRN_CHECK(app::open_co_issuing(call.context(), call.actor(), id_of(call)));
  const auto text = call.field("version");
  std::int64_t version = 0;
  std::from_chars(text.data(), text.data() + text.size(), version);
  const auto word = call.field("answer");
  const std::string back = "/desk/achievements/co-issuing/" + id_of(call).text;
  if (word == "end") return end(call, call.actor().organisation, back);
  if (word != "agree" && word != "decline")
    return fail(ErrorCode::invalid, "form", "Choose whether to agree or to decline.", "/answer");
  CAIRN_CHECK(app::answer_co_issuing(
      call.context(), call.actor(), id_of(call), version,
      word == "agree" ? app::CoIssuingAnswer::agree : app::CoIssuingAnswer::decline));
  return see_other(call, back);
}

}  // namespace cairn::server::pages
