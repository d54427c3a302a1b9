// SPDX-License-Identifier: Apache-2.0
// A learner's stacks and what they bring from other issuers; a stack's public page.
#include "app/achievements/manage.h"
#include "app/learners/learner_page.h"
#include "app/stacks/outside.h"
#include "app/stacks/progress.h"
#include "server/language.h"
#include "server/pages/design.h"
#include "server/pages/stacks.h"
#include "server/pages/stacks/progress_view.h"
#include "server/text.h"

namespace cairn::server::pages {
namespace {

std::string translated(std::string_view english) { return std::string(say(english)); }

View brought_view(const app::OutsideCredential& one) {
  View row;
  row.text("id", one.id.text).text("name", one.name);
  row.text("issuer", one.issuer_name.empty() ? one.issuer_id : one.issuer_name);
  row.text("when", day(one.awarded)).maybe("fault", one.fault);
  row.flag("counts", one.fault.empty() && one.issuer == app::IssuerState::accepted);
  row.flag("waiting", one.fault.empty() && one.issuer == app::IssuerState::waiting);
  row.flag("refused", one.issuer == app::IssuerState::refused);
  return row;
}

Result<Response> show(Call& call, const Error* error) {
  const auto token = call.argument("token");
  CAIRN_TRY(const auto found, app::learner_page(call.context(), token));
  CAIRN_TRY(const auto stacks, app::progress_of_learner(call.context(), token, translated));
  CAIRN_TRY(const auto brought, app::brought_credentials(call.context(), token));
  View view;
  view.text("title", say("Your stacks")).text("learner", found.learner.name);
  view.text("organisation", found.organisation.name).text("token", token);
  view.text("form_token", call.form_token());
  view.maybe("notice", call.target.parameter("brought").empty()
                           ? ""
                           : say("Checked, and kept on your page."));
  std::vector<View> rows, credentials;
  for (const auto& stack : stacks) {
    View row;
    add_progress(row, stack);
    rows.push_back(std::move(row));
  }
  for (const auto& one : brought) credentials.push_back(brought_view(one));
  view.rows("stacks", std::move(rows)).rows("brought", std::move(credentials));
  const auto placed = error ? std::optional(*error) : std::nullopt;
  add_field_errors(view, placed ? &*placed : nullptr, {"file"});
  return page(call, "learner_stacks", std::move(view), error == nullptr ? 200 : status_of(*error));
}

}  // namespace

Result<Response> learner_stacks(Call& call) { return show(call, nullptr); }

Result<Response> bring_credential(Call& call) {
  const auto token = call.argument("token");
  // Before anything is verified: whose page it is.
  CAIRN_TRY(const auto found, app::learner_page(call.context(), token));
  const auto* file = call.form.file("file");
  const auto brought = app::bring_credential(call.context(), token,
                                             file == nullptr ? ByteView() : as_bytes(file->bytes));
  if (brought) return see_other(call, "/l/" + std::string(token) + "/stacks?brought=1");
  auto error = brought.error();
  if (error.path.empty()) error.path = "/file";
  return show(call, &error);
}

Result<Response> remove_credential(Call& call) {
  const auto token = call.argument("token");
  CAIRN_CHECK(
      app::remove_credential(call.context(), token, {std::string(call.field("credential"))}));
  return see_other(call, "/l/" + std::string(token) + "/stacks");
}

Result<Response> public_stack(Call& call) {
  CAIRN_TRY(const auto found,
            app::public_stack(call.context(), {std::string(call.argument("id"))}, translated));
  View view;
  view.text("title", shown_name(found.achievement)).text("name", shown_name(found.achievement));
  view.text("description", shown_description(found.achievement));
  view.text("organisation", found.organisation.name);
  view.text("image", picture_address(call.site, found.achievement));
  view.text("alternative_text", shown_alternative_text(found.achievement));
  view.flag("retired", found.stored.state == app::StackState::retired);
  std::vector<View> lines, terms, parts;
  for (const auto& line : found.lines) {
    View row;
    row.number("depth", static_cast<std::int64_t>(line.depth)).text("text", line.text);
    lines.push_back(std::move(row));
  }
  for (const auto& term : found.terms) {
    View row;
    row.text("text", term);
    terms.push_back(std::move(row));
  }
  for (const auto& part : found.parts) {
    View row;
    row.text("id", part.id.text).text("name", part.name).text("picture", part.picture);
    parts.push_back(std::move(row));
  }
  view.list("lines", std::move(lines)).list("terms", std::move(terms));
  view.rows("parts", std::move(parts));
  const auto token = call.request.cookie(learner_cookie);
  view.maybe("own_page", app::organisation_of(token) == found.stored.organisation
                             ? "/l/" + std::string(token) + "/stacks"
                             : "");
  return page(call, "stack", std::move(view));
}

}  // namespace cairn::server::pages
