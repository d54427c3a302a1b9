// SPDX-License-Identifier: Apache-2.0
// For tests: issuers with keys made from one number, badges they sign, and the pages they publish.
#pragma once
#include <gtest/gtest.h>

#include <map>
#include <string>
#include <string_view>

#include "credential/status_list.h"
#include "did/did.h"
#include "json/parse.h"
#include "json/write.h"
#include "securing/create_proof.h"
#include "securing/sign_jwt.h"
#include "verify/verify.h"

namespace cairn::verify {

// Pages by name; anything else is unreachable.
class Pages : public Resources {
 public:
  std::map<std::string, Fetched, std::less<>> pages;
  std::size_t fetches = 0;

  void put(std::string name, std::string_view text, int status = 200) {
    const auto bytes = as_bytes(text);
    pages[std::move(name)] = {status, Bytes(bytes.begin(), bytes.end()), "application/json", 0};
  }
  Result<Fetched> fetch(std::string_view name) override {
    ++fetches;
    const auto page = pages.find(name);
    if (page == pages.end()) return fail(ErrorCode::not_found, "test", "no such page");
    return page->second;
  }
};

struct TestIssuer {
  crypto::PrivateKey key;
  std::string id;      // did:key, did:web or https
  std::string method;  // id of the key

  static crypto::PrivateKey make_key(std::uint8_t seed,
                                     crypto::KeyType type = crypto::KeyType::ed25519) {
    const Bytes secret(type == crypto::KeyType::p384 ? 48 : 32, seed);
    return *crypto::PrivateKey::create(type, secret);
  }
  static TestIssuer did_key(std::uint8_t seed, crypto::KeyType type = crypto::KeyType::ed25519) {
    auto key = make_key(seed, type);
    auto id = did::make_did_key(key.public_key());
    auto method = did::key_id_of_did_key(key.public_key());
    return {std::move(key), std::move(id), std::move(method)};
  }
  static TestIssuer named(std::uint8_t seed, std::string id) {
    auto method = id + "#key-1";
    return {make_key(seed), std::move(id), std::move(method)};
  }
  // The document that names the key for awarding and for showing.
  std::string document() const {
    Arena arena;
    const json::Builder builder(arena);
    return json::write(did::to_json(did::make_document(id, "key-1", key.public_key()), builder));
  }
};

class World {
 public:
  Arena arena;
  jsonld::ContextSource contexts;
  securing::Workspace workspace{contexts};
  Pages pages;
  Verifier verifier;
  Options options{.at = *parse_instant("2026-06-01T00:00:00Z"), .resources = &pages};

  json::Value read(std::string_view text) {
    auto value = json::parse(text, arena);
    EXPECT_TRUE(value.ok()) << (value.ok() ? "" : value.error().detail) << text;
    return value.ok() ? *value : json::Value();
  }
  json::Builder builder() { return json::Builder(arena); }
  json::Value with(const json::Value& object, std::string_view key, std::string_view text) {
    return builder().with(object, key, read(text));
  }

