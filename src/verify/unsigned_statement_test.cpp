// SPDX-License-Identifier: Apache-2.0
// Whoever holds a badge signed over RDF may write more into its @context and its text than was
// signed, as long as the statements stay the same. Nothing written in that way counts.
#include "credential/identity.h"
#include "verify/test_world.h"

namespace cairn::verify {
namespace {

using enum Verdict;
using enum Code;

class UnsignedStatement : public testing::Test, protected World {
 protected:
  json::Value signed_over_rdf(const json::Value& document) {
    return sign(document, issuer, {.suite = securing::SuiteId::eddsa_rdfc_2022});
  }
  // `document` with one context more, last of all.
  json::Value under(const json::Value& document, std::string_view context) {
    const auto present = document["@context"].items();
    std::vector<json::Value> all(present.begin(), present.end());
    all.push_back(read(context));
    return builder().with(document, "@context", builder().array(all));
  }
  // `document` with a member more in its object `part`.
  json::Value within(const json::Value& document, std::string_view part, std::string_view key,
                     const std::string& text) {
    return builder().with(document, part, with(document[part], key, text));
  }
  json::Value plain() {
    return read(R"({"@context": ["https://www.w3.org/ns/credentials/v2"],
      "id": "urn:uuid:5b2c8d0e-0c6e-4a57-9d2b-6a1f3d1c2b3a", "type": ["VerifiableCredential"],
      "issuer": ")" +
                issuer.id + R"(", "validFrom": "2026-01-01T00:00:00Z",
      "credentialSubject": {"id": "did:example:learner"}})");
  }

  TestIssuer issuer = TestIssuer::did_key(1);
};

TEST_F(UnsignedStatement, UnderADatatypeThatIsNoIriIsRefused) {
  const auto document = signed_over_rdf(badge(issuer.id));
  EXPECT_TRUE(gives(verify(document), accepted, signature_valid));
  const auto praised = within(under(document, R"({"motto": {"@id": "https://x.example/motto",
      "@type": "a:b c"}})"),
                              "credentialSubject", "motto", R"("Summa cum laude")");
  EXPECT_TRUE(gives(verify(praised), rejected, undefined_term));
}

TEST_F(UnsignedStatement, OfASubjectsAddressBindsNobody) {
  const auto document = signed_over_rdf(plain());
  const auto stolen = within(
      under(document, R"({"identifier": "@included", "h": "x:h", "identityHash":
        {"@id": "https://x.example/h", "@type": "a:b c"}})"),
      "credentialSubject", "identifier",
      R"({"identityHash": ")" + credential::hash_identity("thief@example.org", "") + R"("})");
  options.subject = "email:thief@example.org";
  const auto report = verify(stolen);
  EXPECT_TRUE(gives(report, rejected, undefined_term));
  EXPECT_FALSE(report.credentials.front().subject.bound);
}

TEST_F(UnsignedStatement, OfAnIssuersNameIsRefused) {
  const auto document = signed_over_rdf(read(R"({"@context":
      ["https://www.w3.org/2018/credentials/v1", "https://w3id.org/security/data-integrity/v2"],
    "type": ["VerifiableCredential"], "issuer": {"id": ")" +
                                             issuer.id + R"("},
    "issuanceDate": "2026-01-01T00:00:00Z", "credentialSubject": {"id": "did:example:learner"}})"));
  EXPECT_TRUE(gives(verify(document), accepted, signature_valid));
  const auto named =
      within(under(document, R"({"name": {"@id": "https://x.example/name", "@type": "a:b c"}})"),
             "issuer", "name", R"("Harvard University")");
  EXPECT_TRUE(gives(verify(named), rejected, undefined_term));
}

// JSON is signed as it stands; but what no vocabulary knows means nothing, and issuing refuses it.
class MeaninglessStatement : public UnsignedStatement {
 protected:
  std::string token_of(const json::Value& document) { return token(document, issuer); }
};

TEST_F(MeaninglessStatement, IsRefusedInASignatureOverJson) {
  const auto document = with(badge(issuer.id), "praise", R"("Summa cum laude")");
  EXPECT_TRUE(gives(verify(sign(document, issuer)), rejected, undefined_term));
  EXPECT_TRUE(gives(verify(token_of(document)), rejected, undefined_term));
  const auto inside = within(badge(issuer.id), "credentialSubject", "praise", R"("Summa")");
  const auto report = verify(sign(inside, issuer));
  EXPECT_TRUE(gives(report, rejected, undefined_term));
  EXPECT_EQ(report.credentials.front().find(undefined_term)->path, "/credentialSubject/praise");
}

TEST_F(MeaninglessStatement, UnderAVocabularyNobodyKnowsIsLeftOpen) {
  const auto document = under(badge(issuer.id), R"("https://nowhere.example/v1")");
  EXPECT_TRUE(gives(verify(sign(document, issuer)), undetermined, context_unknown));
  EXPECT_TRUE(gives(verify(token_of(document)), undetermined, context_unknown));
}

TEST_F(MeaninglessStatement, IsNoVocabularyThatIsAddedLater) {
  const auto document = sign(badge(issuer.id), issuer);
  const auto more = under(document, R"("https://purl.imsglobal.org/spec/ob/v3p0/extensions.json")");
  EXPECT_TRUE(gives(verify(more), accepted, context_appended));
  EXPECT_FALSE(verify(document).has(context_appended));
  const auto unknown = under(document, R"("https://nowhere.example/v1")");
  EXPECT_TRUE(gives(verify(unknown), undetermined, context_unknown));
}

TEST_F(MeaninglessStatement, ByAnAlteredDocumentIsStillAnAlteredOne) {
  const auto praised = with(sign(badge(issuer.id), issuer), "praise", R"("Summa cum laude")");
  EXPECT_TRUE(gives(verify(praised), rejected, signature_invalid));
}

// A type is what a list of trusted issuers may be limited to.
TEST_F(UnsignedStatement, OfATypeIsRefused) {
  const auto document = signed_over_rdf(badge(issuer.id));
  const auto trust = *parse_trust(read(R"({"lists": [{"name": "Home", "issuers": [{"id": ")" +
                                       issuer.id + R"(", "for": ["Degree"]}]}]})"));
  options.trust = &trust;
  EXPECT_TRUE(gives(verify(document), accepted, issuer_list_purpose));
  for (const char* context : {R"({"Degree": "@none"})", R"({"Degree": "@json"})"}) {
    const auto degree = with(under(document, context), "type",
                             R"(["VerifiableCredential", "OpenBadgeCredential", "Degree"])");
    EXPECT_TRUE(gives(verify(degree), rejected, undefined_term)) << context;
  }
}

}  // namespace
}  // namespace cairn::verify
