// SPDX-License-Identifier: Apache-2.0
// A claim as its learner follows it: what is asked for, the result with its feedback, an appeal.
#include "app/assessment/ask.h"
#include "app/limits.h"
#include "server/pages/assess_view.h"
#include "server/pages/design.h"
#include "server/pages/pages.h"
#include "server/pages/rubric_view.h"
#include "server/pages/send_view.h"
#include "server/text.h"

namespace cairn::server::pages {
namespace {

app::ClaimId id_of(const Call& call) { return {std::string(call.argument("id"))}; }
std::string path_of(const Call& call) {
  return "/l/" + std::string(call.argument("token")) + "/claims/" + id_of(call).text;
}

struct Typed {
  const app::MoreForm* more = nullptr;
  std::string_view appeal_reason = {};
  const Error* error = nullptr;
};

struct Standing {
  std::string text;
  std::string_view tone;
};

Standing standing_of(const app::LearnerCase& own) {
  const auto& state = own.state;
  switch (state.progress.phase) {
    case app::Phase::asked: return {say("Waiting for you"), "bad"};
    case app::Phase::appeal: return {say("Appealed"), "warn"};
    case app::Phase::closed: break;
    default: return {say("Waiting for a decision"), "warn"};
  }
  if (state.claim.award) return {say("Yours"), "good"};
  return {say("Declined"), "bad"};
}

// The newest list of what is missing.
void add_asked(View& view, const app::LearnerCase& own) {
  const app::CaseEvent* newest = nullptr;
  for (const auto& event : own.told)
    if (event.deed == app::CaseDeed::asked || event.deed == app::CaseDeed::returned)
      newest = &event;
  if (!own.may_send || newest == nullptr) {
    view.flag("asked", false);
    return;
  }
  View asked;
  const bool returned = newest->deed == app::CaseDeed::returned;
  asked.text("heading",
             returned ? say("It cannot be assessed as it is:") : say("Still asked for:"));
  std::vector<View> items;
  for (const auto& line : non_empty_lines(newest->text)) {
    View item;
    item.text("item", line);
    items.push_back(std::move(item));
  }
  asked.list("items", std::move(items));
  view.section("asked", std::move(asked));
}

void add_feedback(View& view, const app::LearnerCase& own) {
  const auto& rubric = own.state.held.plan.rubric;
  if (own.state.markings.empty()) {
    view.flag("feedback", false);
    add_rubric(view, rubric);
    return;
  }
  const auto& marking = own.state.markings.front();
  View feedback;
  feedback.maybe("overall_comment", marking.marking.comment);
  add_rubric(feedback, rubric, &marking.marking);
  add_score(feedback, "score", marking.score, rubric);
  view.section("feedback", std::move(feedback));
}

void add_sent(View& view, const app::LearnerCase& own) {
  std::vector<View> rows;
  for (const auto& evidence : own.state.claim.evidence) {
    View row;
    const bool text = evidence.kind == app::EvidenceKind::text;
    row.text("label", text                   ? say("Text written in the form")
                      : evidence.url.empty() ? evidence.file_name
                                             : evidence.url);
    row.maybe("reference", evidence.reference).text("media_type", evidence.media_type);
    rows.push_back(std::move(row));
  }
  view.rows("evidence", std::move(rows));
  view.text("own_statement", own.state.claim.claim.statement);
}

Result<Response> show(Call& call, const Typed& typed) {
  CAIRN_TRY(const auto own, app::learner_case(call.context(), call.argument("token"), id_of(call)));
  View view;
  const auto standing = standing_of(own);
  view.text("title", shown_name(own.state.claim.achievement)).text("token", call.argument("token"));
  view.text("form_token", call.form_token()).text("id", id_of(call).text);
  view.text("achievement", shown_name(own.state.claim.achievement));
  view.text("organisation", own.organisation.name);
  view.text("submitted", day(own.state.claim.claim.submitted));
  view.text("state", standing.text).text("state_tone", standing.tone);
  view.flag("sent", !call.target.parameter("sent").empty());
  add_asked(view, own);
  add_feedback(view, own);
  add_sent(view, own);
  add_declarations(view, own.declarations);
  // Learners deal with the organisation, not with one of its people.
  std::map<std::string, std::string> people;
  for (const auto& event : own.told) people.emplace(event.who, own.organisation.name);
  add_history(view, own.told, people);
  const app::MoreForm none;
  const auto& more = typed.more ? *typed.more : none;
  add_sending(view, more, more.declaration, typed.error != nullptr);
  view.text("statement", typed.more ? more.statement : own.state.claim.claim.statement);
  view.flag("asks_file", true).flag("asks_link", true).flag("asks_more", true);
  view.flag("may_send", own.may_send).flag("may_appeal", own.may_appeal);
  view.text("appeal_reason", typed.appeal_reason);
  add_field_errors(view, typed.error,
                   {"statement", "files", "links", "text", "repository", "reference", "identity",
                    "originality", "tools", "tools_used", "reflection", "appeal_reason"});
  std::vector<View> scripts(1);
  scripts[0].text("file", "files.js");
  view.list("scripts", std::move(scripts));
  return page(call, "learner_case", std::move(view),
              typed.error == nullptr ? 200 : status_of(*typed.error));
}

// What strangers may send is bounded, as a claim is.
Status allowed(Call& call) {
  return call.context().throttle.take("claim " + call.client(), {100, 30},
                                      call.context().clock.now());
}

}  // namespace

Result<Response> learner_case(Call& call) { return show(call, {}); }

Result<Response> send_more(Call& call) {
  CAIRN_CHECK(allowed(call));
  app::MoreForm form;
  static_cast<app::SentEvidence&>(form) = evidence_of(call);
  form.statement = call.field("statement");
  form.declaration = declaration_of(call);
  const auto sent = app::send_more(call.context(), call.argument("token"), id_of(call), form);
  if (sent) return see_other(call, path_of(call) + "?sent=1");
  if (sent.error().code != ErrorCode::invalid && sent.error().path.empty()) return sent.error();
  const auto placed = with_paths(sent.error(), "/evidence", "/files");
  return show(call, {.more = &form, .error = &placed});
}

Result<Response> appeal(Call& call) {
  CAIRN_CHECK(allowed(call));
  const auto reason = call.field("appeal_reason");
  const auto sent = app::appeal(call.context(), call.argument("token"), id_of(call), reason);
  if (sent) return see_other(call, path_of(call) + "?sent=1");
  if (sent.error().code != ErrorCode::invalid) return sent.error();
  const auto placed = with_paths(sent.error(), "/reason", "/appeal_reason");
  return show(call, {.appeal_reason = reason, .error = &placed});
}

}  // namespace cairn::server::pages
