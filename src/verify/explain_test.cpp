// SPDX-License-Identifier: Apache-2.0
// What a report tells of its steps is what was done: whoever goes them comes to the same bytes.
#include "crypto/jwk.h"
#include "crypto/multikey.h"
#include "encoding/hex.h"
#include "verify/test_world.h"

namespace cairn::verify {
namespace {

using enum Verdict;

class ExplainTest : public testing::Test, protected World {
 protected:
  std::vector<Step> steps_of(const Report& report) {
    EXPECT_EQ(report.credentials.size(), 1U);
    return report.credentials.empty() ? std::vector<Step>() : report.credentials.front().steps;
  }
  static const Step& step(const std::vector<Step>& steps, std::string_view kind) {
    static const Step none{};
    for (const auto& one : steps)
      if (one.kind == kind) return one;
    ADD_FAILURE() << "no step " << kind;
    return none;
  }
  static std::string text(const Step& step, std::string_view name) {
    for (const auto& fact : step.facts)
      if (fact.name == name) {
        const auto* found = std::get_if<std::string>(&fact.value);
        return found ? *found : std::to_string(std::get<std::int64_t>(fact.value));
      }
    return {};
  }
  static std::string digest(const std::string& of, crypto::HashAlgorithm algorithm) {
    return encoding::to_hex(crypto::hash(algorithm, as_bytes(of)).view());
  }

