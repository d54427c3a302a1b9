// SPDX-License-Identifier: Apache-2.0
#include "app/quality/reports.h"

#include <algorithm>

#include "app/audit.h"
#include "app/fields.h"
#include "app/limits.h"
#include "app/operation/server_owner.h"
#include "app/optional.h"
#include "app/ports/peers.h"
#include "app/ports/quality.h"
#include "app/ports/questions.h"

namespace cairn::app {
namespace {

constexpr const char* where = "report";

std::optional<AbuseKind> kind_named(std::string_view name) {
  const auto* found = std::ranges::find(abuse_kind_names, name);
  if (found == std::end(abuse_kind_names)) return std::nullopt;
  return static_cast<AbuseKind>(found - std::begin(abuse_kind_names));
}

// What a report is about, as it is now.
struct Thing {
  std::string text;
  std::string offer;
  bool hidden = false;
  Instant said;        // as it is now
  PersonId recipient;  // of a note
};

Result<Thing> thing_of(Transaction& transaction, AbuseKind kind, const std::string& id) {
  const auto keeper = keeper_of_id(id);
  auto& quality = transaction.quality();
  switch (kind) {
    case AbuseKind::review:
    case AbuseKind::reply: {
      CAIRN_TRY(const auto it, quality.reviews().find(keeper, {id}));
      return kind == AbuseKind::review
                 ? Thing{it.text, it.offer, it.hidden.has_value(), it.changed, {}}
                 : Thing{it.reply,
                         it.offer,
                         it.hidden.has_value() || it.reply.empty(),
                         it.replied.value_or(it.changed),
                         {}};
    }
    case AbuseKind::question: {
      CAIRN_TRY(const auto it, quality.questions().find(keeper, {id}));
      return Thing{it.text, it.offer, it.hidden.has_value(), it.asked, {}};
    }
    case AbuseKind::answer: {
      CAIRN_TRY(const auto it, quality.questions().find_answer(keeper, {id}));
      CAIRN_TRY(const auto question, quality.questions().find(keeper, it.question));
      return Thing{it.text, question.offer, it.hidden.has_value(), it.written, {}};
    }
    case AbuseKind::note: break;
  }
  CAIRN_TRY(const auto it, quality.peers().find_note({id}));
  return Thing{it.text, "", false, it.sent, it.recipient};
}

// A note is seen by the two it is between.
Status may_report(Context& context, Transaction& transaction, const Visit& visit,
                  const Thing& thing, AbuseKind kind) {
  const auto missing = fail(ErrorCode::not_found, where, "There is no such thing to report.");
  if (thing.hidden) return missing;
  if (kind != AbuseKind::note) return done;
  CAIRN_TRY(const auto speaker,
            speaker_of(context, transaction, {"", visit.session_token, visit.client}));
  if (!speaker || speaker->id != thing.recipient.text) return missing;
  return done;
}

Status hide_review(Transaction& transaction, const std::string& id, std::optional<Instant> hidden,
                   const std::string& reason) {
  auto& reviews = transaction.quality().reviews();
  CAIRN_TRY(auto it, reviews.find(keeper_of_id(id), {id}));
  if (!hidden && it.text.empty()) return reviews.remove(it.organisation, it.id);  // withdrawn since
  it.hidden = hidden;
  it.hidden_reason = reason;
  return reviews.update(it);
}

// A reply stands in its review, which stays: it is taken away.
Status take_reply(Transaction& transaction, const std::string& id) {
  auto& reviews = transaction.quality().reviews();
  CAIRN_TRY(auto it, reviews.find(keeper_of_id(id), {id}));
  it.reply.clear();
  it.replied.reset();
  return reviews.update(it);
}

Status hide(Transaction& transaction, AbuseKind kind, const std::string& id,
            std::optional<Instant> hidden, const std::string& reason) {
  auto& questions = transaction.quality().questions();
  switch (kind) {
    case AbuseKind::review: return hide_review(transaction, id, hidden, reason);
    case AbuseKind::reply: return hidden ? take_reply(transaction, id) : Status(done);
    case AbuseKind::question: {
      CAIRN_TRY(auto it, questions.find(keeper_of_id(id), {id}));
      it.hidden = hidden;
      it.hidden_reason = reason;
      return questions.update(it);
    }
    case AbuseKind::answer: {
      CAIRN_TRY(auto it, questions.find_answer(keeper_of_id(id), {id}));
      it.hidden = hidden;
      it.hidden_reason = reason;
      return questions.update_answer(it);
    }
    case AbuseKind::note: break;
  }
  return hidden ? transaction.quality().peers().remove_note({id}) : Status(done);
}

Result<Listed<ReportedThing>> list(Transaction& transaction, const OrganisationId& organisation,
                                   bool open, const Page& page) {
  CAIRN_TRY(auto rows,
            transaction.quality().abuse_reports().list(organisation, open, one_more(page)));
  auto listed = cut(std::move(rows), page);
  Listed<ReportedThing> out;
  out.more = listed.more;
  for (auto& report : listed.rows) {
    ReportedThing it;
    CAIRN_TRY(const auto thing, optional(thing_of(transaction, report.kind, report.about)));
    if (thing) it.text = thing->text, it.offer = thing->offer;
    it.report = std::move(report);
    out.rows.push_back(std::move(it));
  }
  return out;
}

}  // namespace

Result<AbuseReport> report_abuse(Context& context, const Visit& visit, const AbuseForm& form) {
  const auto now = context.clock.now();
  CAIRN_CHECK(context.throttle.take("report from " + visit.client, {20, 600}, now));
  const auto kind = kind_named(form.kind);
  if (!kind) return field_error({"/kind", "Kind"}, "Say what it is that you report.");
  CAIRN_TRY(auto reason,
            text_field({"/reason", "Reason"}, form.reason, limits::reason_characters_max,
                       Presence::required, Lines::many));
  CAIRN_TRY(auto transaction, context.store.begin(Access::write));
  CAIRN_TRY(const auto thing, thing_of(*transaction, *kind, form.about));
  CAIRN_CHECK(may_report(context, *transaction, visit, thing, *kind));
  const auto keeper = keeper_of_id(form.about);
  auto& reports = transaction->quality().abuse_reports();
  CAIRN_TRY(auto before, optional(reports.find_about(keeper, *kind, form.about)));
  AbuseReport report = before.value_or(AbuseReport());
  if (before) {
    ++report.reports;
  } else {
    report.organisation = keeper;
    report.id = {new_name(keeper, context.random)};
    report.kind = *kind;
    report.about = form.about;
  }
  // Nobody decides about the same words twice.
  const bool settled = report.decided && thing.said <= *report.decided;
  if (!settled) {
    report.reason = std::move(reason);
    report.reported = now;
    report.state = AbuseState::open;
  }
  CAIRN_CHECK(reports.put(report));
  CAIRN_CHECK(transaction->commit());
  return report;
}

Result<AbuseDesk> abuse_desk(Context& context, const Actor& actor, bool open, const Page& page,
                             const Page& servers_page) {
  CAIRN_TRY(auto transaction, context.store.begin(Access::read));
  AbuseDesk desk;
  CAIRN_TRY(desk.own, list(*transaction, actor.organisation, open, page));
  CAIRN_TRY(desk.runs_the_server, runs_the_server(*transaction, actor.organisation));
  if (desk.runs_the_server) {
    CAIRN_TRY(desk.servers, list(*transaction, server_organisation(), open, servers_page));
  }
  return desk;
}

namespace {

// Whoever does not decide about it does not learn that it is there.
Result<AbuseReport> report_to_decide(Transaction& transaction, const Actor& actor,
                                     const AbuseReportId& id) {
  const auto keeper = keeper_of_id(id.text);
  CAIRN_TRY(const auto runs, runs_the_server(transaction, actor.organisation));
  if (keeper != actor.organisation && !(runs && keeper == server_organisation()))
    return fail(ErrorCode::not_found, where, "There is no such report.");
  return transaction.quality().abuse_reports().find(keeper, id);
}

}  // namespace

Result<AbuseReport> decide_report(Context& context, const Actor& actor, const AbuseReportId& id,
                                  std::string_view state, std::string_view reason) {
  CAIRN_TRY(auto transaction, context.store.begin(Access::write));
  CAIRN_TRY(auto report, report_to_decide(*transaction, actor, id));
  Faults faults;
  if (state != "hidden" && state != "kept")
    faults.add(field_error({"/state", "Decision"}, "Choose whether it is hidden or stays."));
  const auto why =
      faults.take(text_field({"/reason", "Reason"}, reason, limits::reason_characters_max,
                             Presence::required, Lines::many));
  CAIRN_CHECK(faults.verdict());
  const bool hides = state == "hidden";
  report.state = hides ? AbuseState::hidden : AbuseState::kept;
  report.decision = why;
  report.decided = context.clock.now();
  const auto hidden = hides ? report.decided : std::nullopt;
  auto changed = hide(*transaction, report.kind, report.about, hidden, hides ? why : "");
  if (!changed && changed.error().code != ErrorCode::not_found) return changed.error();
  CAIRN_CHECK(transaction->quality().abuse_reports().put(report));
  CAIRN_CHECK(audit(context, *transaction, actor, hides ? "report.hide" : "report.keep",
                    report.about, why));
  CAIRN_CHECK(transaction->commit());
  return report;
}

}  // namespace cairn::app
