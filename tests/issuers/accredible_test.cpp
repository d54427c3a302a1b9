// SPDX-License-Identifier: Apache-2.0
// Accredible: what its public description of the API shows of credentials that are recorded on a
// blockchain. Today Blockcerts 3.1 with a MerkleProof2019 that is named like a suite of Data
// Integrity, made at a moment without a zone, by a method that is a website; before, a document of
// Blockcerts 1 beside its receipt. Its Open Badges, of any version, are not described there.
#include "twin.h"

namespace cairn::verify {
namespace {

class AccredibleTwin : public Twin {
 protected:
  json::Value recorded() {
    return read(R"({"@context": ["https://www.w3.org/2018/credentials/v1",
        "https://w3id.org/security/data-integrity/v2", "https://w3id.org/blockcerts/v3.1"],
      "type": ["VerifiableCredential", "BlockcertsCredential"],
      "id": "https://www.credentials.example/dbe99696-2cb3-4dc4-aef8-d6e6c2840140",
      "issuer": "https://api.credentials.example/v1/blockcerts/issuer/f942",
      "issuanceDate": "2026-01-07T00:00:00+00:00",
      "credentialSubject": {"name": "Ada Byron",
        "claim": {"name": "Accounting", "description": "Keeps books."}},
      "display": {"contentMediaType": "text/html", "content": "<div></div>"},
      "proof": {"id": "urn:uuid:384b94ec-335f-4d42-a2c3-74d296f711da", "type": "MerkleProof2019",
        "cryptosuite": "merkle-proof-2019", "proofPurpose": "assertionMethod",
        "created": "2026-01-13T11:07:25.181722", "proofValue": "z8VhG6bxbkqU4L14xLgVfh1",
        "verificationMethod": "https://credentials.example"}})");
  }
};

TEST_F(AccredibleTwin, OnABlockchainIsRecognisedAndLeftOpen) {
  const auto report = verify(recorded());
  EXPECT_TRUE(gives(report, undetermined, suite_unknown));
  EXPECT_EQ(report.format, "blockcerts");
  EXPECT_EQ(only(report).issuer.identity, Identity::claimed);
  EXPECT_EQ(headline(report), "Signed in a way that cannot be checked here");
}

TEST_F(AccredibleTwin, IsNeverTakenForGood) {
  const auto good = recorded();
  EXPECT_TRUE(gives(verify(builder().without(good, "proof")), undetermined, unsigned_credential));
  options.subject = "did:example:eve";
  for (const auto& document : {good, with(good, "validUntil", R"("2039-01-01T00:00:00Z")"),
                               with(good, "credentialSubject", R"({"name": "Eve"})")})
    EXPECT_NE(verify(document).verdict, accepted) << codes_of(verify(document));
  options.subject = {};
  EXPECT_TRUE(
      gives(verify(with(good, "expirationDate", R"("2026-02-01T00:00:00Z")")), rejected, expired))
      << "what it says of itself counts against it";
}

// The receipt stands beside it, in the answer that had both.
TEST_F(AccredibleTwin, OfBlockcerts1IsOfNoKindThatIsKnownHere) {
  const auto before = read(R"json({"@context": "https://w3id.org/blockcerts/v1",
      "type": "CertificateDocument",
      "certificate": {"type": "Certificate", "id": "https://www.credentials.example/10000005",
        "name": "Accounting", "description": "Keeps books.",
        "issuer": {"type": "Issuer", "name": "Example Academy", "url": "https://academy.example",
          "id": "https://api.credentials.example/v1/obi/issuer_badge_classes/qOeq",
          "email": "badges@academy.example"}},
      "verify": {"signer": "abc", "attribute-signed": "uid", "type": "ECDSA(secp256k1)"},
      "assertion": {"type": "Assertion", "issuedOn": "2026-01-14",
        "uid": "10000005-0000-0000-0000-000000000000",
        "id": "https://api.credentials.example/v1/obi/badge_assertions/akobz1"},
      "recipient": {"type": "email", "hashed": true, "familyName": "Byron",
        "identity": "bUt3VFpyekE5Wmxxa0FR--d964109d"}})json");
  EXPECT_TRUE(gives(verify(before), undetermined, format_unknown));
}

// The page that people open gets its data as an answer of its own, which is no credential.
TEST_F(AccredibleTwin, TheAnswerToItsOwnPageProvesNothing) {
  const auto answer = read(R"({"id": 48686379, "uuid": "00000000-0000-4000-8000-000000000002",
      "name": "Accounting", "issued_on": "2026-01-28", "expired_on": null, "complete": true,
      "badge_assertion_url": "https://api.credentials.example/v1/obi/badge_assertions/7",
      "recipient": {"name": "Ada Byron", "email": "a**@e******.org"},
      "issuer": {"id": 30023, "name": "Example Academy"}})");
  EXPECT_TRUE(gives(verify(answer), undetermined, format_unknown));
}

}  // namespace
}  // namespace cairn::verify
