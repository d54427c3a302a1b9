// SPDX-License-Identifier: Apache-2.0
// How a webhook says who sent it (Standard Webhooks 1.0.0): headers webhook-id, webhook-timestamp
// and webhook-signature, an HMAC-SHA-256 over id, moment and body by a secret that both sides know.
#pragma once
#include <string>
#include <string_view>

#include "base/bytes.h"
#include "base/random.h"
#include "base/result.h"

namespace cairn::app {

inline constexpr std::size_t webhook_secret_bytes = 32;

// "whsec_" and 32 random bytes in base64.
std::string new_webhook_secret(const Random& random);

struct WebhookMessage {
  std::string_view id;       // the same for every attempt to deliver it; holds no "."
  std::int64_t seconds = 0;  // of this attempt, since 1970
  std::string_view body;
};

// "v1," and the code in base64. Errors: unreadable (no secret of ours).
Result<std::string> webhook_signature(std::string_view secret, const WebhookMessage& message);

// What a receiver does: whether one of the signatures, separated by spaces, is right and the moment
// within five minutes of `now_seconds`.
bool webhook_signature_holds(std::string_view secret, const WebhookMessage& message,
                             std::string_view signatures, std::int64_t now_seconds);

}  // namespace cairn::app
