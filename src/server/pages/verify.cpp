// SPDX-License-Identifier: Apache-2.0
#include "app/verifying/verify_input.h"

#include "base/text.h"
#include "json/parse.h"
#include "server/pages/pages.h"
#include "server/report_view.h"
#include "server/text.h"
#include "server/verify_request.h"

namespace cairn::server::pages {

namespace {

constexpr std::size_t kept_text_bytes_max = 256 * 1024;

struct Shown {
  std::string_view text;
  std::string_view subject;
  const Error* error = nullptr;
  const Verified* verified = nullptr;
};

std::string_view title_of(const Error& error) {
  switch (error.code) {
    case ErrorCode::unreachable: return to_say("That address could not be opened.");
    case ErrorCode::not_found: return to_say("Nothing is there.");
    case ErrorCode::too_large: return to_say("That is too large.");
    default: return to_say("There is no badge in that.");
  }
}

// What was found, as a sentence, and what helps.
std::string sentence_of(const Error& error) {
  auto text = say_fault(error.detail);
  if (text.empty()) return text;
  if (text.front() >= 'a' && text.front() <= 'z') text.front() -= 'a' - 'A';
  if (text.back() != '.') text += '.';
  if (const std::string_view remedy = error.remedy; !remedy.empty())
    text.append(" ").append(say_fault(remedy));
  return text;
}

View script(std::string_view file) {
  View view;
  view.text("file", file);
  return view;
}

Result<Response> show(Call& call, const Shown& shown) {
  View view;
  view.text("form_token", call.form_token());
  view.text("description", say("Check any Open Badge or verifiable credential in plain words."));
  view.text("text", shown.text).text("subject", shown.subject);
  std::vector<View> scripts;
  scripts.push_back(script("verify.js"));
  view.list("scripts", std::move(scripts));
  if (shown.error != nullptr) {
    View trouble;
    trouble.text("title", say(title_of(*shown.error))).text("sentence", sentence_of(*shown.error));
    view.section("trouble", std::move(trouble));
  } else {
    view.flag("trouble", false);
  }
  if (shown.verified == nullptr) {
    view.text("title", say("Verify a badge")).flag("report", false);
    return page(call, "verify", std::move(view), shown.error ? status_of(*shown.error) : 200);
  }
  const auto& text = shown.verified->text;
  const bool can_keep = !text.empty() && text.size() <= kept_text_bytes_max;
  view.flag("can_keep", can_keep);
  view.flag("is_original", shown.verified->report.has(verify::Code::base_proof));
  view.text("keep_text", can_keep ? std::string_view(text) : "");
  Arena arena;
  const auto report =
      app::to_json(shown.verified->report, shown.verified->changes, json::Builder(arena));
  view.text("title", report_title(report)).section("report", report_view(report));
  return page(call, "verify", std::move(view));
}

}  // namespace

Result<Response> verify_form(Call& call) {
  // An address in the query is only filled in: following a link fetches nothing.
  return show(call, {.text = call.target.parameter("url")});
}

Result<Response> verify(Call& call) {
  const auto* file = call.form.file("file");
  auto text = trim(call.field("text"));
  const auto subject = call.field("subject");
  // What a script in the browser does where it may run: a photo stands for the code in it.
  const auto code = code_in_photo(call.context(), file != nullptr ? file->bytes : "");
  if (!code && code.error().code == ErrorCode::too_large)
    return show(call, {.subject = subject, .error = &code.error()});
  if (!code) return code.error();
  if (!code->empty()) text = trim(*code);
  const auto input = file != nullptr && code->empty() ? file->bytes : text;
  if (input.empty()) {
    const auto error = fail(ErrorCode::unreadable, "verify",
                            "Choose a file, or paste a link or the text of a badge.");
    return show(call, {.subject = subject, .error = &error});
  }
  const auto verified = verify_brought(call.context(), input, subject);
  if (!verified) return show(call, {.text = text, .subject = subject, .error = &verified.error()});
  return show(call, {.subject = subject, .verified = &*verified});
}

Result<Response> keep_report(Call& call) {
  if (call.field("text").size() > kept_text_bytes_max)
    return fail(ErrorCode::too_large, "verify",
                "This badge is too large for its result to be kept.");
  CAIRN_CHECK(
      call.context().throttle.take("keep " + call.client(), {20, 60}, call.context().clock.now()));
  CAIRN_TRY(const auto verified,
            verify_brought(call.context(), call.field("text"), call.field("subject")));
  CAIRN_TRY(const auto id, app::keep_report(call.context(), verified.report, verified.changes));
  return see_other(call, "/verify/r/" + id);
}

Result<Response> kept_report(Call& call) {
  CAIRN_TRY(const auto kept,
            app::kept_report(call.context(), std::string(call.argument("report"))));
  Arena arena;
  CAIRN_TRY(const auto report, json::parse(kept.report, arena));
  View view;
  view.text("title", report_title(report));
  view.text("created", day(kept.created)).text("expires", day(kept.expires));
  view.section("report", report_view(report));
  return page(call, "report", std::move(view));
}

}  // namespace cairn::server::pages
