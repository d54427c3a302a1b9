// SPDX-License-Identifier: Apache-2.0
#include "server/form_token.h"

#include <openssl/crypto.h>

#include "crypto/hmac.h"
#include "encoding/hex.h"

namespace cairn::server {

std::string new_form_seed(const Random& random) {
  std::array<std::uint8_t, 16> bytes;
  random(bytes);
  return encoding::to_hex(bytes);
}

std::string token_for(std::span<const std::uint8_t, 32> secret, const FormOwner& owner) {
  std::string message(owner.seed);
  message += '\n';
  message += owner.session;
  message += '\n';
  message += owner.organisation;
  return encoding::to_hex(crypto::hmac_sha256(secret, message));
}

bool token_matches(std::span<const std::uint8_t, 32> secret, const FormOwner& owner,
                   std::string_view token) {
  if (owner.seed.empty() || token.empty()) return false;
  const auto expected = token_for(secret, owner);
  return token.size() == expected.size() &&
         CRYPTO_memcmp(token.data(), expected.data(), expected.size()) == 0;
}

bool from_another_site(const Request& request, std::string_view own_origin) {
  const auto site = request.header("sec-fetch-site");
  if (!site.empty()) return site != "same-origin" && site != "none";
  const auto origin = request.header("origin");
  if (origin.empty()) return false;
  const std::string scheme = request.transport == Transport::tls ? "https://" : "http://";
  return origin != own_origin && origin != scheme + std::string(request.header("host"));
}

}  // namespace cairn::server
