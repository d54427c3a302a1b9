// SPDX-License-Identifier: Apache-2.0
// What the tests of securing share: a small badge, a key that is always the same, a workspace.
#pragma once
#include <gtest/gtest.h>

#include <string>
#include <string_view>

#include "crypto/multikey.h"
#include "did/did.h"
#include "json/build.h"
#include "json/parse.h"
#include "json/write.h"
#include "securing/issue.h"
#include "securing/verify_proof.h"

namespace cairn::securing {

class SecuringTest : public ::testing::Test {
 protected:
  // A key of `type` from bytes that are all `seed`.
  static crypto::PrivateKey make_key(crypto::KeyType type = crypto::KeyType::ed25519,
                                     std::uint8_t seed = 7) {
    const std::size_t size = type == crypto::KeyType::p384 ? 48 : 32;
    return crypto::PrivateKey::create(type, Bytes(size, seed)).value();
  }
  static std::string did_of(const crypto::PrivateKey& key) {
    return did::make_did_key(key.public_key());
  }
  static std::string method_of(const crypto::PrivateKey& key) {
    return did::key_id_of_did_key(key.public_key());
  }

  json::Value read(std::string_view text) {
    const auto value = json::parse(text, arena);
    EXPECT_TRUE(value.ok()) << (value.ok() ? "" : value.error().detail);
    return value.ok() ? *value : json::Value();
  }

  json::Value badge(std::string_view issuer) {
    return read(R"({"@context": ["https://www.w3.org/ns/credentials/v2",
        "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json"],
      "id": "urn:uuid:0d0c4b26-0f41-4a5c-9f2b-4f4fd4d5a3a1",
      "type": ["VerifiableCredential", "OpenBadgeCredential"],
      "name": "Teamwork",
      "issuer": {"id": ")" +
                std::string(issuer) + R"(", "type": ["Profile"], "name": "Example University"},
      "validFrom": "2026-01-01T00:00:00Z",
      "validUntil": "2036-01-01T00:00:00Z",
      "credentialSubject": {"id": "did:example:learner", "type": ["AchievementSubject"],
        "achievement": {"id": "https://example.edu/achievements/teamwork", "type": ["Achievement"],
          "name": "Teamwork", "description": "Works well with others.",
          "criteria": {"narrative": "Peers nominate."}}}})");
  }

  // The badge signed by `key` for itself.
  json::Value signed_badge(const crypto::PrivateKey& key, SuiteId suite) {
    const auto method = method_of(key);
    const auto did = did_of(key);
    const auto made = issue(badge(did), {&key, method, did}, suite,
                            {.created = "2026-01-02T03:04:05Z"}, workspace, arena);
    EXPECT_TRUE(made.ok()) << (made.ok() ? "" : made.error().detail + made.error().path);
    return made.ok() ? *made : json::Value();
  }

  ProofVerdict verdict(const json::Value& document, const crypto::PublicKey& key,
                       const ProofRequirements& requirements = {}, std::size_t index = 0) {
    auto secured = SecuredDocument::create(document, workspace, arena);
    EXPECT_TRUE(secured.ok() && index < secured->proofs().size());
    if (!secured.ok() || index >= secured->proofs().size()) return {};
    return secured->verify(secured->proofs()[index], key, requirements);
  }
  ProofOutcome outcome(const json::Value& document, const crypto::PublicKey& key,
                       const ProofRequirements& requirements = {}, std::size_t index = 0) {
    return verdict(document, key, requirements, index).outcome;
  }

  // A copy with one member of its (only) proof changed.
  json::Value with_proof_member(const json::Value& document, std::string_view member,
                                const json::Value& value) {
    const json::Builder builder(arena);
    return builder.with(document, "proof", builder.with(document["proof"], member, value));
  }
  json::Value text(std::string_view value) { return json::Builder(arena).string(value); }

  Arena arena;
  Workspace workspace{jsonld::ContextSource{}};
};

// So that a failing test says "altered", not "1".
inline void PrintTo(ProofOutcome outcome, std::ostream* out) { *out << name(outcome); }

}  // namespace cairn::securing
