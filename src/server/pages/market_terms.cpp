// SPDX-License-Identifier: Apache-2.0
// Terms that no skill of the framework is called: somebody says what each is.
#include "app/market/terms.h"

#include "encoding/percent.h"
#include "market/month.h"
#include "render/charts/columns.h"
#include "server/language.h"
#include "server/market_query.h"
#include "server/pages/market.h"
#include "server/pages/market_view.h"
#include "server/text.h"

namespace cairn::server::pages {

namespace {

constexpr std::size_t terms_at_once = 20;
constexpr std::int64_t judged_at_once = 200;

std::string spark(const app::WaitingTerm& term) {
  std::vector<render::Count> counts;
  for (const auto& month : term.months)
    counts.push_back({cairn::market::month_text(month.month), month.asking});
  return render::spark_svg(counts, say("Adverts that name “{}”, by month", term.label),
                           render::Embedding::page);
}

View row_of(const Call& call, const app::WaitingTerm& term, std::int64_t number) {
  View row;
  row.text("term", term.term).text("label", term.label).number("adverts", term.adverts);
  row.number("number", number).text("change", change_text(term.trend));
  row.flag("rises", term.trend.direction == cairn::market::Direction::rising);
  row.text("path", history_path(call, app::SubjectKind::term, term.term));
  row.html("spark_html", {spark(term)});
  std::vector<View> alike;
  for (const auto& skill : term.alike) {
    View choice;
    choice.text("id", skill.id).text("label", skill.label);
    alike.push_back(std::move(choice));
  }
  row.rows("alike", std::move(alike));
  return row;
}

std::string said_of(const app::JudgedTerm& term) {
  switch (term.verdict) {
    case app::TermVerdict::alias: return say("another name of “{}”", term.skill_label);
    case app::TermVerdict::own: return say("a skill of its own");
    case app::TermVerdict::no_skill: break;
  }
  return say("no skill");
}

Result<Response> show(Call& call, const Error* error) {
  const auto after = call.target.parameter("after");
  CAIRN_TRY(const auto waiting,
            app::waiting_terms(call.context(), call.actor(), after, terms_at_once));
  CAIRN_TRY(const auto judged, app::judged_terms(call.context(), call.actor(), "", judged_at_once));
  View view;
  view.text("title", say("Terms to judge")).text("form_token", call.form_token());
  view.number("waiting", waiting.waiting).number("adverts_min", app::term_adverts_min);
  std::vector<View> rows, done_rows;
  std::int64_t number = 0;
  for (const auto& term : waiting.terms) {
    rows.push_back(row_of(call, term, ++number));
    const bool refused = error != nullptr && call.field("term") == term.term;
    rows.back().text("typed", refused ? call.field("skill_name") : "");
  }
  for (const auto& term : judged) {
    View row;
    row.text("term", term.term).text("label", term.label).text("said", said_of(term));
    row.text("day", day(term.decided));
    done_rows.push_back(std::move(row));
  }
  view.rows("terms", std::move(rows)).rows("judged", std::move(done_rows));
  view.maybe("next", waiting.next.empty()
                         ? ""
                         : "/desk/market/terms?after=" + encoding::percent_encoded(waiting.next));
  add_field_errors(view, error, {"terms"});
  return page(call, "market_terms", std::move(view), error ? 422 : 200);
}

}  // namespace

Result<Response> market_terms(Call& call) { return show(call, nullptr); }

Result<Response> judge_term(Call& call) {
  app::TermForm form;
  form.term = call.field("term");
  form.verdict = call.field("verdict");
  // What was typed is meant before what was offered.
  form.skill = call.field("skill_name").empty() ? call.field("skill") : call.field("skill_name");
  const auto judged = app::judge_term(call.context(), call.actor(), form);
  if (judged) return see_other(call, "/desk/market/terms");
  auto error = judged.error();
  if (error.code != ErrorCode::invalid) return error;
  error.path = "/terms";
  return show(call, &error);
}

Result<Response> take_back_judgement(Call& call) {
  CAIRN_CHECK(
      app::take_back_judgement(call.context(), call.actor(), std::string(call.field("term"))));
  return see_other(call, "/desk/market/terms");
}

}  // namespace cairn::server::pages
