// SPDX-License-Identifier: Apache-2.0
// The page of a record: what it comes to, what is in it, and the forms to add to it.
#include <algorithm>

#include "outcomes/report.h"
#include "server/language.h"
#include "server/pages/career/desk.h"
#include "server/pages/outcomes.h"
#include "server/pages/outcomes/desk.h"
#include "server/text.h"

namespace cairn::server::pages {
namespace {

using cairn::outcomes::Kind;

std::string notice_text(std::string_view done) {
  if (done == "recorded") return say("Recorded.");
  if (done == "removed") return say("Removed.");
  if (done == "chosen") return say("Your choice is kept.");
  return "";
}

bool is_chosen(const Call& call, std::string_view name, std::string_view value) {
  return std::any_of(call.form.fields.begin(), call.form.fields.end(),
                     [&](const Parameter& it) { return it.name == name && it.value == value; });
}

std::vector<View> kind_options(const Call& call) {
  std::vector<View> out;
  for (std::size_t i = 0; i < cairn::outcomes::kinds; ++i)
    out.push_back(option(cairn::outcomes::kind_names[i], say(cairn::outcomes::kind_words[i]),
                         is_chosen(call, "kind", cairn::outcomes::kind_names[i])));
  return out;
}

std::vector<View> cause_options(const Call& call) {
  std::vector<View> out;
  for (std::size_t i = 0; i < cairn::outcomes::causes; ++i)
    out.push_back(option(cairn::outcomes::cause_names[i], say(cairn::outcomes::cause_words[i]),
                         is_chosen(call, "cause", cairn::outcomes::cause_names[i])));
  return out;
}

std::vector<View> purpose_options() {
  std::vector<View> out;
  for (std::size_t i = 0; i < cairn::outcomes::purposes; ++i)
    out.push_back(
        option(cairn::outcomes::purpose_names[i], say(cairn::outcomes::purpose_words[i]), i == 0));
  return out;
}

std::vector<View> scale_options(const Call& call, std::string_view name) {
  std::vector<View> out{option("", say("not said"), call.field(name).empty())};
  for (const std::string_view number : {"1", "2", "3", "4", "5"})
    out.push_back(option(number, number, call.field(name) == number));
  return out;
}

std::vector<View> credential_options(const Call& call, const app::OutcomeDesk& desk,
                                     std::string_view field) {
  std::vector<View> out;
  for (const auto& it : desk.credentials)
    out.push_back(option(it.key, it.title, is_chosen(call, field, it.key)));
  return out;
}

// What was typed stands in the forms again.
void add_forms(View& view, const Call& call, const OutcomesPage& opened) {
  const auto& desk = opened.desk;
  view.list("kinds", kind_options(call)).list("causes", cause_options(call));
  view.list("purposes", purpose_options());
  view.list("befores", scale_options(call, "before")).list("afters", scale_options(call, "after"));
  view.rows("followable", credential_options(call, desk, "credentials"));
  view.list("spendable", credential_options(call, desk, "cost_credential"));
  for (const std::string_view name :
       {"note", "evidence", "amount", "until", "cost_what", "cost_amount", "cost_hours",
        "own_title", "own_issuer", "own_day"})
    view.text(name, call.field(name));
  const auto typed_day = call.field("day");
  view.text("day", typed_day.empty() ? std::string_view() : typed_day).text("today", today(call));
  view.flag("by_month", call.field("period") == "month");
  view.flag("steps_wrong", !call.field("before").empty() || !call.field("after").empty());
  const auto usual = app::usual_currency(desk.record);
  for (const std::string_view name : {"currency", "cost_currency"})
    view.text(name, call.field(name).empty() ? std::string_view(usual) : call.field(name));
}

// An offer of the catalogue whose page leads here, to be added.
Status add_offer(View& view, const Call& call, const OutcomesPage& opened) {
  const auto key = call.target.parameter("offer");
  if (key.empty()) {
    view.flag("offered", false);
    return done;
  }
  CAIRN_TRY(const auto offers, call.context().library.offers());
  const auto* const offer = offers->search->find_id(key);
  const auto& held = opened.desk.credentials;
  const bool is_there =
      std::any_of(held.begin(), held.end(), [&](const auto& it) { return it.key == key; });
  if (offer == nullptr || is_there) {
    view.flag("offered", false);
    return done;
  }
  View one;
  one.text("offer_key", offer->id).text("offer_title", offer->title);
  view.section("offered", std::move(one));
  return done;
}

// Only who gave a plan an address for reminders is asked about its steps.
bool is_asked_by_plan(const OutcomesPage& opened) {
  if (!opened.workbook || !opened.workbook->person) return false;
  const auto& plans = opened.workbook->workbook.plans;
  return std::any_of(plans.begin(), plans.end(), [](const app::career::Plan& plan) {
    return !plan.calendar.reminder_email.empty();
  });
}

void add_owner(View& view, Call& call, const OutcomesPage& opened) {
  const auto& record = opened.desk.record;
  view.text("root", opened.root).flag("is_plan", opened.workbook.has_value());
  view.maybe("name", opened.desk.name).flag("counted", record.counted).flag("asked", record.asked);
  view.maybe("to_prove",
             opened.learner && !opened.learner->address_proved ? opened.root + "#addresses" : "");
  const bool can_ask =
      (opened.learner || is_asked_by_plan(opened)) && call.context().mailer != nullptr;
  view.flag("can_ask", can_ask).flag("can_choose", can_ask || opened.learner.has_value());
  const auto own_page = call.request.cookie(learner_cookie);
  view.maybe("own_page", opened.workbook && !own_page.empty()
                             ? "/l/" + std::string(own_page) + "/outcomes"
                             : "");
}

}  // namespace

cairn::outcomes::Day today_of(const Call& call) {
  return cairn::outcomes::day_of(call.context().clock.now());
}

std::string amount(std::int64_t hundredths, std::string_view currency) {
  return cairn::outcomes::amount_text(hundredths) + " " + std::string(currency);
}

Result<OutcomesPage> open_outcomes(Call& call) {
  OutcomesPage out;
  call.personal = true;
  if (const auto token = call.argument("token"); !token.empty()) {
    CAIRN_TRY(out.learner, app::outcomes_of_learner(call.context(), token));
    out.root = "/l/" + std::string(token);
    out.desk = out.learner->desk;
    return out;
  }
  CAIRN_TRY(out.workbook, open_workbook(call));
  out.root = "/plan";
  out.desk = app::outcomes_of_workbook(out.workbook->workbook);
  return out;
}

Status keep_outcomes(Call& call, OutcomesPage& opened) {
  if (opened.learner) {
    opened.learner->desk = opened.desk;
    return app::keep_outcomes(call.context(), *opened.learner);
  }
  opened.workbook->workbook.record = opened.desk.record;
  return keep(call, *opened.workbook);
}

Result<Response> show_outcomes(Call& call, const OutcomesPage& opened, const Error* error) {
  const auto now = today_of(call);
  const auto found = return_of(opened.desk.record, opened.desk.credentials, now);
  View view;
  view.text("title", say("What came of it")).text("form_token", call.form_token());
  view.maybe("notice", notice_text(call.target.parameter("done")));
  add_owner(view, call, opened);
  CAIRN_CHECK(add_offer(view, call, opened));
  add_returns(view, found);
  add_entries(view, opened);
  add_charts(view, opened.desk, found, now);
  add_forms(view, call, opened);
  add_field_errors(view, error,
                   {"kind",
                    "day",
                    "note",
                    "evidence",
                    "credentials",
                    "amount",
                    "currency",
                    "period",
                    "until",
                    "cause",
                    "before",
                    "after",
                    "cost_credential",
                    "cost_what",
                    "cost_amount",
                    "cost_currency",
                    "cost_hours",
                    "own_title",
                    "own_issuer",
                    "own_day"});
  return page(call, "outcomes", std::move(view), error == nullptr ? 200 : status_of(*error));
}

Result<Response> outcomes(Call& call) {
  CAIRN_TRY(const auto opened, open_outcomes(call));
  return show_outcomes(call, opened, nullptr);
}

}  // namespace cairn::server::pages
