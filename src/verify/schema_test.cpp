// SPDX-License-Identifier: Apache-2.0
// Credentials and the forms their issuers declare: what passes, what does not, and what stays open.
#include <algorithm>

#include "crypto/hash.h"
#include "encoding/base64.h"
#include "securing/sign_sd_jwt.h"
#include "verify/test_world.h"

namespace cairn::verify {
namespace {

using enum Verdict;
using enum Code;

const std::string schema_url = "https://example.org/schemas/knot.json";

class SchemaTest : public testing::Test, protected World {
 protected:
  // A credential of its issuer about `subject`, declaring this form.
  json::Value declaring(const std::string& entry, const std::string& subject = R"("knots": 3)") {
    return read(R"({"@context": ["https://www.w3.org/ns/credentials/v2",
        "https://www.w3.org/ns/credentials/examples/v2"],
      "id": "urn:uuid:5b2c8d0e-0c6e-4a57-9d2b-6a1f3d1c2b3a",
      "type": ["VerifiableCredential", "KnotCredential"],
      "issuer": ")" +
                issuer.id + R"(", "validFrom": "2026-01-01T00:00:00Z",
      "credentialSubject": {"id": "did:example:learner", )" +
                subject + R"(}, "credentialSchema": )" + entry + "}");
  }
  // The same under contexts that know of 1EdTech's type as well.
  json::Value for_1edtech(const json::Value& document) {
    return with(document, "@context", R"(["https://www.w3.org/ns/credentials/v2",
        "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json",
        "https://purl.imsglobal.org/spec/ob/v3p0/extensions.json",
        "https://www.w3.org/ns/credentials/examples/v2"])");
  }
  static std::string entry(const std::string& type, const std::string& more = "",
                           const std::string& url = schema_url) {
    return R"({"id": ")" + url + R"(", "type": ")" + type + "\"" + more + "}";
  }
  Report judged(const std::string& entries, const std::string& subject = R"("knots": 3)") {
    return verify(sign(declaring(entries, subject), issuer));
  }
  const Finding& finding(const Report& report, Code code) {
    static const Finding none{};
    const auto* found = report.credentials.front().find(code);
    EXPECT_NE(found, nullptr) << codes_of(report);
    return found ? *found : none;
  }

  // A schema of subjects that have tied so many knots.
  static std::string schema(const std::string& id = schema_url,
                            const std::string& knots = R"({"type": "integer", "minimum": 1})") {
    return R"({"$id": ")" + id +
           R"(", "$schema": "https://json-schema.org/draft/2020-12/schema", "properties":
        {"credentialSubject": {"properties": {"knots": )" +
           knots + R"(}, "required": ["knots"]}}})";
  }
  json::Value schema_credential(const TestIssuer& by) {
    return read(R"({"@context": ["https://www.w3.org/ns/credentials/v2"], "id": ")" + schema_url +
                R"(", "type": ["VerifiableCredential", "JsonSchemaCredential"], "issuer": ")" +
                by.id + R"(", "validFrom": "2026-01-01T00:00:00Z",
      "credentialSchema": {"id": "https://www.w3.org/ns/credentials/json-schema/v2.json",
        "type": "JsonSchema"},
      "credentialSubject": {"id": "https://example.org/schemas/knot-schema.json",
        "type": "JsonSchema", "jsonSchema": )" +
                schema("https://example.org/schemas/knot-schema.json") + "}}");
  }
  static std::string sri(std::string_view text, crypto::HashAlgorithm algorithm,
                         const std::string& name) {
    return name + "-" + encoding::to_base64(crypto::hash(algorithm, as_bytes(text)).view());
  }

  TestIssuer issuer = TestIssuer::did_key(1);
  TestIssuer schema_issuer = TestIssuer::did_key(2);
};

