// SPDX-License-Identifier: Apache-2.0
// Twins of what the large issuers give out: the same contexts, members, suites and oddities, with
// invented names and keys, signed by the test itself. docs/reference/issuers.md says of each what
// is to be thought of it.
#pragma once
#include <functional>

#include "credential/identity.h"
#include "crypto/jws.h"
#include "encoding/base64.h"
#include "encoding/multibase.h"
#include "securing/transform.h"
#include "verify/test_world.h"

namespace cairn::verify {

using enum Verdict;
using enum Code;

class Twin : public testing::Test, protected World {
 protected:
  static constexpr const char* vcdm_1 = "https://www.w3.org/2018/credentials/v1";
  static constexpr const char* vcdm_2 = "https://www.w3.org/ns/credentials/v2";
  static constexpr const char* ada = "email:ada@example.org";

  // The contexts of Open Badges 3.0.3 as a list in JSON; `own`: further ones, each behind a comma.
  static std::string contexts(const std::string& own = {}) {
    return R"(["https://www.w3.org/ns/credentials/v2",
        "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json",
        "https://purl.imsglobal.org/spec/ob/v3p0/extensions.json")" +
           own + "]";
  }

  // An issuer whose key is called `fragment` in its document.
  static TestIssuer called(std::uint8_t seed, const std::string& id, const std::string& fragment) {
    auto issuer = TestIssuer::named(seed, id);
    issuer.method = id + "#" + fragment;
    return issuer;
  }
  void publish(const TestIssuer& issuer) {
    const auto fragment = issuer.method.substr(issuer.id.size() + 1);
    pages.put(issuer.id,
              json::write(did::to_json(
                  did::make_document(issuer.id, fragment, issuer.key.public_key()), builder())));
  }

  // A list of 1EdTech's that names what was revoked.
  void put_revocations(const std::string& url, const std::string& issuer,
                       const std::string& entry = {}) {
    pages.put(url, R"({"id": ")" + url + R"(", "issuer": ")" + issuer +
                       R"(", "revokedCredential": [)" + entry + "]}");
  }
  // With its proof in a list of one.
  json::Value sign_in_a_list(const json::Value& document, const TestIssuer& signer, Signing how) {
    const auto one = sign(document, signer, how);
    return builder().with(one, "proof", builder().array({one["proof"]}));
  }

  // Signed as libraries of older suites do it: `proof` holds all but the signature.
  json::Value sign_by_hand(const json::Value& document, const std::string& proof_text,
                           securing::SuiteId id, const crypto::PrivateKey& key) {
    const auto& suite = securing::suite(id);
    const auto proof = read(proof_text);
    const auto configuration = securing::proof_configuration(document, proof, suite, arena);
    EXPECT_TRUE(configuration.ok()) << configuration.error().detail;
    const auto digest = [&](const json::Value& value) {
      return *securing::canonical_digest(value, securing::Transformation::rdfc,
                                         crypto::HashAlgorithm::sha256, workspace);
    };
    const auto input = securing::signing_input(digest(*configuration), digest(document));
    const auto signed_with = [&](std::string_view member, const std::string& value) {
      return builder().with(document, "proof",
                            builder().with(proof, member, builder().string(value)));
    };
    constexpr auto algorithm = crypto::SignatureAlgorithm::ed25519;
    if (suite.form == securing::SignatureForm::proof_value)
      return signed_with("proofValue", encoding::to_multibase(encoding::Base::base58btc,
                                                              *key.sign(algorithm, input.view())));
    const auto start = encoding::to_base64url(as_bytes(
                           std::string_view(R"({"alg":"EdDSA","b64":false,"crit":["b64"]})"))) +
                       ".";
    const auto message = start + std::string(as_text(input.view()));
    return signed_with(
        "jws", start + "." + encoding::to_base64url(*key.sign(algorithm, as_bytes(message))));
  }

  json::Value called_fame(const json::Value& issuer) {
    const auto profile = read(R"({"type": ["Profile"]})");
    return with(issuer.is_object() ? issuer : builder().with(profile, "id", issuer), "name",
                R"("Fame")");
  }

  // What a holder or a forger might do to it: none of these is ever accepted, and what changes
  // signed text is rejected.
  void expect_tampering_refused(const json::Value& good) {
    const auto subject = good["credentialSubject"];
    const auto achievement = builder().with(subject["achievement"], "name", read(R"("Medicine")"));
    const auto changed_subject = [&](std::string_view member, const json::Value& value) {
      return builder().with(good, "credentialSubject", builder().with(subject, member, value));
    };
    const std::pair<const char* const, json::Value> changes[] = {
        {"another achievement", changed_subject("achievement", achievement)},
        {"another person", changed_subject("id", read(R"("did:example:eve")"))},
        {"another name", with(good, "name", R"("Eve")")},
        {"another id", with(good, "id", R"("urn:uuid:0b9f2d5e-7e0f-4a53-8a2e-5f3f8c1d2e3f")")},
        {"another issuer's name", builder().with(good, "issuer", called_fame(good["issuer"]))},
        {"a word without meaning", with(good, "honours", R"("summa cum laude")")},
        {"another end", with(good, "validUntil", R"("2039-01-01T00:00:00Z")")},
    };
    for (const auto& [what, document] : changes) {
      EXPECT_EQ(verify(document).verdict, rejected) << what << ": " << codes_of(verify(document));
    }
    if (good.contains("credentialStatus")) {
      EXPECT_EQ(verify(builder().without(good, "credentialStatus")).verdict, rejected);
    }
    EXPECT_EQ(verify(builder().without(good, "proof")).verdict, undetermined);
  }
  // Somebody else signs it in the issuer's name.
  void expect_forgery_refused(const std::function<json::Value(const TestIssuer&)>& make,
                              const TestIssuer& issuer) {
    auto thief = TestIssuer{TestIssuer::make_key(99), issuer.id, issuer.method};
    EXPECT_EQ(verify(make(thief)).verdict, rejected) << codes_of(verify(make(thief)));
    thief.method = TestIssuer::did_key(99).method;
    EXPECT_EQ(verify(make(thief)).verdict, rejected) << codes_of(verify(make(thief)));
  }

  void expect_refused_unless_as_signed(const std::function<json::Value(const TestIssuer&)>& make,
                                       const TestIssuer& issuer) {
    expect_tampering_refused(make(issuer));
    expect_forgery_refused(make, issuer);
  }

  const CredentialReport& only(const Report& report) {
    EXPECT_EQ(report.credentials.size(), 1U);
    return report.credentials.front();
  }
};

}  // namespace cairn::verify
