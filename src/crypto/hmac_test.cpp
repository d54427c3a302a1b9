// SPDX-License-Identifier: Apache-2.0
#include "crypto/hmac.h"

#include <gtest/gtest.h>

#include "encoding/hex.h"

namespace cairn::crypto {
namespace {

// RFC 4231, test cases 1, 2 and 6.
TEST(HmacSha256, GivesThePublishedCodes) {
  const auto code = [](const Bytes& key, std::string_view message) {
    return encoding::to_hex(hmac_sha256(key, message));
  };
  EXPECT_EQ(code(Bytes(20, 0x0b), "Hi There"),
            "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7");
  EXPECT_EQ(code({'J', 'e', 'f', 'e'}, "what do ya want for nothing?"),
            "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
  EXPECT_EQ(code(Bytes(131, 0xaa), "Test Using Larger Than Block-Size Key - Hash Key First"),
            "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54");
}

TEST(HmacSha256, OfOneKeyIsTheSameForEveryMessage) {
  for (const std::size_t size : {0U, 20U, 32U, 64U, 65U, 131U}) {
    const Bytes key(size, 0xaa);
    crypto::HmacSha256 hmac(key);
    for (const auto* message : {"", "c14n0", "c14n1",
                                "a message that is longer than a block is "
                                "and that goes on for a while"}) {
      const auto code = hmac.code_of(message);
      EXPECT_EQ(encoding::to_hex(code.view()), encoding::to_hex(hmac_sha256(key, message)));
    }
  }
}

}  // namespace
}  // namespace cairn::crypto