TEST_F(SchemaTest, WhatHasTheDeclaredFormPasses) {
  pages.put(schema_url, schema());
  const auto report = judged(entry("JsonSchema"));
  EXPECT_TRUE(gives(report, accepted, schema_checked));
  EXPECT_EQ(finding(report, schema_checked).path, "/credentialSchema");
}

TEST_F(SchemaTest, EachFaultIsToldAtItsPlace) {
  pages.put(schema_url, schema());
  const auto report = judged(entry("JsonSchema"), R"("knots": 0)");
  EXPECT_TRUE(gives(report, rejected, schema_mismatch));
  EXPECT_EQ(finding(report, schema_mismatch).path, "/credentialSubject/knots");
  EXPECT_EQ(finding(report, schema_mismatch).detail,
            "must be at least 1 (" + schema_url +
                "#/properties/credentialSubject/properties/knots/minimum)");
  EXPECT_EQ(headline(report), "Not of the form its issuer declares");
  const auto lacking = judged(entry("JsonSchema"), R"("loops": 1)");
  EXPECT_EQ(finding(lacking, schema_mismatch).path, "/credentialSubject");
}

TEST_F(SchemaTest, OfSeveralFormsEachIsHeldTo) {
  const std::string other_url = "https://example.org/schemas/other.json";
  pages.put(schema_url, schema());
  pages.put(other_url, schema(other_url, R"({"maximum": 2})"));
  const auto both = "[" + entry("JsonSchema") + ", " +
                    entry("1EdTechJsonSchemaValidator2019", "", other_url) + "]";
  const auto report = verify(sign(for_1edtech(declaring(both)), issuer));
  EXPECT_TRUE(gives(report, rejected, schema_mismatch));
  EXPECT_EQ(finding(report, schema_checked).path, "/credentialSchema/0");
}

TEST_F(SchemaTest, AFormOf1EdTechNeedNotNameItself) {
  pages.put(schema_url, R"({"properties": {"credentialSubject": {"required": ["knots"]}}})");
  const auto known = entry("1EdTechJsonSchemaValidator2019");
  EXPECT_TRUE(gives(verify(sign(for_1edtech(declaring(known)), issuer)), accepted, schema_checked));
  EXPECT_TRUE(gives(verify(sign(for_1edtech(declaring(known, R"("loops": 1)")), issuer)), rejected,
                    schema_mismatch));
}

TEST_F(SchemaTest, WhatIsNotThereOrCannotBeReadStaysOpen) {
  EXPECT_TRUE(gives(judged(entry("JsonSchema")), undetermined, schema_unreachable));
  pages.put(schema_url, "gone", 410);
  EXPECT_TRUE(gives(judged(entry("JsonSchema")), undetermined, schema_unreachable));
  for (const std::string& text :
       {std::string("<html>"), schema(schema_url, R"({"type": "text"})"),
        schema(schema_url, R"({"$ref": "#/nothing"})"),
        R"({"$id": ")" + schema_url +
            R"(", "$schema": "https://json-schema.org/draft/9/schema"})"}) {
    pages.put(schema_url, text);
    EXPECT_TRUE(gives(judged(entry("JsonSchema")), undetermined, schema_unreadable)) << text;
  }
  options.resources = nullptr;
  EXPECT_TRUE(gives(judged(entry("JsonSchema")), undetermined, schema_unreachable));
}

TEST_F(SchemaTest, AFormMustSayWhatItIs) {
  for (const std::string& text :
       {std::string(R"({"$schema": "https://json-schema.org/draft/2020-12/schema"})"),
        R"({"$id": ")" + schema_url + "\"}", schema("https://example.org/schemas/other.json"),
        schema("other"), std::string("[]")}) {
    pages.put(schema_url, text);
    EXPECT_TRUE(gives(judged(entry("JsonSchema")), rejected, schema_malformed)) << text;
  }
}

