// SPDX-License-Identifier: Apache-2.0
#include "app/webhooks/signature.h"

#include <gtest/gtest.h>

namespace cairn::app {
namespace {

constexpr std::string_view secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
const WebhookMessage message{"msg_p5jXN8AQM9LWM0D4loKWxJek", 1'614'265'330,
                             R"({"test": 2432232314})"};

// The example of the Standard Webhooks specification.
TEST(WebhookSignature, IsThePublishedOne) {
  const auto signature = webhook_signature(secret, message);
  ASSERT_TRUE(signature.ok());
  EXPECT_EQ(*signature, "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
}

TEST(WebhookSignature, HoldsForThisBodyAtThisTimeAlone) {
  const auto signature = "v1,abc v1a,other " + *webhook_signature(secret, message);
  EXPECT_TRUE(webhook_signature_holds(secret, message, signature, message.seconds + 299));
  EXPECT_FALSE(webhook_signature_holds(secret, message, signature, message.seconds + 301));
  EXPECT_FALSE(webhook_signature_holds(secret, message, signature, message.seconds - 301));
  auto other = message;
  other.body = R"({"test": 2432232315})";
  EXPECT_FALSE(webhook_signature_holds(secret, other, signature, message.seconds));
  EXPECT_FALSE(webhook_signature_holds("whsec_AAAA", message, signature, message.seconds));
  EXPECT_FALSE(webhook_signature_holds(secret, message, "", message.seconds));
}

TEST(WebhookSignature, NeedsASecretOfOurs) {
  EXPECT_EQ(webhook_signature("secret", message).error().code, ErrorCode::unreadable);
  const auto made = new_webhook_secret([](std::span<std::uint8_t> bytes) {
    for (auto& byte : bytes) byte = 7;
  });
  EXPECT_EQ(made.size(), 6 + 44U);
  EXPECT_TRUE(webhook_signature(made, message).ok());
}

}  // namespace
}  // namespace cairn::app
