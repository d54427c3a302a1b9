// SPDX-License-Identifier: Apache-2.0
#include "crypto/pem.h"

#include <gtest/gtest.h>

#include "crypto/test_keys.h"
#include "encoding/base64.h"
#include "encoding/hex.h"

namespace cairn::crypto {
namespace {

std::string pem(std::string_view label, ByteView der) {
  const auto line = [&](std::string_view edge) {
    return "-----" + std::string(edge) + " " + std::string(label) + "-----\n";
  };
  return line("BEGIN") + encoding::to_base64(der) + "\n" + line("END");
}

TEST(Pem, ReadsTheEd25519KeyOfTheStandard) {  // RFC 8410 section 10.1
  const auto key = from_pem(
      "-----BEGIN PUBLIC KEY-----\r\n"
      "MCowBQYDK2VwAyEAGb9ECWmEzf6FQbrBZ9w7lshQhqowtrbLDFw4rXAxZuE=\r\n"
      "-----END PUBLIC KEY-----\r\n");
  ASSERT_TRUE(key.ok());
  EXPECT_EQ(key->type(), KeyType::ed25519);
  EXPECT_EQ(encoding::to_hex(key->raw()),
            "19bf44096984cdfe8541bac167dc3b96c85086aa30b6b6cb0c5c38ad703166e1");
}

TEST(Pem, ReadsPkcs1) {
  const auto key = test_key(KeyType::rsa).public_key();
  EXPECT_EQ(*from_pem(pem("RSA PUBLIC KEY", key.raw())), key);
}

TEST(Pem, ReadsCurveKeys) {
  const auto key = PrivateKey::generate(KeyType::p256, repeatable_random(2))->public_key();
  // AlgorithmIdentifier id-ecPublicKey, prime256v1 (RFC 5480).
  auto der = *encoding::from_hex("3059301306072a8648ce3d020106082a8648ce3d030107034200");
  const auto point = key.uncompressed();
  der.insert(der.end(), point.begin(), point.end());
  EXPECT_EQ(*from_spki(der), key);
  der.push_back(0);
  EXPECT_EQ(from_spki(der).error().code, ErrorCode::unreadable);
}

TEST(Pem, RefusesKindsThatCannotSign) {
  // X25519 (RFC 8410 section 10.3 uses the same form).
  auto der = *encoding::from_hex("302a300506032b656e032100");
  der.resize(der.size() + 32, 9);
  EXPECT_EQ(from_spki(der).error().code, ErrorCode::unsupported);
}

TEST(Pem, RefusesWhatIsNoPublicKey) {
  for (const auto& text :
       {std::string(), std::string("-----BEGIN PUBLIC KEY----------END PUBLIC KEY-----"),
        std::string("-----BEGIN PUBLIC KEY-----"), pem("PRIVATE KEY", Bytes(48, 1)),
        pem("CERTIFICATE", Bytes(48, 1)), pem("PUBLIC KEY", Bytes(48, 1)),
        std::string(100'000, 'A'), pem("PUBLIC KEY", {}), pem("RSA PUBLIC KEY", Bytes{0x30, 0x00})})
    EXPECT_FALSE(from_pem(text).ok()) << text.substr(0, 80);
}

}  // namespace
}  // namespace cairn::crypto