TEST_F(SchemaTest, OfAnUnknownTypeNothingIsSaidUnlessItContradictsItself) {
  EXPECT_TRUE(gives(judged(entry("ShapeValidator")), undetermined, schema_not_checked));
  pages.put(schema_url, R"({"shapes": []})");
  EXPECT_TRUE(gives(judged(entry("ShapeValidator")), undetermined, schema_not_checked));
  pages.put(schema_url, schema());
  EXPECT_TRUE(gives(judged(entry("NotJsonSchema")), rejected, schema_malformed));
  EXPECT_TRUE(gives(judged(entry("JsonSchema2023")), undetermined, schema_not_checked));
}

TEST_F(SchemaTest, PoliciesMayLeaveItOutButAFaultStaysOne) {
  Policy policy;
  policy.require = Demands().with(Demand::proof);
  options.policy = &policy;
  EXPECT_TRUE(gives(judged(entry("JsonSchema")), accepted, schema_unreachable));
  policy.require = policy.require->with(Demand::schema);
  EXPECT_TRUE(gives(judged(entry("JsonSchema")), undetermined, schema_unreachable));
  policy.require = Demands().with(Demand::proof);
  pages.put(schema_url, schema());
  EXPECT_TRUE(gives(judged(entry("JsonSchema"), R"("knots": 0)"), rejected, schema_mismatch));
}

TEST_F(SchemaTest, DigestsOfTheCredentialHold) {
  using crypto::HashAlgorithm;
  const auto text = schema();
  pages.put(schema_url, text);
  const auto with_sri = [&](const std::string& value) {
    return judged(entry("JsonSchema", R"(, "digestSRI": ")" + value + "\""));
  };
  EXPECT_TRUE(
      gives(with_sri(sri(text, HashAlgorithm::sha256, "sha256")), accepted, schema_checked));
  EXPECT_TRUE(
      gives(with_sri(sri(text, HashAlgorithm::sha384, "sha384")), accepted, schema_checked));
  EXPECT_TRUE(
      gives(with_sri(sri(text, HashAlgorithm::sha512, "sha512")), accepted, schema_checked));
  EXPECT_TRUE(gives(with_sri(sri("x", HashAlgorithm::sha256, "sha256") + " " +
                             sri(text, HashAlgorithm::sha384, "sha384")),
                    accepted, schema_checked));
  // The content is gone through once, however many digests are named.
  std::string many;
  for (int i = 0; i < 10'000; ++i) many += sri("x", HashAlgorithm::sha256, "sha256") + " ";
  const auto long_text = text + std::string(1'000'000, ' ');
  pages.put(schema_url, long_text);
  EXPECT_TRUE(gives(with_sri(many + sri(long_text, HashAlgorithm::sha256, "sha256")), accepted,
                    schema_checked));
  pages.put(schema_url, text);
  for (const auto& wrong : {sri(text + " ", HashAlgorithm::sha384, "sha384"), std::string("none")})
    EXPECT_TRUE(gives(with_sri(wrong), rejected, schema_digest_differs)) << wrong;
  auto related = with(declaring(entry("JsonSchema")), "relatedResource",
                      R"([{"id": ")" + schema_url + R"(", "digestSRI": ")" +
                          sri("other", HashAlgorithm::sha256, "sha256") + "\"}]");
  EXPECT_TRUE(gives(verify(sign(related, issuer)), rejected, schema_digest_differs));
}

TEST_F(SchemaTest, ASchemaCredentialMustHoldItself) {
  const auto known = entry("JsonSchemaCredential");
  const auto good = sign(schema_credential(schema_issuer), schema_issuer);
  pages.put(schema_url, json::write(good));
  EXPECT_TRUE(gives(judged(known), accepted, schema_checked));
  EXPECT_FALSE(judged(known).has(schema_unsigned));
  EXPECT_TRUE(gives(judged(known, R"("knots": 0)"), rejected, schema_mismatch));
  // Altered, over, or by a key that cannot be looked up.
  pages.put(schema_url, json::write(with(good, "name", R"("Other")")));
  EXPECT_TRUE(gives(judged(known), undetermined, schema_unproved));
  pages.put(schema_url, json::write(sign(with(schema_credential(schema_issuer), "validUntil",
                                              R"("2026-02-01T00:00:00Z")"),
                                         schema_issuer)));
  EXPECT_TRUE(gives(judged(known), undetermined, schema_unproved));
  const auto away = TestIssuer::named(3, "https://schemas.example");
  pages.put(schema_url, json::write(sign(schema_credential(away), away)));
  EXPECT_TRUE(gives(judged(known), undetermined, schema_unproved));
}

