// SPDX-License-Identifier: Apache-2.0
#include "crypto/hash.h"

#include <gtest/gtest.h>

#include "encoding/hex.h"

namespace cairn::crypto {

TEST(Hasher, IsReadyForTheNextMessageAfterFinish) {
  Hasher hasher(HashAlgorithm::sha256);
  for (int round = 0; round < 2; ++round) {  // "abc": FIPS 180-4 example
    hasher.update("a");
    hasher.update("bc");
    EXPECT_EQ(encoding::to_hex(hasher.finish().view()),
              "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  }
  EXPECT_EQ(hash(HashAlgorithm::sha384, as_bytes("abc")).size, 48U);
}

}  // namespace cairn::crypto
