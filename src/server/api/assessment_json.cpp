// SPDX-License-Identifier: Apache-2.0
#include "server/api/assessment_json.h"

#include "app/awards/badge.h"
#include "encoding/hex.h"

namespace cairn::server::api {
namespace {

using json::Builder;
using json::ObjectBuilder;
using json::Value;

Value number(std::string_view text, Builder builder) {
  return Value::number(builder.arena().copy(text));
}
Value hundredths(assessment::Hundredths amount, Builder builder) {
  return number(assessment::text_of(amount), builder);
}

constexpr std::string_view kinds[] = {"file", "link", "text", "repository"};

Value evidence_value(const app::Evidence& it, Builder builder) {
  ObjectBuilder out(builder);
  out.add_string("id", it.id.text).add_string("kind", kinds[static_cast<std::size_t>(it.kind)]);
  out.add_string_if("url", it.url).add_string_if("reference", it.reference);
  out.add_string_if("file_name", it.file_name).add_string_if("media_type", it.media_type);
  if (!it.sha256.empty()) {
    out.add("size_bytes", builder.integer(it.size_bytes));
    out.add_string("sha256", encoding::to_hex(it.sha256));
  }
  return out.add("round", builder.integer(it.round)).value();
}

Value declaration_value(const app::Declaration& it, Builder builder) {
  ObjectBuilder out(builder);
  out.add("round", builder.integer(it.round)).add("identity", Value::boolean(it.identity));
  out.add("originality", Value::boolean(it.originality));
  out.add_string("tools", app::tool_use_names[static_cast<std::size_t>(it.tools)]);
  out.add_string_if("tools_used", it.tools_used).add_string_if("reflection", it.reflection);
  return out.value();
}

Value score_value(const assessment::Score& score, Builder builder) {
  return ObjectBuilder(builder)
      .add("percent", hundredths(score.percent, builder))
      .add("points", hundredths(score.points, builder))
      .add("points_max", hundredths(score.points_max, builder))
      .add("complete", Value::boolean(score.complete))
      .add("passed", Value::boolean(score.passed))
      .value();
}

Value marking_value(const app::CaseMarking& it, Builder builder) {
  ObjectBuilder out(builder);
  out.add_string("role", app::name_of(it.stored.role));
  out.add_string("account", it.stored.account.text);
  out.add("round", builder.integer(it.stored.round));
  out.add("handed_in", Value::boolean(it.stored.submitted.has_value()));
  out.add("seconds", builder.integer(it.stored.seconds));
  out.add("marking", assessment::to_json(it.marking, builder));
  return out.add("score", score_value(it.score, builder)).value();
}

Value event_value(const app::CaseEvent& it, Builder builder) {
  return ObjectBuilder(builder)
      .add_string("at", format_instant(it.at))
      .add_string("deed", app::name_of(it.deed))
      .add_string("who", it.who)
      .add_string_if("text", it.text)
      .value();
}

template <class Item, class Make>
void add_list(ObjectBuilder& out, std::string_view key, const std::vector<Item>& items,
              Builder builder, Make make) {
  std::vector<Value> values;
  for (const auto& item : items) values.push_back(make(item, builder));
  out.add(key, builder.array(values));
}

void add_claim(ObjectBuilder& out, const Call& call, const app::ClaimCase& claim, Builder builder) {
  out.add_string("id", claim.claim.id.text).add_string("state", app::name_of(claim.claim.state));
  out.add_string("achievement", claim.claim.achievement.text);
  out.add("achievement_version", builder.integer(claim.claim.achievement_version));
  out.add("learner", builder.object({{"id", builder.string(claim.learner.id.text)},
                                     {"name", builder.string(claim.learner.name)},
                                     {"email", builder.string(claim.learner.email)},
                                     {"address_proved", Value::boolean(claim.address_proved)}}));
  out.add_string("statement", claim.claim.statement);
  out.add("round", builder.integer(claim.round));
  out.add_string("submitted", format_instant(claim.claim.submitted));
  add_list(out, "evidence", claim.evidence, builder, evidence_value);
  if (claim.decision)
    out.add("decision", ObjectBuilder(builder)
                            .add_string("outcome", app::name_of(claim.decision->outcome))
                            .add_string_if("reason", claim.decision->reason)
                            .add_string("decided", format_instant(claim.decision->decided))
                            .value());
  if (claim.award)
    out.add(
        "award",
        builder.object({{"id", builder.string(claim.award->id.text)},
                        {"url", builder.string(app::badge_url(call.context(), claim.award->id))}}));
}

void add_state(ObjectBuilder& out, const app::CaseState& state, Builder builder) {
  out.add_string("phase", app::name_of(state.progress.phase));
  if (state.progress.due) out.add_string("due", format_instant(*state.progress.due));
  out.add("rubric", assessment::to_json(state.held.plan.rubric, builder));
  add_list(out, "markings", state.markings, builder, marking_value);
  if (state.verdict)
    out.add("verdict", ObjectBuilder(builder)
                           .add_string("outcome", app::name_of(state.verdict->outcome))
                           .add_string_if("reason", state.verdict->reason)
                           .add_string("effective", format_instant(state.verdict->effective))
                           .value());
  if (state.appeal)
    out.add("appeal", ObjectBuilder(builder)
                          .add_string("reason", state.appeal->reason)
                          .add_string("state", app::name_of(state.appeal->state))
                          .add_string_if("answer", state.appeal->answer)
                          .value());
}

Value agreement_value(const assessment::Agreement& it, Builder builder) {
  ObjectBuilder out(builder);
  out.add("pairs", builder.integer(static_cast<std::int64_t>(it.pairs)));
  out.add("observed", builder.decimal(it.observed));
  if (it.kappa) out.add("kappa", builder.decimal(*it.kappa));
  return out.value();
}

}  // namespace

Value to_json(const app::QueueRow& row, Builder builder) {
  ObjectBuilder out(builder);
  out.add_string("id", row.claim.text).add_string("learner", row.learner_name);
  out.add_string("achievement", row.achievement.text);
  out.add_string("achievement_name", row.achievement_name);
  out.add_string("phase", app::name_of(row.phase)).add_string_if("assignee", row.assignee.text);
  if (row.due) out.add_string("due", format_instant(*row.due));
  out.add("address_proved", Value::boolean(row.address_proved));
  return out.add_string("submitted", format_instant(row.submitted)).value();
}

Value to_json(const app::ClaimSummary& row, Builder builder) {
  ObjectBuilder out(builder);
  out.add_string("id", row.id.text).add_string("learner", row.learner_name);
  out.add_string("learner_id", row.learner.text).add_string("achievement", row.achievement.text);
  out.add_string("achievement_name", row.achievement_name);
  out.add_string("state", app::name_of(row.state));
  out.add("address_proved", Value::boolean(row.address_proved));
  return out.add_string("submitted", format_instant(row.submitted)).value();
}

Value to_json(const Call& call, const app::ClaimCase& claim, Builder builder) {
  ObjectBuilder out(builder);
  add_claim(out, call, claim, builder);
  return out.value();
}

Value to_json(const Call& call, const app::CaseView& found, Builder builder) {
  ObjectBuilder out(builder);
  add_claim(out, call, found.state.claim, builder);
  add_state(out, found.state, builder);
  out.add_string_if("assignee", found.state.progress.assignee.text);
  out.add_string_if("second", found.state.progress.second.text);
  out.add_string_if("barred", found.barred);
  add_list(out, "declarations", found.declarations, builder, declaration_value);
  add_list(out, "history", found.events, builder, event_value);
  return out.value();
}

Value to_json(const Call& call, const app::LearnerCase& own, Builder builder) {
  ObjectBuilder out(builder);
  add_claim(out, call, own.state.claim, builder);
  add_state(out, own.state, builder);
  out.add("may_send", Value::boolean(own.may_send));
  out.add("may_appeal", Value::boolean(own.may_appeal));
  add_list(out, "declarations", own.declarations, builder, declaration_value);
  add_list(out, "history", own.told, builder, event_value);
  return out.value();
}

Value to_json(const app::Evidence& evidence, Builder builder) {
  return evidence_value(evidence, builder);
}

Value to_json(const assessment::Agreement& agreement, Builder builder) {
  return agreement_value(agreement, builder);
}

Result<assessment::Marking> marking_in(Body& body, Builder builder) {
  ObjectBuilder marking(builder);
  for (const std::string_view name : {"marks", "percent", "comment"})
    if (body.contains(name)) marking.add(name, body.value(name));
  return assessment::read_marking(marking.value());
}

Value to_json(const app::AssessmentFigures& figures, Builder builder) {
  ObjectBuilder out(builder);
  out.add("markings", builder.integer(figures.markings));
  out.add("moderated", builder.integer(figures.moderated));
  out.add("decided", builder.integer(figures.decided));
  out.add("verdicts", agreement_value(figures.verdicts, builder));
  out.add("levels", agreement_value(figures.levels, builder));
  add_list(out, "criteria", figures.criteria, builder, [](const auto& it, Builder into) {
    return into.with(agreement_value(it.levels, into), "name", into.string(it.name));
  });
  add_list(out, "markers", figures.markers, builder, [](const auto& it, Builder into) {
    ObjectBuilder marker(into);
    marker.add_string("account", it.account.text).add_string_if("email", it.email);
    marker.add("markings", into.integer(it.markings));
    if (it.median_seconds) marker.add("median_seconds", into.integer(*it.median_seconds));
    return marker.value();
  });
  if (figures.median_days_hundredths)
    out.add("median_days", hundredths(*figures.median_days_hundredths, builder));
  return out.value();
}

}  // namespace cairn::server::api
