// SPDX-License-Identifier: Apache-2.0
#include "app/webhooks/signature.h"

#include <array>
#include <cstdlib>

#include "base/text.h"
#include "crypto/hmac.h"
#include "encoding/base64.h"

namespace cairn::app {
namespace {

constexpr std::string_view secret_prefix = "whsec_";
constexpr std::int64_t tolerance_seconds = 5 * 60;

// In a time that tells nothing of where they differ.
bool same_text(std::string_view a, std::string_view b) {
  if (a.size() != b.size()) return false;
  unsigned difference = 0;
  for (std::size_t i = 0; i < a.size(); ++i)
    difference |= static_cast<unsigned char>(a[i]) ^ static_cast<unsigned char>(b[i]);
  return difference == 0;
}

}  // namespace

std::string new_webhook_secret(const Random& random) {
  std::array<std::uint8_t, webhook_secret_bytes> bytes{};
  random(bytes);
  return std::string(secret_prefix) + encoding::to_base64(bytes);
}

Result<std::string> webhook_signature(std::string_view secret, const WebhookMessage& message) {
  if (!secret.starts_with(secret_prefix))
    return fail(ErrorCode::unreadable, "webhook", "a webhook's secret begins with \"whsec_\"");
  CAIRN_TRY(const auto key, encoding::from_base64(secret.substr(secret_prefix.size())));
  std::string text(message.id);
  text.append(".").append(std::to_string(message.seconds)).append(".").append(message.body);
  return "v1," + encoding::to_base64(crypto::hmac_sha256(key, text));
}

bool webhook_signature_holds(std::string_view secret, const WebhookMessage& message,
                             std::string_view signatures, std::int64_t now_seconds) {
  const auto expected = webhook_signature(secret, message);
  if (!expected || std::abs(now_seconds - message.seconds) > tolerance_seconds) return false;
  bool holds = false;
  for (const auto signature : split(signatures, ' '))
    holds = same_text(signature, *expected) || holds;
  return holds;
}

}  // namespace cairn::app
