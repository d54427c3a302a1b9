// SPDX-License-Identifier: Apache-2.0
#include "crypto/key_file.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "crypto/test_keys.h"
#include "json/build.h"
#include "json/parse.h"
#include "json/write.h"

namespace cairn::crypto {
namespace {

constexpr std::string_view passphrase = "stone on stone";

const PrivateKey& key() {
  static const auto made = *PrivateKey::generate(KeyType::p256, repeatable_random(31));
  return made;
}

const std::string& encrypted_text() {
  static const auto text = *write_key_file(key(), passphrase, repeatable_random(32));
  return text;
}

// The encrypted file with one member of "encrypted" replaced.
std::string with(std::string_view name, std::string_view json_text) {
  Arena arena;
  const json::Builder builder(arena);
  const auto file = *json::parse(encrypted_text(), arena);
  const auto changed = builder.with(file["encrypted"], name, *json::parse(json_text, arena));
  return json::write(builder.with(file, "encrypted", changed));
}

TEST(KeyFile, RoundTripsInTheClear) {
  for (const auto type : {KeyType::ed25519, KeyType::p256, KeyType::p384, KeyType::rsa}) {
    const auto& made = test_key(type);
    const auto written = write_key_file(made);
    const auto text = written.text();
    const auto seen = inspect_key_file(text);
    ASSERT_TRUE(seen.ok());
    EXPECT_EQ(seen->protection, KeyProtection::none);
    EXPECT_EQ(seen->public_key, made.public_key());
    EXPECT_EQ(open_key_file(text, "")->public_key(), made.public_key());
  }
}

TEST(KeyFile, RoundTripsEncryptedAndShowsOnlyThePublicHalf) {
  const auto seen = inspect_key_file(encrypted_text());
  ASSERT_TRUE(seen.ok());
  EXPECT_EQ(seen->protection, KeyProtection::passphrase);
  EXPECT_EQ(seen->public_key, key().public_key());
  EXPECT_EQ(encrypted_text().find("secretKey"), std::string::npos);
  const auto opened = open_key_file(encrypted_text(), passphrase);
  ASSERT_TRUE(opened.ok());
  EXPECT_TRUE(std::ranges::equal(opened->secret(), key().secret()));
}

TEST(KeyFile, NeedsTheRightPassphrase) {
  EXPECT_EQ(open_key_file(encrypted_text(), "stone on sand").error().code,
            ErrorCode::not_permitted);
  EXPECT_EQ(open_key_file(encrypted_text(), "").error().code, ErrorCode::not_permitted);
  EXPECT_EQ(write_key_file(key(), "", repeatable_random(1)).error().code, ErrorCode::invalid);
}

TEST(KeyFile, NoticesAnotherPublicKey) {
  Arena arena;
  const json::Builder builder(arena);
  const auto other = *json::parse(
      write_key_file(*PrivateKey::generate(KeyType::p256, repeatable_random(34))).text(), arena);
  const auto swap = [&](std::string_view text) {
    return json::write(
        builder.with(*json::parse(text, arena), "publicKeyMultibase", other["publicKeyMultibase"]));
  };
  EXPECT_EQ(open_key_file(swap(write_key_file(key()).text()), "").error().code, ErrorCode::invalid);
  EXPECT_EQ(open_key_file(swap(encrypted_text()), passphrase).error().code,
            ErrorCode::not_permitted);
}

TEST(KeyFile, RefusesParametersThatWouldExhaustTheMachine) {
  EXPECT_EQ(open_key_file(with("memory_kib", "99999999"), passphrase).error().code,
            ErrorCode::too_large);
  EXPECT_EQ(open_key_file(with("memory_kib", "0"), passphrase).error().code, ErrorCode::too_large);
  EXPECT_EQ(open_key_file(with("passes", "1000000"), passphrase).error().code,
            ErrorCode::too_large);
  EXPECT_EQ(open_key_file(with("passes", "-1"), passphrase).error().code, ErrorCode::too_large);
  EXPECT_EQ(open_key_file(with("passes", "1.5"), passphrase).error().code, ErrorCode::unreadable);
}

TEST(KeyFile, RefusesOtherWaysOfEncrypting) {
  EXPECT_EQ(open_key_file(with("kdf", "\"pbkdf2\""), passphrase).error().code,
            ErrorCode::unsupported);
  EXPECT_EQ(open_key_file(with("cipher", "\"none\""), passphrase).error().code,
            ErrorCode::unsupported);
  EXPECT_EQ(open_key_file(with("salt", "\"uAAAA\""), passphrase).error().code,
            ErrorCode::unreadable);
  EXPECT_EQ(open_key_file(with("ciphertext", "\"u\""), passphrase).error().code,
            ErrorCode::unreadable);
}

TEST(KeyFile, RefusesWhatIsNoKeyFile) {
  for (const auto* text : {"", "[]", "{}", "{\"type\":\"Ed25519\"}", "-----BEGIN PRIVATE KEY-----",
                           R"({"type":"Dilithium","publicKeyMultibase":"z6Mk"})"}) {
    EXPECT_FALSE(inspect_key_file(text).ok()) << text;
    EXPECT_FALSE(open_key_file(text, "x").ok()) << text;
  }
}

}  // namespace
}  // namespace cairn::crypto
