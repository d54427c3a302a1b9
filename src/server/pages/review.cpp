// SPDX-License-Identifier: Apache-2.0
// The issuer's side of a claim.
#include "app/claims/review.h"

#include "app/claims/evidence_type.h"
#include "server/pages/design.h"
#include "server/pages/pages.h"
#include "server/text.h"

namespace cairn::server::pages {

namespace {

app::ClaimId id_of(const Call& call) { return {std::string(call.argument("id"))}; }

View evidence_view(const app::Evidence& evidence) {
  View view;
  const bool is_file = evidence.kind == app::EvidenceKind::file;
  view.text("id", evidence.id.text).flag("is_file", is_file);
  view.text("label", is_file ? evidence.file_name : evidence.url);
  view.text("url", evidence.url).text("media_type", evidence.media_type);
  view.text("size", size_text(evidence.size_bytes));
  return view;
}

void add_decision(View& view, const app::ClaimCase& found) {
  View decision;
  const auto& made = found.decision;
  if (!made) {
    view.flag("decided", false);
    return;
  }
  decision.text("outcome", made->outcome == app::ClaimState::awarded ? "Awarded" : "Declined");
  decision.text("on", day(made->decided)).maybe("reason_given", made->reason);
  decision.maybe("award_id", found.award ? found.award->id.text : "");
  view.section("decided", std::move(decision));
}

Result<Response> show(Call& call, std::string_view reason, const Error* error) {
  CAIRN_TRY(const auto found, app::open_case(call.context(), call.actor(), id_of(call)));
  const auto state = found.claim.state;
  View view;
  view.text("title", found.learner.name + ": " + found.achievement.name);
  view.text("form_token", call.form_token()).text("id", found.claim.id.text);
  view.text("learner", found.learner.name).text("email", found.learner.email);
  view.text("achievement", found.achievement.name);
  add_achievement(view, found.achievement);
  const bool older = found.achievement.version != found.current_version;
  view.maybe("older_version", older ? std::to_string(found.achievement.version) : "");
  view.text("submitted", day(found.claim.submitted)).text("statement", found.claim.statement);
  view.text("state", state == app::ClaimState::awarded    ? "Awarded"
                     : state == app::ClaimState::declined ? "Declined"
                                                          : "Waiting");
  view.text("state_tone", state == app::ClaimState::awarded    ? "good"
                          : state == app::ClaimState::declined ? "bad"
                                                               : "warn");
  std::vector<View> evidence;
  for (const auto& item : found.evidence) evidence.push_back(evidence_view(item));
  view.rows("evidence", std::move(evidence));
  view.flag("open", state == app::ClaimState::submitted).text("reason", reason);
  add_decision(view, found);
  add_field_errors(view, error, {"reason"});
  return page(call, "claim_case", std::move(view), error == nullptr ? 200 : 422);
}

}  // namespace

Result<Response> open_case(Call& call) { return show(call, "", nullptr); }

Result<Response> decide(Call& call) {
  const auto outcome = call.field("outcome");
  if (outcome != "awarded" && outcome != "declined")
    return fail(ErrorCode::invalid, "decide", "Choose whether to award or to decline.", "/outcome");
  const app::DecisionForm form{
      .outcome = outcome == "awarded" ? app::ClaimState::awarded : app::ClaimState::declined,
      .reason = std::string(call.field("reason"))};
  const auto decided = app::decide_claim(call.context(), call.actor(), id_of(call), form);
  if (decided) return see_other(call, "/desk/claims/" + decided->claim.id.text);
  if (decided.error().code != ErrorCode::invalid) return decided.error();
  return show(call, form.reason, &decided.error());
}

// A stranger's file: never as a page of this site, whatever it contains.
Result<Response> evidence(Call& call) {
  CAIRN_TRY(auto file,
            app::evidence_file(call.context(), call.actor(), {std::string(call.argument("id"))}));
  const auto presentation = app::presentation_of(file.evidence.media_type);
  std::string disposition = presentation == app::Presentation::show ? "inline" : "attachment";
  disposition += "; filename*=UTF-8''" + percent_encode(file.evidence.file_name);
  Response out;
  const auto& type = file.evidence.media_type;
  out.set("Content-Type", type == "text/plain" ? "text/plain; charset=utf-8" : type);
  out.set("Content-Disposition", disposition);
  out.set("Content-Security-Policy", "default-src 'none'; sandbox");
  out.body = as_text(file.bytes);
  return out;
}

}  // namespace cairn::server::pages
