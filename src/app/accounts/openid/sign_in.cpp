// SPDX-License-Identifier: Apache-2.0
#include "app/accounts/openid/sign_in.h"

#include "app/accounts/openid/admission.h"
#include "app/accounts/openid/id_token.h"
#include "app/accounts/openid/provider.h"
#include "base/filled.h"
#include "encoding/base64.h"
#include "json/build.h"
#include "json/parse.h"
#include "json/write.h"

namespace cairn::app::openid {
namespace {

constexpr const char* where = "openid";
constexpr std::string_view purpose = "openid attempt";
constexpr std::int64_t attempt_seconds_max = 10 * 60;
constexpr std::size_t sealed_bytes_max = 8 * 1024;
constexpr std::size_t token_answer_bytes_max = 256 * 1024;

struct Held {
  Attempt attempt;
  std::string next;
  std::int64_t until = 0;  // seconds
};

Client client_of(const Context& context) {
  return {context.openid->client, context.base_url + "/sign-in/openid/back"};
}

Error begin_anew() {
  return fail(ErrorCode::not_permitted, where,
              "This attempt to sign in is over, or began in another browser. Begin it once more.");
}

Result<std::string> seal(Context& context, const Held& held) {
  Arena arena;
  const auto text = json::write(json::ObjectBuilder(json::Builder(arena))
                                    .add_string("state", held.attempt.state)
                                    .add_string("nonce", held.attempt.nonce)
                                    .add_string("verifier", held.attempt.verifier)
                                    .add_string("next", held.next)
                                    .add("until", json::Builder(arena).integer(held.until))
                                    .value());
  CAIRN_TRY(const auto sealed, context.keys.seal(as_bytes(text), purpose));
  return encoding::to_base64url(sealed);
}

Result<Held> unseal(Context& context, std::string_view text) {
  if (text.empty() || text.size() > sealed_bytes_max) return begin_anew();
  const auto bytes = encoding::from_base64url(text);
  if (!bytes) return begin_anew();
  const auto opened = context.keys.open(*bytes, purpose);
  if (!opened) return begin_anew();
  Arena arena;
  CAIRN_TRY(const auto value, json::parse(as_text(opened->view()), arena));
  Held held;
  held.attempt = {std::string(value.string_at("state")), std::string(value.string_at("nonce")),
                  std::string(value.string_at("verifier"))};
  held.next = value.string_at("next");
  held.until = value["until"].as_int64().value_or(0);
  if (held.until <= context.clock.now().seconds()) return begin_anew();
  return held;
}

// An answer of status 200, as text.
Result<std::string> asked(Context& context, const Question& question) {
  if (context.outside == nullptr)
    return fail(ErrorCode::not_permitted, where, "This server asks nothing of others.");
  CAIRN_TRY(const auto answer, context.outside->ask(question));
  if (answer.status != 200 || answer.body.size() > token_answer_bytes_max)
    return fail(
        ErrorCode::unreachable, where,
        filled("The provider answered with status {}. Try again, or sign in with your password.",
               answer.status));
  return std::string(as_text(answer.body));
}

Result<Provider> provider_of(Context& context) {
  if (!context.openid)
    return fail(ErrorCode::not_permitted, where, "People sign in here with a password.");
  CAIRN_TRY(const auto text, asked(context, {.url = description_address(context.openid->issuer)}));
  return read_provider(text, context.openid->issuer);
}

struct Tokens {
  std::string id, access;
};
Result<Tokens> tokens_for(Context& context, const Provider& provider, const std::string& code,
                          const Attempt& attempt) {
  const auto request =
      token_request(provider, client_of(context), context.openid->secret, code, attempt.verifier);
  Question question{.url = provider.token_endpoint,
                    .body = request.form,
                    .media_type = "application/x-www-form-urlencoded"};
  if (!request.authorization.empty())
    question.headers.push_back("Authorization: " + request.authorization);
  CAIRN_TRY(const auto text, asked(context, question));
  Arena arena;
  CAIRN_TRY(const auto value, json::parse(text, arena));
  Tokens tokens{std::string(value.string_at("id_token")),
                std::string(value.string_at("access_token"))};
  if (tokens.id.empty())
    return fail(ErrorCode::unreadable, where, "The provider's answer has no ID token.");
  return tokens;
}

Result<Identity> identity_for(Context& context, const Provider& provider, const std::string& code,
                              const Attempt& attempt) {
  CAIRN_TRY(const auto tokens, tokens_for(context, provider, code, attempt));
  CAIRN_TRY(const auto keys, asked(context, {.url = provider.keys_address}));
  CAIRN_TRY(auto identity, read_id_token(tokens.id, keys,
                                         {.issuer = provider.issuer,
                                          .client = context.openid->client,
                                          .nonce = attempt.nonce,
                                          .now = context.clock.now()}));
  if (!identity.email.empty() || provider.userinfo_endpoint.empty() || tokens.access.empty())
    return identity;
  CAIRN_TRY(const auto told,
            asked(context, {.url = provider.userinfo_endpoint,
                            .headers = {"Authorization: Bearer " + tokens.access}}));
  return with_userinfo(std::move(identity), told);
}

}  // namespace

Result<Departure> depart(Context& context, std::string_view next) {
  CAIRN_TRY(const auto provider, provider_of(context));
  const Held held{new_attempt(context.random), std::string(next),
                  context.clock.now().seconds() + attempt_seconds_max};
  Departure out;
  out.address = authorization_address(provider, client_of(context), held.attempt);
  CAIRN_TRY(out.sealed, seal(context, held));
  return out;
}

// The state is compared before anything is asked of the provider.
Result<Arrival> arrive(Context& context, const Return& back) {
  CAIRN_TRY(const auto held, unseal(context, back.sealed));
  if (back.state.empty() || back.state != held.attempt.state) return begin_anew();
  if (!back.error.empty() || back.code.empty())
    return fail(ErrorCode::not_permitted, where,
                "The provider did not sign you in. Try again, or use your password.");
  CAIRN_TRY(const auto provider, provider_of(context));
  CAIRN_TRY(const auto identity, identity_for(context, provider, back.code, held.attempt));
  CAIRN_TRY(auto signed_in, admit(context, provider.issuer, identity, back.device));
  return Arrival{std::move(signed_in), held.next};
}

}  // namespace cairn::app::openid