TEST_F(SchemaTest, ASchemaCredentialMayBeWithdrawn) {
  const std::string list = "https://example.org/status/1";
  const auto listed = with_status(schema_credential(schema_issuer), list, 7);
  pages.put(schema_url, json::write(sign(listed, schema_issuer)));
  EXPECT_TRUE(gives(judged(entry("JsonSchemaCredential")), undetermined, schema_unproved));
  publish_list(schema_issuer, list, {});
  EXPECT_TRUE(gives(judged(entry("JsonSchemaCredential")), accepted, schema_checked));
  publish_list(schema_issuer, list, {7});
  EXPECT_TRUE(gives(judged(entry("JsonSchemaCredential")), undetermined, schema_unproved));
}

TEST_F(SchemaTest, ASchemaCredentialThatNobodySignedIsTakenWithAWarning) {
  const auto text = json::write(schema_credential(schema_issuer));
  pages.put(schema_url, text);
  const auto report = judged(entry("JsonSchemaCredential"));
  EXPECT_TRUE(gives(report, accepted, schema_checked));
  EXPECT_TRUE(report.has(schema_unsigned));
  const auto pinned = judged(
      entry("JsonSchemaCredential",
            R"(, "digestSRI": ")" + sri(text, crypto::HashAlgorithm::sha256, "sha256") + "\""));
  EXPECT_TRUE(gives(pinned, accepted, schema_checked));
  EXPECT_FALSE(pinned.has(schema_unsigned));
}

