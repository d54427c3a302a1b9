// SPDX-License-Identifier: Apache-2.0
// Accounts of people who plan: made to keep a workbook, left with a password.
#include "app/limits.h"
#include "encoding/percent.h"
#include "server/career_call.h"
#include "server/language.h"
#include "server/pages/pages.h"
#include "server/text.h"

namespace cairn::server::pages {

namespace {

namespace career = app::career;

constexpr std::string_view after_signing_in = "/plan";

struct Shown {
  std::string email = {};
  std::string next = {};
  const Error* error = nullptr;
};

bool is_of_the_form(const Error& error) {
  return error.code == ErrorCode::invalid || error.code == ErrorCode::conflict ||
         error.code == ErrorCode::not_permitted || error.code == ErrorCode::too_many;
}

std::string counted(std::size_t count, std::string_view one, std::string_view many) {
  return count == 1 ? say(one) : say(many, count);
}

// What a workbook holds, for people; "" where that is nothing.
std::string contents_of(const career::Workbook& workbook) {
  std::string text;
  const auto add = [&](std::size_t count, std::string_view one, std::string_view many) {
    if (count == 0) return;
    text += (text.empty() ? "" : ", ") + counted(count, one, many);
  };
  add(workbook.goals.size(), to_say("1 goal"), to_say("{} goals"));
  add(workbook.plans.size(), to_say("1 plan"), to_say("{} plans"));
  add(workbook.profile.skills.size(), to_say("1 skill"), to_say("{} skills"));
  add(workbook.profile.credentials.size(), to_say("1 credential"), to_say("{} credentials"));
  add(workbook.record.entries.size(), to_say("1 outcome"), to_say("{} outcomes"));
  return text;
}

// The pages of signing up and in, which differ in their words alone.
Result<Response> show_form(Call& call, std::string_view name, std::string_view title,
                           const Shown& shown) {
  CAIRN_TRY(const auto opened, open_workbook(call));
  View view;
  view.text("title", title).text("form_token", call.form_token());
  view.text("email", shown.email).text("next", shown.next);
  view.text("next_query", encoding::percent_encoded(shown.next));
  view.maybe("begun", contents_of(opened.workbook));
  view.flag("gone", !call.target.parameter("gone").empty());
  add_field_errors(view, shown.error, {"email", "password"});
  const int status = shown.error == nullptr ? 200 : status_of(*shown.error);
  CAIRN_TRY(auto out, page(call, name, std::move(view), status));
  if (shown.error != nullptr) add_retry(out, *shown.error);
  return out;
}

Result<Response> show_sign_up(Call& call, const Shown& shown) {
  return show_form(call, "account_sign_up", say("Keep your plan"), shown);
}

Result<Response> show_sign_in(Call& call, const Shown& shown) {
  return show_form(call, "account_sign_in", say("Go on with your plan"), shown);
}

using Enter = Result<career::PersonSignedIn> (*)(app::Context&, const career::PersonForm&,
                                                 const career::Visitor&);
using Show = Result<Response> (*)(Call&, const Shown&);

Result<Response> enter(Call& call, Enter way, Show show) {
  const Shown typed{.email = std::string(call.field("email")),
                    .next = own_path(call.field("next"), after_signing_in)};
  const career::PersonForm form{typed.email, std::string(call.field("password")), call.client()};
  const auto signed_in = way(call.context(), form, visitor_of(call));
  if (!signed_in && is_of_the_form(signed_in.error()))
    return show(call, {typed.email, typed.next, &signed_in.error()});
  if (!signed_in) return signed_in.error();
  sign_in_person(call, *signed_in);
  return see_other(call, typed.next);
}

Result<Response> enter_form(Call& call, Show show) {
  auto next = own_path(call.target.parameter("next"), after_signing_in);
  if (call.person) return see_other(call, next);
  return show(call, {.next = std::move(next)});
}

Result<Response> show_account(Call& call, const Error* error) {
  CAIRN_TRY(const auto opened, open_workbook(call));
  if (!opened.person && !opened.stored) return see_other(call, "/account/sign-in?next=/account");
  View view;
  view.text("title", opened.person ? say("Your account") : say("What is kept here"));
  view.text("form_token", call.form_token());
  view.maybe("contents", contents_of(opened.workbook));
  view.maybe("changed", opened.stored ? day(opened.stored->changed) : "");
  view.maybe("framework", opened.stored ? opened.workbook.framework : "");
  std::size_t reminded = 0;
  for (const auto& plan : opened.workbook.plans)
    reminded += plan.calendar.reminder_email.empty() ? 0 : 1;
  view.maybe("reminded",
             reminded == 0 ? "" : counted(reminded, "plan sends", "plans send") + " reminders");
  if (opened.person) {
    View person;
    person.text("email", opened.person->email).text("since", day(opened.person->created));
    view.section("owner", std::move(person));
  } else {
    view.flag("owner", false);
    view.number("days", limits::unsaved_workbook_seconds_max / (24 * 60 * 60));
  }
  add_field_errors(view, error, {"password"});
  CAIRN_TRY(auto out,
            page(call, "account", std::move(view), error == nullptr ? 200 : status_of(*error)));
  if (error != nullptr) add_retry(out, *error);
  return out;
}

}  // namespace

Result<Response> account_sign_up_form(Call& call) { return enter_form(call, show_sign_up); }
Result<Response> account_sign_in_form(Call& call) { return enter_form(call, show_sign_in); }
Result<Response> account_sign_up(Call& call) { return enter(call, career::sign_up, show_sign_up); }
Result<Response> account_sign_in(Call& call) { return enter(call, career::sign_in, show_sign_in); }

Result<Response> account_sign_out(Call& call) {
  CAIRN_CHECK(career::sign_out_person(call.context(), call.request.cookie(person_cookie)));
  call.clear_cookie(person_cookie);
  return see_other(call, "/");
}

Result<Response> account(Call& call) { return show_account(call, nullptr); }

Result<Response> account_workbook(Call& call) {
  CAIRN_TRY(const auto opened, open_workbook(call));
  auto out = json_response(career::write(opened.workbook));
  out.set("Content-Disposition", "attachment; filename=\"cairn-workbook.json\"");
  return out;
}

Result<Response> delete_account(Call& call) {
  if (!call.person) return see_other(call, "/account/sign-in");
  auto deleted =
      career::delete_person(call.context(), std::string(call.request.cookie(person_cookie)),
                            std::string(call.field("password")), call.client());
  if (!deleted) {
    auto error = std::move(deleted).error();
    if (!is_of_the_form(error)) return error;
    error.path = "/password";
    if (error.code == ErrorCode::not_permitted) error.detail = "This is not your password.";
    return show_account(call, &error);
  }
  call.clear_cookie(person_cookie);
  return see_other(call, "/account/sign-in?gone=1");
}

Result<Response> forget_workbook(Call& call) {
  CAIRN_CHECK(
      career::forget_workbook(call.context(), std::string(call.request.cookie(workbook_cookie))));
  call.clear_cookie(workbook_cookie);
  return see_other(call, "/");
}

}  // namespace cairn::server::pages