  TestIssuer issuer = TestIssuer::did_key(1);
};

TEST_F(ExplainTest, NothingIsToldUnasked) {
  const auto report = verify(sign(badge(issuer.id), issuer));
  EXPECT_TRUE(steps_of(report).empty());
  EXPECT_EQ(json::write(to_json(report, builder())).find("\"steps\""), std::string::npos);
}

TEST_F(ExplainTest, TheBytesAreThoseThatWereSigned) {
  options.explain = Explain::bytes;
  using crypto::HashAlgorithm;
  using securing::SuiteId;
  struct Case {
    SuiteId suite;
    crypto::KeyType key;
    crypto::SignatureAlgorithm algorithm;
    HashAlgorithm hash;
    std::string form;
  };
  using crypto::KeyType;
  using crypto::SignatureAlgorithm;
  for (const auto& test :
       {Case{SuiteId::eddsa_rdfc_2022, KeyType::ed25519, SignatureAlgorithm::ed25519,
             HashAlgorithm::sha256, "RDFC-1.0"},
        Case{SuiteId::eddsa_jcs_2022, KeyType::ed25519, SignatureAlgorithm::ed25519,
             HashAlgorithm::sha256, "JCS"},
        Case{SuiteId::ecdsa_rdfc_2019, KeyType::p256, SignatureAlgorithm::ecdsa_p256_sha256,
             HashAlgorithm::sha256, "RDFC-1.0"},
        Case{SuiteId::ecdsa_jcs_2019, KeyType::p384, SignatureAlgorithm::ecdsa_p384_sha384,
             HashAlgorithm::sha384, "JCS"}}) {
    const auto by = TestIssuer::did_key(3, test.key);
    const auto report = verify(sign(badge(by.id), by, {.suite = test.suite}));
    const auto steps = steps_of(report);
    const auto& signature = step(steps, "signature");
    EXPECT_EQ(text(signature, "form"), test.form);
    EXPECT_EQ(text(signature, "result"), "signature-valid");
    EXPECT_EQ(text(signature, "document_digest"),
              digest(text(signature, "canonical_document"), test.hash));
    EXPECT_EQ(text(signature, "options_digest"),
              digest(text(signature, "canonical_options"), test.hash));
    EXPECT_EQ(text(signature, "message"),
              text(signature, "options_digest") + text(signature, "document_digest"));
    const auto& key = step(steps, "key");
    const auto named = crypto::from_multikey(text(key, "multibase"));
    ASSERT_TRUE(named.ok());
    EXPECT_TRUE(named->verify(test.algorithm, *encoding::from_hex(text(signature, "message")),
                              *encoding::from_hex(text(signature, "signature"))));
    EXPECT_EQ(text(key, "document"), by.id);
    EXPECT_EQ(text(key, "method"), by.method);
    EXPECT_EQ(text(key, "relationship"), "assertionMethod");
    EXPECT_EQ(text(key, "thumbprint"), crypto::jwk_thumbprint(*named));
  }
}

TEST_F(ExplainTest, OfATokenTheHashOfWhatIsSigned) {
  options.explain = Explain::bytes;
  const auto token_text = token(badge(issuer.id), issuer);
  const auto steps = steps_of(verify(token_text));
  const auto& signature = step(steps, "signature");
  EXPECT_EQ(text(signature, "message"), token_text.substr(0, token_text.rfind('.')));
  EXPECT_EQ(text(signature, "message_digest"),
            digest(text(signature, "message"), crypto::HashAlgorithm::sha256));
  EXPECT_EQ(text(signature, "algorithm"), "EdDSA");
  EXPECT_EQ(text(step(steps, "key"), "method"), issuer.method);
}

TEST_F(ExplainTest, TheRecordThatNamedTheKey) {
  options.explain = Explain::steps;
  const auto web = TestIssuer::named(4, "did:web:college.example");
  const auto signed_badge = sign(badge(web.id), web);
  const auto away = steps_of(verify(signed_badge));
  EXPECT_EQ(text(step(away, "key"), "result"), "key-unreachable");
  pages.put("https://college.example/.well-known/did.json", web.document());
  const auto steps = steps_of(verify(signed_badge));
  EXPECT_EQ(text(step(steps, "key"), "document"), "https://college.example/.well-known/did.json");
  EXPECT_EQ(text(step(steps, "key"), "result"), "key-authorised");
  EXPECT_EQ(text(step(steps, "key"), "document_sha256"),
            digest(web.document(), crypto::HashAlgorithm::sha256));
}

TEST_F(ExplainTest, WhatTheListSays) {
  options.explain = Explain::steps;
  const std::string list = "https://example.org/status/1";
  publish_list(issuer, list, {7});
  const auto steps = steps_of(verify(sign(with_status(badge(issuer.id), list, 7), issuer)));
  const auto& status = step(steps, "status");
  EXPECT_EQ(text(status, "list"), list);
  EXPECT_EQ(text(status, "list_issuer"), issuer.id);
  EXPECT_EQ(text(status, "list_result"), "accepted");
  EXPECT_EQ(text(status, "index"), "7");
  EXPECT_EQ(text(status, "entries"), "131072");
  EXPECT_EQ(text(status, "value"), "1");
  EXPECT_EQ(text(status, "purpose"), "revocation");
}

TEST_F(ExplainTest, VocabulariesAndFormsByTheirDigests) {
  options.explain = Explain::steps;
  const std::string schema_url = "https://example.org/s.json";
  const auto schema = R"({"$id": ")" + schema_url +
                      R"(", "$schema": "https://json-schema.org/draft/2020-12/schema"})";
  pages.put(schema_url, schema);
  const auto document = with(badge(issuer.id), "credentialSchema",
                             R"({"id": ")" + schema_url + R"(", "type": "JsonSchema"})");
  const auto steps = steps_of(verify(sign(document, issuer)));
  EXPECT_EQ(text(step(steps, "context"), "url"), "https://www.w3.org/ns/credentials/v2");
  EXPECT_EQ(text(step(steps, "context"), "source"), "built-in");
  EXPECT_EQ(text(step(steps, "context"), "sha256_jcs").size(), 64U);
  EXPECT_EQ(text(step(steps, "schema"), "sha256"), digest(schema, crypto::HashAlgorithm::sha256));
}

TEST_F(ExplainTest, AsJsonEachStepHasItsFactsByName) {
  options.explain = Explain::steps;
  const auto value = to_json(verify(sign(badge(issuer.id), issuer)), builder());
  const auto steps = value["credentials"].items()[0]["steps"];
  ASSERT_TRUE(steps.is_array());
  bool has_signature = false;
  for (const auto& one : steps.items())
    if (one.string_at("step") == "signature") {
      has_signature = true;
      EXPECT_EQ(one.string_at("path"), "/proof");
      EXPECT_EQ(one.string_at("document_digest").size(), 64U);
      EXPECT_FALSE(one.contains("canonical_document"));
    }
  EXPECT_TRUE(has_signature);
}

}  // namespace
}  // namespace cairn::verify
