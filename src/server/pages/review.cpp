// SPDX-License-Identifier: Apache-2.0
// The issuer's side of a claim.
#include "app/claims/review.h"

#include <charconv>

#include "app/assessment/case.h"
#include "app/claims/evidence_type.h"
#include "app/learners/addresses.h"
#include "app/learners/holder.h"
#include "app/mail/review.h"
#include "app/ports/claims.h"
#include "encoding/hex.h"
#include "encoding/percent.h"
#include "server/http/range.h"
#include "server/pages/assess_view.h"
#include "server/pages/deliveries_view.h"
#include "server/pages/design.h"
#include "server/pages/mail_view.h"
#include "server/pages/marking_form.h"
#include "server/pages/pages.h"
#include "server/text.h"

namespace cairn::server::pages {

namespace {

app::ClaimId id_of(const Call& call) { return {std::string(call.argument("id"))}; }

View evidence_view(const app::Evidence& evidence) {
  View view;
  const bool is_file =
      evidence.kind == app::EvidenceKind::file || evidence.kind == app::EvidenceKind::text;
  view.text("id", evidence.id.text).flag("is_file", is_file);
  view.text("label", is_file ? evidence.file_name : evidence.url);
  view.text("url", evidence.url).text("media_type", evidence.media_type);
  view.text("size", size_text(evidence.size_bytes));
  view.maybe("removed", evidence.removed ? day(*evidence.removed) : "");
  return view;
}

void add_decision(View& view, const app::ClaimCase& found) {
  View decision;
  const auto& made = found.decision;
  if (!made) {
    view.flag("decided", false);
    return;
  }
  decision.text("outcome",
                made->outcome == app::ClaimState::awarded ? say("Awarded") : say("Declined"));
  decision.text("on", day(made->decided)).maybe("reason_given", say_fault(made->reason));
  decision.maybe("award_id", found.award ? found.award->id.text : "");
  view.section("decided", std::move(decision));
}

// What both pages about a claim show of it.
void add_claim(Call& call, View& view, const app::ClaimCase& found) {
  view.text("form_token", call.form_token()).text("id", found.claim.id.text);
  view.text("learner", found.learner.name).text("email", found.learner.email);
  add_address(call, view, found);
  view.text("achievement", shown_name(found.achievement));
  add_achievement(view, found.achievement);
  const bool older = found.achievement.version != found.current_version;
  view.maybe("older_version", older ? std::to_string(found.achievement.version) : "");
  view.text("statement", found.claim.statement).number("claim_round", found.round);
  std::vector<View> evidence;
  for (const auto& item : found.evidence) evidence.push_back(evidence_view(item));
  view.rows("evidence", std::move(evidence));
}

struct StateWords {
  std::string_view word;
  std::string_view tone;
};

StateWords words_of(app::ClaimState state) {
  switch (state) {
    case app::ClaimState::awarded: return {to_say("Awarded"), "good"};
    case app::ClaimState::declined: return {to_say("Declined"), "bad"};
    default: return {to_say("Waiting"), "warn"};
  }
}

struct Shown {
  std::string_view reason = {};
  const Error* error = nullptr;
  std::string_view learner_link = {};  // new, told this once
};

Result<Response> show(Call& call, const Shown& shown) {
  CAIRN_TRY(const auto found, app::open_case(call.context(), call.actor(), id_of(call)));
  const auto state = words_of(found.claim.state);
  View view;
  view.text("title", found.learner.name + ": " + shown_name(found.achievement));
  add_claim(call, view, found);
  view.text("submitted", day(found.claim.submitted));
  view.text("state", say(state.word)).text("state_tone", state.tone);
  const bool is_open = found.claim.state == app::ClaimState::submitted;
  view.flag("open", is_open).text("reason", shown.reason);
  view.maybe("unsent", is_open || shown.error == nullptr ? std::string_view() : shown.reason);
  view.maybe("learner_link", shown.learner_link);
  view.flag("can_reopen",
            found.claim.state == app::ClaimState::declined && !app::is_erased(found.learner));
  add_decision(view, found);
  CAIRN_TRY(const auto mails, app::mail_about(call.context(), call.actor(), found.claim.id.text));
  add_deliveries(view, mails);
  add_field_errors(view, shown.error, {"reason"});
  return page(call, "claim_case", std::move(view),
              shown.error == nullptr ? 200 : status_of(*shown.error));
}

// Nothing is signed before somebody has read what will be.
Result<Response> show_award(Call& call, std::string_view reason) {
  CAIRN_TRY(const auto found, app::open_case(call.context(), call.actor(), id_of(call)));
  if (found.claim.state != app::ClaimState::submitted)
    return fail(ErrorCode::conflict, "decide", "This claim has been decided already.");
  View view;
  view.text("title", say("This will be signed"));
  add_claim(call, view, found);
  view.text("image", picture_address(call.site, found.achievement));
  view.text("reason", reason).flag("any_reason", !reason.empty());
  CAIRN_CHECK(
      add_mail_preview(call, view, app::MailKind::award_made,
                       {.name = found.learner.name, .badge = shown_name(found.achievement)}));
  return page(call, "claim_award", std::move(view));
}

// Decides, and leads back to the claim.
Result<Response> settle(Call& call, app::ClaimState outcome) {
  const app::DecisionForm form{
      .outcome = outcome, .reason = std::string(call.field("reason")), .round = round_in(call)};
  const auto decided = app::decide_claim(call.context(), call.actor(), id_of(call), form);
  if (decided) return see_other(call, "/desk/claims/" + decided->claim.id.text);
  // Also of a claim that stands otherwise by now, so that the reason is not typed in vain.
  if (!shows_form_again(decided.error())) return decided.error();
  return show(call, {.reason = form.reason, .error = &decided.error()});
}

}  // namespace

Result<Response> open_case(Call& call) {
  CAIRN_TRY(const auto assessed, app::is_assessed(call.context(), call.actor(), id_of(call)));
  return assessed ? show_assessment(call) : show(call, {});
}

Result<Response> decide(Call& call) {
  const auto outcome = call.field("outcome");
  const auto reason = call.field("reason");
  if (outcome == "awarded") {
    auto look = show_award(call, reason);
    if (look || look.error().code != ErrorCode::conflict) return look;
    return show(call, {.reason = reason, .error = &look.error()});
  }
  if (outcome == "declined") return settle(call, app::ClaimState::declined);
  if (outcome == "undecided") return show(call, {.reason = reason});  // back from the preview
  CAIRN_CHECK(app::open_case(call.context(), call.actor(), id_of(call)));
  return fail(ErrorCode::invalid, "decide", "Choose whether to award or to decline.", "/outcome");
}

Result<Response> award_claim(Call& call) { return settle(call, app::ClaimState::awarded); }

Result<Response> reopen(Call& call) {
  CAIRN_CHECK(app::reopen_claim(call.context(), call.actor(), id_of(call)));
  return see_other(call, "/desk/claims/" + id_of(call).text);
}

Result<Response> ask_claimant(Call& call) {
  CAIRN_CHECK(app::ask_claimant(call.context(), call.actor(), id_of(call)));
  return see_other(call, "/desk/claims/" + id_of(call).text + "?code=sent");
}

Result<Response> new_learner_link(Call& call) {
  CAIRN_TRY(const auto link, app::new_learner_link(call.context(), call.actor(), id_of(call)));
  return show(call, {.learner_link = link});
}

// A stranger's file: never as a page of this site, whatever it contains.
Result<Response> evidence(Call& call) {
  CAIRN_TRY(auto file,
            app::evidence_file(call.context(), call.actor(), {std::string(call.argument("id"))}));
  const auto presentation = app::presentation_of(file.evidence.media_type);
  std::string disposition = presentation == app::Presentation::show ? "inline" : "attachment";
  disposition += "; filename*=UTF-8''" + encoding::percent_encoded(file.evidence.file_name);
  Response out;
  const auto& type = file.evidence.media_type;
  out.set("Content-Type", type == "text/plain" ? "text/plain; charset=utf-8" : type);
  out.set("Content-Disposition", disposition);
  out.set("Content-Security-Policy", "default-src 'none'; sandbox");
  out.set("ETag", "\"" + encoding::to_hex(file.evidence.sha256) + "\"");
  out.body = as_text(file.bytes);
  answer_range(call.request, out);
  return out;
}

// A page of a stranger's PDF as the server draws it, in a process of its own.
Result<Response> evidence_page(Call& call) {
  const auto asked = call.argument("page");
  int number = 0;
  const auto [end, fault] = std::from_chars(asked.data(), asked.data() + asked.size(), number);
  if (fault != std::errc() || end != asked.data() + asked.size()) number = 0;
  CAIRN_TRY(const auto png, app::evidence_page(call.context(), call.actor(),
                                               {std::string(call.argument("id"))}, number));
  Response out;
  out.set("Content-Type", "image/png");
  out.set("Content-Security-Policy", "default-src 'none'; sandbox");
  out.body = as_text(png);
  return out;
}

}  // namespace cairn::server::pages
