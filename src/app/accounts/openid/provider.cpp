// SPDX-License-Identifier: Apache-2.0
#include "app/accounts/openid/provider.h"

#include <algorithm>
#include <array>

#include "app/limits.h"
#include "base/filled.h"
#include "base/uri.h"
#include "crypto/hash.h"
#include "encoding/base64.h"
#include "encoding/percent.h"
#include "json/parse.h"

namespace cairn::app::openid {
namespace {

constexpr const char* where = "openid";

std::string random_words(const Random& random) {
  std::array<std::uint8_t, 32> bytes{};
  random(bytes);
  return encoding::to_base64url(bytes);
}

Result<std::string> endpoint(const json::Value& document, std::string_view name) {
  const auto text = document.string_at(name);
  const auto parts = split_uri(text);
  const bool web = parts.scheme == "https" || parts.scheme == "http";
  if (!web || parts.authority.value_or("").empty() || parts.fragment ||
      text.size() > limits::url_characters_max)
    return fail(ErrorCode::invalid, where, filled("The provider's description names no {}.", name));
  return std::string(text);
}

// A list that is left out has the value the standard gives it.
bool offers(const json::Value& document, std::string_view name, std::string_view wanted,
            bool when_absent) {
  const auto* list = document.find(name);
  if (list == nullptr) return when_absent;
  const auto items = list->items();
  return std::any_of(items.begin(), items.end(),
                     [&](const json::Value& item) { return item.as_string() == wanted; });
}

void add(std::string& text, std::string_view name, std::string_view value) {
  if (!text.empty()) text += '&';
  text += name;
  text += '=';
  text += encoding::percent_encoded(value);
}

}  // namespace

std::string description_address(std::string_view issuer) {
  while (issuer.ends_with('/')) issuer.remove_suffix(1);
  return std::string(issuer) + "/.well-known/openid-configuration";
}

Result<Provider> read_provider(std::string_view text, std::string_view issuer) {
  Arena arena;
  const auto document = json::parse(text, arena);
  if (!document || !document->is_object())
    return fail(ErrorCode::unreadable, where, "The provider's description is no JSON object.");
  if (document->string_at("issuer") != issuer)
    return fail(ErrorCode::invalid, where,
                "The provider calls itself by another name. Use exactly the address its "
                "description gives as issuer.");
  if (!offers(*document, "response_types_supported", "code", true))
    return fail(ErrorCode::invalid, where, "The provider does not offer the code flow.");
  Provider provider;
  provider.issuer = issuer;
  CAIRN_TRY(provider.authorization_endpoint, endpoint(*document, "authorization_endpoint"));
  CAIRN_TRY(provider.token_endpoint, endpoint(*document, "token_endpoint"));
  CAIRN_TRY(provider.keys_address, endpoint(*document, "jwks_uri"));
  if (document->contains("userinfo_endpoint")) {
    CAIRN_TRY(provider.userinfo_endpoint, endpoint(*document, "userinfo_endpoint"));
  }
  constexpr std::string_view ways = "token_endpoint_auth_methods_supported";
  if (!offers(*document, ways, "client_secret_basic", true) &&
      offers(*document, ways, "client_secret_post", false))
    provider.proof = ClientProof::post;
  return provider;
}

Attempt new_attempt(const Random& random) {
  return {random_words(random), random_words(random), random_words(random)};
}

std::string challenge_of(std::string_view verifier) {
  const auto digest = crypto::sha256(verifier);
  return encoding::to_base64url(digest.view());
}

std::string authorization_address(const Provider& provider, const Client& client,
                                  const Attempt& attempt) {
  std::string query;
  add(query, "response_type", "code");
  add(query, "client_id", client.id);
  add(query, "redirect_uri", client.redirect_address);
  add(query, "scope", "openid email");
  add(query, "state", attempt.state);
  add(query, "nonce", attempt.nonce);
  add(query, "code_challenge", challenge_of(attempt.verifier));
  add(query, "code_challenge_method", "S256");
  const bool has_query = provider.authorization_endpoint.find('?') != std::string::npos;
  return provider.authorization_endpoint + (has_query ? "&" : "?") + query;
}

TokenRequest token_request(const Provider& provider, const Client& client, std::string_view secret,
                           std::string_view code, std::string_view verifier) {
  TokenRequest out;
  add(out.form, "grant_type", "authorization_code");
  add(out.form, "code", code);
  add(out.form, "redirect_uri", client.redirect_address);
  add(out.form, "code_verifier", verifier);
  if (provider.proof == ClientProof::post) {
    add(out.form, "client_id", client.id);
    add(out.form, "client_secret", secret);
    return out;
  }
  // RFC 6749 section 2.3.1: both are form-encoded before they are joined.
  const auto pair = encoding::percent_encoded(client.id) + ":" + encoding::percent_encoded(secret);
  out.authorization = "Basic " + encoding::to_base64(as_bytes(pair));
  return out;
}

}  // namespace cairn::app::openid