  // An Open Badges 3.0 badge, unsigned.
  json::Value badge(const std::string& issuer, const std::string& name = "Example College") {
    return read(R"({"@context": ["https://www.w3.org/ns/credentials/v2",
        "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json"],
      "id": "urn:uuid:5b2c8d0e-0c6e-4a57-9d2b-6a1f3d1c2b3a",
      "type": ["VerifiableCredential", "OpenBadgeCredential"],
      "issuer": {"id": ")" +
                issuer + R"(", "type": ["Profile"], "name": ")" + name + R"("},
      "validFrom": "2026-01-01T00:00:00Z", "name": "Badge",
      "credentialSubject": {"id": "did:example:learner", "type": ["AchievementSubject"],
        "achievement": {"id": "https://example.org/a/1", "type": ["Achievement"],
          "name": "Knots", "description": "Ties knots", "achievementType": "Badge",
          "criteria": {"narrative": "Tie three knots"}}}})");
  }

  // The same under the contexts that also know of 1EdTech's status and schema types.
  json::Value extended(const json::Value& document) {
    return with(document, "@context", R"(["https://www.w3.org/ns/credentials/v2",
        "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json",
        "https://purl.imsglobal.org/spec/ob/v3p0/extensions.json"])");
  }

  struct Signing {
    securing::SuiteId suite = securing::SuiteId::eddsa_jcs_2022;
    std::string created = "2026-01-02T00:00:00Z";
    std::string purpose = "assertionMethod";
    std::string expires = {};
    std::string challenge = {};
    std::string domain = {};
    std::string id = {};
    std::vector<std::string_view> previous = {};
  };
  json::Value sign(const json::Value& document, const TestIssuer& issuer, Signing how) {
    auto result = securing::add_proof(document, issuer.key,
                                      {.suite = how.suite,
                                       .verification_method = issuer.method,
                                       .created = how.created,
                                       .purpose = how.purpose,
                                       .expires = how.expires,
                                       .challenge = how.challenge,
                                       .domain = how.domain,
                                       .id = how.id,
                                       .previous_proof = how.previous},
                                      workspace, arena);
    EXPECT_TRUE(result.ok()) << (result.ok() ? "" : result.error().detail);
    return result.ok() ? *result : json::Value();
  }
  json::Value sign(const json::Value& document, const TestIssuer& issuer) {
    return sign(document, issuer, Signing{});
  }
  std::string token(const json::Value& document, const TestIssuer& issuer,
                    securing::JwtProfile profile = securing::JwtProfile::open_badges_3) {
    auto result = securing::sign_jwt(document, issuer.key,
                                     {.profile = profile, .key_id = issuer.method}, arena);
    EXPECT_TRUE(result.ok()) << (result.ok() ? "" : result.error().detail);
    return result.ok() ? *result : std::string();
  }

  // A signed status list at `url` with these entries set.
  void publish_list(const TestIssuer& issuer, const std::string& url,
                    std::initializer_list<std::size_t> entries,
                    std::size_t length = credential::status_entries_min,
                    std::string_view purpose = "revocation") {
    encoding::Bitstring bits(length);
    for (const auto entry : entries) bits.set(entry, true);
    const auto list = credential::build_status_list({.id = url,
                                                     .issuer = issuer.id,
                                                     .purpose = std::string(purpose),
                                                     .valid_from = "2026-01-01T00:00:00Z"},
                                                    bits, builder());
    pages.put(url, json::write(sign(list, issuer)));
  }
  json::Value with_status(const json::Value& badge_document, const std::string& url,
                          std::uint64_t index, std::string_view purpose = "revocation") {
    return builder().with(badge_document, "credentialStatus",
                          credential::build_status_entry(url, index, purpose, builder()));
  }

  Report verify(const json::Value& document) { return verify(json::write(document)); }
  Report verify(const std::string& text) {
    auto report = verifier.verify(as_bytes(text), options);
    EXPECT_TRUE(report.ok()) << (report.ok() ? "" : report.error().detail);
    return report.ok() ? std::move(*report) : Report{};
  }
};

// What a report says, for messages of failing tests.
inline std::string codes_of(const Report& report) {
  std::string out(name_of(report.verdict));
  const auto add = [&](const Finding& finding) {
    out.append(" ").append(message_of(finding.code).name).append("=");
    out.append(name_of(finding.outcome)).append("@").append(finding.path);
    if (!finding.detail.empty()) out.append("(").append(finding.detail).append(")");
  };
  for (const auto& credential : report.credentials)
    for (const auto& finding : credential.findings) add(finding);
  for (const auto& finding : report.findings) add(finding);
  return out;
}

// Whether a report has this verdict and a finding of this code.
inline testing::AssertionResult gives(const Report& report, Verdict verdict, Code code) {
  if (report.verdict == verdict && report.has(code)) return testing::AssertionSuccess();
  return testing::AssertionFailure() << codes_of(report);
}

}  // namespace cairn::verify
