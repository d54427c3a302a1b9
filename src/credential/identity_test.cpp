// SPDX-License-Identifier: Apache-2.0
#include "credential/identity.h"

#include "base/text.h"
#include "credential/test_documents.h"

namespace cairn::credential {
namespace {

using IdentityTest = CredentialTest;

// V/1edtech-validator ob20/basic-assertion.json has the same form with salt "deadsea".
constexpr std::string_view address = "learner@example.org";

Identifier hashed(std::string_view identity, std::string_view salt) {
  return {.type = "emailAddress",
          .identity = hash_identity(identity, salt),
          .salt = std::string(salt),
          .hashed = true};
}

TEST(HashIdentity, IsSha256OfIdentityThenSalt) {
  EXPECT_EQ(hash_identity("abc", ""),
            "sha256$ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  EXPECT_EQ(hash_identity("ab", "c"), hash_identity("abc", ""));
}

TEST(Matches, AnAddressInEitherCaseAndEitherOrderOfSalt) {
  EXPECT_TRUE(matches(hashed("learner@example.org", "s"), address));
  EXPECT_TRUE(matches(hashed("learner@example.org", "s"), "Learner@Example.ORG"));
  EXPECT_TRUE(matches(hashed("Learner@Example.ORG", "s"), "Learner@Example.ORG"));
  auto swapped = hashed("s", "learner@example.org");
  swapped.salt = "s";
  EXPECT_TRUE(matches(swapped, address));
  auto upper = hashed("learner@example.org", "s");
  for (char& c : upper.identity)
    if (c >= 'a' && c <= 'f') c = static_cast<char>(c - 'a' + 'A');
  upper.identity = "sha256$" + upper.identity.substr(7);
  EXPECT_TRUE(matches(upper, address));
}

TEST(Matches, NobodyElse) {
  EXPECT_FALSE(matches(hashed("learner@example.org", "s"), "other@example.org"));
  EXPECT_FALSE(matches(hashed("learner@example.org", "s"), ""));
  EXPECT_FALSE(matches({.identity = "", .hashed = false}, ""));
  // The hash itself is not the address.
  EXPECT_FALSE(
      matches(hashed("learner@example.org", "s"), hash_identity("learner@example.org", "s")));
}

TEST_F(IdentityTest, FindsThePersonByDidOrAddress) {
  EXPECT_TRUE(credential_is_about(badge(), "did:example:learner"));
  EXPECT_TRUE(credential_is_about(badge(), "email:learner@example.org"));
  EXPECT_TRUE(credential_is_about(badge(), "email:LEARNER@example.org"));
  EXPECT_FALSE(credential_is_about(badge(), "email:someone@example.org"));
  EXPECT_FALSE(credential_is_about(badge(), "did:example:other"));
  EXPECT_FALSE(credential_is_about(badge(), ""));
  EXPECT_FALSE(credential_is_about(badge(), "email:"));
}

TEST_F(IdentityTest, ReadsMailtoAndPlainIdentifiers) {
  const auto subject = read(R"({"id": "mailto:Learner@example.org"})");
  EXPECT_TRUE(is_about(subject, "email:learner@example.org"));
  const auto plain = read(R"({"identifier": {"type": "IdentityObject", "hashed": false,
    "identityHash": "learner@example.org", "identityType": "emailAddress"}})");
  EXPECT_TRUE(is_about(plain, "email:learner@example.org"));
  EXPECT_FALSE(is_about(read("{}"), "email:learner@example.org"));
  EXPECT_FALSE(is_about(json::Value(), "did:example:learner"));
}

TEST_F(IdentityTest, FindsTheRecipientOfOldBadges) {
  EXPECT_TRUE(credential_is_about(assertion(), "email:learner@example.org"));
  EXPECT_FALSE(credential_is_about(assertion(), "email:other@example.org"));
  const auto oldest = read(R"({"recipient": "learner@example.org", "badge": {}})");
  EXPECT_TRUE(credential_is_about(oldest, "email:learner@example.org"));
}

}  // namespace
}  // namespace cairn::credential
