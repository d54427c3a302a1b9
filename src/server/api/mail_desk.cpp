// SPDX-License-Identifier: Apache-2.0
// What mails to learners say and in which language, for programs.
#include "app/mail/review.h"
#include "json/build.h"
#include "server/api/api.h"
#include "server/api/body.h"
#include "server/api/list.h"
#include "server/language.h"

namespace cairn::server::api {
namespace {

// In the order of app::MailKind.
constexpr std::string_view kind_names[] = {
    "claim-received", "claim-asked",     "claim-returned",   "claim-declined",  "award-made",
    "award-offered",  "offer-ending",    "offer-over",       "award-corrected", "award-extended",
    "award-revoked",  "award-suspended", "award-reinstated", "award-ending",    "outcomes-asked",
};
static_assert(std::size(kind_names) == app::mail_kinds);

}  // namespace

Result<Response> mail_desk(Call& call) {
  CAIRN_TRY(const auto desk, app::mail_desk(call.context(), call.actor()));
  Arena arena;
  const json::Builder builder(arena);
  std::vector<json::Value> kinds;
  for (std::size_t i = 0; i < app::mail_kinds; ++i) {
    CAIRN_TRY(const auto mail,
              app::preview_mail(call.context(), call.actor(), static_cast<app::MailKind>(i), {}));
    kinds.push_back(json::ObjectBuilder(builder)
                        .add_string("kind", kind_names[i])
                        .add_string("language", mail.language.empty() ? "en" : mail.language)
                        .add_string("subject", mail.subject)
                        .add_string("text", mail.text)
                        .value());
  }
  return answer(json::ObjectBuilder(builder)
                    .add_string("language", desk.language.empty() ? "en" : desk.language)
                    .add_string("sender", desk.look.sender)
                    .add_string("signature", desk.look.signature)
                    .add("sent", json::Value::boolean(call.context().mailer != nullptr))
                    .add("refusals", builder.integer(desk.refusals))
                    .add("mails", builder.array(kinds))
                    .value());
}

Result<Response> set_mail_language(Call& call) {
  CAIRN_TRY(auto body, Body::read(call.request));
  const auto given = [&](std::string_view name) {
    return body.contains(name) ? std::optional(body.text(name)) : std::nullopt;
  };
  const auto sender = given("sender"), signature = given("signature");
  const auto tag = body.text("language", sender || signature ? Needed::no : Needed::yes);
  if (!tag.empty() && call.site.languages->find(tag) == nullptr)
    body.fault("language", "Choose one of the languages of this server.");
  CAIRN_CHECK(body.faults());
  if (sender || signature) {
    CAIRN_TRY(const auto desk, app::mail_desk(call.context(), call.actor()));
    CAIRN_CHECK(app::set_mail_look(
        call.context(), call.actor(),
        {sender.value_or(desk.look.sender), signature.value_or(desk.look.signature)}));
  }
  if (!tag.empty()) CAIRN_CHECK(app::set_mail_language(call.context(), call.actor(), tag));
  return mail_desk(call);
}

}  // namespace cairn::server::api
