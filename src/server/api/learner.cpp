// SPDX-License-Identifier: Apache-2.0
// The learner's side for programs: send a claim, follow it, send more, appeal. Who has the link
// may.
#include "app/assessment/ask.h"
#include "app/awards/badge.h"
#include "app/awards/codes.h"
#include "app/claims/claim.h"
#include "app/learners/learner_page.h"
#include "app/learners/record.h"
#include "encoding/base64.h"
#include "server/api/api.h"
#include "server/api/assessment_json.h"
#include "server/api/body.h"
#include "server/api/list.h"
#include "server/language.h"
#include "server/text.h"

namespace cairn::server::api {
namespace {

app::ClaimId claim_of(const Call& call) { return {std::string(call.argument("id"))}; }

// A whole class may sit behind one address.
Status allowed(Call& call, const char* what = "claim ") {
  return call.context().throttle.take(what + call.client(), {100, 30}, call.context().clock.now());
}

// {"links": […], "text": "…", "repository": {"url", "reference"}, "files": [{"name", "content"}]},
// contents in base64. The bytes live in `decoded`, which must outlive what is returned.
app::SentEvidence evidence_in(Body& body, std::vector<std::string>& decoded) {
  app::SentEvidence out;
  out.links = body.texts("links");
  out.text = body.text("text");
  if (body.contains("repository")) {
    auto repository = body.part("repository");
    out.repository = repository.text("url", Needed::yes);
    out.reference = repository.text("reference");
  }
  auto files = body.parts("files");
  decoded.reserve(files.size());
  for (auto& file : files) {
    auto name = file.text("name", Needed::yes);
    const auto bytes = encoding::from_base64(file.text("content", Needed::yes));
    if (!bytes) file.fault("content", "Give the bytes of the file in base64.");
    decoded.emplace_back(bytes ? as_text(*bytes) : std::string_view());
    const std::string_view kept = decoded.back();
    out.files.emplace_back("files", std::move(name), kept);
  }
  return out;
}

app::SentDeclaration declaration_in(Body& body) {
  app::SentDeclaration out;
  if (!body.contains("declaration")) return out;
  auto part = body.part("declaration");
  out.identity = part.flag("identity");
  out.originality = part.flag("originality");
  out.tools = part.text("tools");
  out.tools_used = part.text("tools_used");
  out.reflection = part.text("reflection");
  return out;
}

// Pages call the badge of another issuer by the name of their form's field.
Error in_our_words(const Error& error) { return with_paths(error, "/badge_file", "/badge"); }

Result<Response> shown(Call& call) {
  CAIRN_TRY(const auto own,
            app::learner_case(call.context(), call.argument("token"), claim_of(call)));
  Arena arena;
  return answer(to_json(call, own, json::Builder(arena)));
}

}  // namespace

Result<Response> send_claim(Call& call) {
  CAIRN_CHECK(allowed(call));
  CAIRN_TRY(auto body, Body::read(call.request));
  std::vector<std::string> decoded;
  app::ClaimForm form;
  static_cast<app::SentEvidence&>(form) = evidence_in(body, decoded);
  form.name = body.text("name", Needed::yes);
  form.email = body.text("email", Needed::yes);
  form.statement = body.text("statement", Needed::yes);
  form.declaration = declaration_in(body);
  for (const auto& address : body.texts("badges")) form.badges += address + "\n";
  const auto badge = body.text("badge");
  form.badge_file = badge;
  const auto token = body.text("learner_token");
  CAIRN_CHECK(body.faults());
  if (const auto retired = app::open_retired_claim(call.context(), call.argument("code")))
    return problem(410, "gone",
                   fail(ErrorCode::not_found, "claim",
                        "“" + retired->achievement.name + "” is not awarded any more. Ask " +
                            retired->organisation.name + " what takes its place."));
  const auto sent = app::submit_claim(call.context(), call.argument("code"), form, token);
  if (!sent) return in_our_words(sent.error());
  Arena arena;
  const json::Builder builder(arena);
  auto out =
      answer(builder.object(
                 {{"id", builder.string(sent->id.text)},
                  {"learner_token", builder.string(sent->learner_token)},
                  {"page", builder.string(app::learner_url(call.context(), sent->learner_token))}}),
             201);
  return out;
}

Result<Response> use_code(Call& call) {
  CAIRN_CHECK(allowed(call, "code "));
  CAIRN_TRY(auto body, Body::read(call.request));
  app::CodeAnswer form;
  form.name = body.text("name", Needed::yes);
  form.email = body.text("email", Needed::yes);
  form.statement = body.text("statement");
  form.mail_code = body.text("mail_code");
  form.mail_proof = body.text("mail_proof");
  form.language = spoken().tag;
  for (const auto& address : body.texts("badges")) form.badges += address + "\n";
  const auto badge = body.text("badge");
  form.badge_file = badge;
  form.learner_token = body.text("learner_token");
  form.secret = body.text("secret");
  CAIRN_CHECK(body.faults());
  const auto used = app::use_code(call.context(), call.argument("code"), form);
  if (!used) return in_our_words(used.error());
  Arena arena;
  return answer(json::ObjectBuilder(json::Builder(arena))
                    .add_string_if("personal_link", used->personal_link)
                    .add_string_if("page", used->claim_page)
                    .add_string_if("mail_proof", used->mail_proof)
                    .value(),
                used->mail_proof.empty() ? 201 : 202);
}

Result<Response> learner_case(Call& call) { return shown(call); }

Result<Response> learner_record(Call& call) {
  CAIRN_TRY(auto text, app::own_record(call.context(), call.argument("token")));
  return json_response(std::move(text));
}

Result<Response> send_more(Call& call) {
  CAIRN_CHECK(allowed(call));
  CAIRN_TRY(auto body, Body::read(call.request));
  std::vector<std::string> decoded;
  app::MoreForm form;
  static_cast<app::SentEvidence&>(form) = evidence_in(body, decoded);
  form.statement = body.text("statement");
  form.declaration = declaration_in(body);
  CAIRN_CHECK(body.faults());
  CAIRN_CHECK(app::send_more(call.context(), call.argument("token"), claim_of(call), form));
  return shown(call);
}

Result<Response> appeal(Call& call) {
  CAIRN_CHECK(allowed(call));
  CAIRN_TRY(auto body, Body::read(call.request));
  const auto reason = body.text("reason", Needed::yes);
  CAIRN_CHECK(body.faults());
  CAIRN_CHECK(app::appeal(call.context(), call.argument("token"), claim_of(call), reason));
  return shown(call);
}

}  // namespace cairn::server::api