TEST_F(SchemaTest, ASchemaCredentialMustBeMadeAsOne) {
  const auto whole = schema_credential(schema_issuer);
  const auto subject = whole["credentialSubject"];
  const auto with_subject = [&](const json::Value& value) {
    return builder().with(whole, "credentialSubject", value);
  };
  for (const auto& wrong :
       {with(whole, "id", R"("https://example.org/schemas/other")"),
        builder().without(whole, "credentialSchema"),
        with(whole, "credentialSchema",
             R"({"id": "https://example.org/s.json", "type": "JsonSchema"})"),
        with(whole, "type", R"(["VerifiableCredential"])"),
        with_subject(builder().without(subject, "type")),
        with_subject(builder().without(subject, "jsonSchema")),
        with_subject(with(subject, "jsonSchema", R"({"$id": "https://example.org/x"})")),
        builder().with(whole, "credentialSubject", builder().array({subject, subject}))}) {
    pages.put(schema_url, json::write(sign(wrong, schema_issuer)));
    EXPECT_TRUE(gives(judged(entry("JsonSchemaCredential")), rejected, schema_malformed))
        << json::write(wrong);
  }
}

TEST_F(SchemaTest, WhatASchemaRefersToComesFromThePortAndIsCounted) {
  const std::string other = "https://example.org/schemas/count.json";
  pages.put(schema_url, schema(schema_url, R"({"$ref": "count.json"})"));
  EXPECT_TRUE(gives(judged(entry("JsonSchema")), undetermined, schema_unreachable));
  pages.put(other, R"({"minimum": 5})");
  EXPECT_TRUE(gives(judged(entry("JsonSchema")), rejected, schema_mismatch));
  pages.put(other, R"({"minimum": 2})");
  EXPECT_TRUE(gives(judged(entry("JsonSchema")), accepted, schema_checked));
  for (int i = 0; i < 200; ++i)
    pages.put("https://example.org/chain/" + std::to_string(i),
              R"({"$ref": ")" + std::to_string(i + 1) + "\"}");
  pages.put(schema_url, schema(schema_url, R"({"$ref": "https://example.org/chain/0"})"));
  pages.fetches = 0;
  EXPECT_TRUE(gives(judged(entry("JsonSchema")), undetermined, schema_unreadable));
  EXPECT_LE(pages.fetches, 64U);
}

TEST_F(SchemaTest, ExpensiveSchemasAreStoppedForAllThatAreShownTogether) {
  std::string definitions;
  for (int i = 0; i < 60; ++i) {
    const auto next = "{\"$ref\": \"#/$defs/d" + std::to_string(i + 1) + "\"}";
    definitions += "\"d" + std::to_string(i) + "\": {\"anyOf\": [" + next + "," + next + "]},";
  }
  pages.put(schema_url, R"({"$id": ")" + schema_url +
                            R"(", "$schema": "https://json-schema.org/draft/2020-12/schema",
                            "$ref": "#/$defs/d0", "$defs": {)" +
                            definitions + R"("d60": false}})");
  std::string many = entry("JsonSchema");
  for (int i = 0; i < 15; ++i) many += ", " + entry("JsonSchema");
  const auto report = judged("[" + many + "]");
  EXPECT_TRUE(gives(report, undetermined, schema_unreadable));
  EXPECT_TRUE(gives(judged("[" + many + ", " + entry("JsonSchema") + "]"), undetermined,
                    schema_not_checked));
}

TEST_F(SchemaTest, KeepsWhatItCompiledWhileThePagesStayTheSame) {
  pages.put(schema_url, schema());
  EXPECT_TRUE(gives(judged(entry("JsonSchema")), accepted, schema_checked));
  EXPECT_TRUE(gives(judged(entry("JsonSchema")), accepted, schema_checked));
  pages.put(schema_url, schema(schema_url, R"({"minimum": 5})"));
  EXPECT_TRUE(gives(judged(entry("JsonSchema")), rejected, schema_mismatch));
}

TEST_F(SchemaTest, WhatIsKeptBackIsNotCalledMissing) {
  pages.put(schema_url, schema());
  const auto document =
      declaring(entry("JsonSchema"), R"("knots": 3, "nickname": "Ada of the knots")");
  const std::vector<std::string> disclosable = {"/credentialSubject/knots"};
  const Random random = [](std::span<std::uint8_t> room) {
    std::fill(room.begin(), room.end(), std::uint8_t{7});
  };
  const auto issued = securing::sign_sd_jwt(document, {&issuer.key, issuer.method, issuer.id},
                                            {.disclosable = disclosable}, random, arena);
  ASSERT_TRUE(issued.ok()) << issued.error().detail;
  const auto token = *issued;
  EXPECT_TRUE(gives(verify(token), accepted, schema_checked));
  const auto hidden = token.substr(0, token.find('~') + 1);
  const auto report = verify(hidden);
  EXPECT_TRUE(gives(report, undetermined, schema_not_checked));
  EXPECT_FALSE(report.has(schema_mismatch));
  ASSERT_TRUE(report.credentials.front().selective);
  EXPECT_EQ(report.credentials.front().selective->kept_back, 1U);
}

TEST_F(SchemaTest, OfADerivedProofNothingIsCalledMissingEither) {
  pages.put(schema_url, schema());
  auto document = declaring(entry("JsonSchema"), R"("loops": 1)");
  document = with(document, "proof",
                  R"({"type": "DataIntegrityProof", "cryptosuite": "bbs-2023",
                      "proofValue": "u2V0D", "proofPurpose": "assertionMethod"})");
  const auto report = verify(document);
  EXPECT_FALSE(report.has(schema_mismatch)) << codes_of(report);
  EXPECT_TRUE(report.has(schema_not_checked));
}

}  // namespace
}  // namespace cairn::verify
