// SPDX-License-Identifier: Apache-2.0
// Open Badges 2: hosted at the issuer's address, or signed by a key the issuer's profile names.
#include "credential/identity.h"
#include "crypto/jws.h"
#include "encoding/base64.h"
#include "encoding/hex.h"
#include "verify/test_world.h"

namespace cairn::verify {
namespace {

using enum Verdict;
using enum Code;

class Badge2Test : public testing::Test, protected World {
 protected:
  Badge2Test() {
    pages.put("https://college.example/badge", R"({"@context": "https://w3id.org/openbadges/v2",
      "type": "BadgeClass", "id": "https://college.example/badge", "name": "Knots",
      "description": "Ties knots", "image": "https://college.example/badge.png",
      "criteria": {"narrative": "Tie three"}, "issuer": "https://college.example/issuer"})");
    put_issuer("");
  }

  void put_issuer(const std::string& more) {
    pages.put("https://college.example/issuer",
              R"({"@context": "https://w3id.org/openbadges/v2", "type": "Issuer",
      "id": "https://college.example/issuer", "name": "Example College",
      "url": "https://college.example", "email": "badges@college.example")" +
                  more + "}");
  }

  json::Value assertion(const std::string& url, const std::string& verification) {
    return read(R"({"@context": "https://w3id.org/openbadges/v2", "type": "Assertion", "id": ")" +
                url + R"(", "badge": "https://college.example/badge",
      "recipient": {"type": "email", "hashed": true, "salt": "deadsea",
        "identity": ")" +
                credential::hash_identity("beth@example.org", "deadsea") + R"("},
      "issuedOn": "2016-12-31T23:59:59Z", "verification": )" +
                verification + "}");
  }
  json::Value hosted(const std::string& url = "https://college.example/a/1") {
    return assertion(url, R"({"type": "hosted"})");
  }

  // Publishes the key at a page of its own; the profile has to name it.
  std::string signed_badge(std::string_view owner = "https://college.example/issuer") {
    pages.put("https://college.example/key",
              R"({"type": "CryptographicKey", "id": "https://college.example/key", "owner": ")" +
                  std::string(owner) + R"(", "publicKeyPem": )" + pem(college.public_key()) + "}");
    const auto document = assertion("urn:uuid:1", R"({"type": "signed",
      "creator": "https://college.example/key"})");
    return *crypto::sign_jws(read("{}"), json::write(document), college,
                             crypto::SignatureAlgorithm::ecdsa_p256_sha256);
  }
  // SubjectPublicKeyInfo of a P-256 key (RFC 5480 section 2) as PEM, in JSON quotes.
  static std::string pem(const crypto::PublicKey& key) {
    auto der = *encoding::from_hex("3059301306072a8648ce3d020106082a8648ce3d030107034200");
    const auto point = key.uncompressed();
    der.insert(der.end(), point.begin(), point.end());
    return R"("-----BEGIN PUBLIC KEY-----\n)" + encoding::to_base64(der) +
           R"(\n-----END PUBLIC KEY-----")";
  }

  crypto::PrivateKey college = TestIssuer::make_key(7, crypto::KeyType::p256);
  const std::string names_key = R"(, "publicKey": "https://college.example/key")";
};

TEST_F(Badge2Test, AcceptsWhatTheIssuersOwnPageShows) {
  const auto badge = hosted();
  pages.put("https://college.example/a/1", json::write(badge));
  const auto report = verify(badge);
  EXPECT_TRUE(gives(report, accepted, hosted_confirmed));
  EXPECT_EQ(report.format, "ob2+hosted");
  EXPECT_TRUE(report.has(issuer_hosts));
  EXPECT_FALSE(report.has(issuer_domain)) << "it names no key, for nothing is signed";
  const auto& credential = report.credentials.front();
  EXPECT_EQ(credential.name, "Knots");
  EXPECT_EQ(credential.issuer.name, "Example College");
  EXPECT_EQ(credential.issuer.identity, Identity::domain);
  EXPECT_EQ(credential.evidence_level, EvidenceLevel::issuer_hosted);
}

TEST_F(Badge2Test, TellsItsStepsWhereTheyAreWanted) {
  put_issuer(names_key);
  options.explain = Explain::steps;
  const auto steps = verify(signed_badge()).credentials.front().steps;
  std::string kinds;
  for (const auto& step : steps) kinds.append(step.kind).append(" ");
  EXPECT_EQ(kinds, "signature key page page page ");
  pages.put("https://college.example/a/1", json::write(hosted()));
  const auto shown = verify(hosted()).credentials.front().steps;
  EXPECT_EQ(shown.size(), 3U);  // badge, class and issuer
  EXPECT_EQ(std::get<std::string>(shown.front().facts.front().value),
            "https://college.example/a/1");
}

TEST_F(Badge2Test, BindsTheHashedRecipient) {
  const auto badge = hosted();
  pages.put("https://college.example/a/1", json::write(badge));
  options.subject = "email:Beth@example.org";
  const auto bound = verify(badge);
  EXPECT_TRUE(gives(bound, accepted, subject_bound));
  EXPECT_TRUE(bound.credentials.front().subject.bound);
  options.subject = "email:carl@example.org";
  EXPECT_TRUE(gives(verify(badge), accepted, subject_mismatch));
}

TEST_F(Badge2Test, RefusesWhatTheIssuersPageNoLongerShows) {
  for (const int status : {404, 410}) {
    pages.put("https://college.example/a/1", "{}", status);
    EXPECT_TRUE(gives(verify(hosted()), rejected, hosted_gone));
  }
}

TEST_F(Badge2Test, RefusesWhatTheIssuersPageSaysOtherwise) {
  const auto badge = hosted();
  pages.put("https://college.example/a/1", json::write(badge));
  const auto altered = with(badge, "issuedOn", R"("2017-12-31T23:59:59Z")");
  EXPECT_TRUE(gives(verify(altered), rejected, hosted_differs));
  const auto renamed = with(badge, "@context", R"("x")");
  EXPECT_TRUE(gives(verify(renamed), rejected, hosted_differs));
  const auto older = with(badge, "@context", R"("https://openbadgespec.org/v2/context.json")");
  EXPECT_TRUE(gives(verify(older), accepted, hosted_confirmed));
  pages.put("https://college.example/a/1", json::write(with(badge, "revoked", "true")));
  EXPECT_TRUE(gives(verify(badge), rejected, status_revoked));
}

TEST_F(Badge2Test, LeavingSomethingOutOfTheCopyGainsNothing) {
  const auto badge = with(hosted(), "expires", R"("2020-01-01T00:00:00Z")");
  pages.put("https://college.example/a/1", json::write(badge));
  const auto report = verify(builder().without(badge, "expires"));
  EXPECT_TRUE(gives(report, rejected, expired));
  EXPECT_EQ(report.credentials.front().valid_until, "2020-01-01T00:00:00Z");
  options.subject = "email:beth@example.org";
  EXPECT_TRUE(gives(verify(builder().without(hosted(), "recipient")), rejected, subject_bound));
}

TEST_F(Badge2Test, WhatIsVerifiedIsWhatThePageShows) {
  const auto badge = with(hosted(), "expires", R"("2030-01-01T00:00:00Z")");
  pages.put("https://college.example/a/1", json::write(badge));
  const auto copy = json::write(builder().without(badge, "expires"));
  const auto verified = verifier.accept(as_bytes(copy), options);
  ASSERT_TRUE(verified.ok()) << verified.error().detail;
  EXPECT_EQ((*verified)->summary.valid_until, "2030-01-01T00:00:00Z");
}

TEST_F(Badge2Test, APageThatShowsASignedBadgeConfirmsNoHostedOne) {
  const std::string url = "https://college.example/a/1";
  pages.put(url, json::write(assertion(url, R"({"type": "signed",
    "creator": "https://college.example/key"})")));
  EXPECT_TRUE(gives(verify(builder().without(hosted(), "verification")), rejected, hosted_differs));
}

TEST_F(Badge2Test, AnIssuerThatCannotBeAskedLeavesItOpen) {
  EXPECT_TRUE(gives(verify(hosted()), undetermined, hosted_unreachable));
  options.resources = nullptr;
  EXPECT_TRUE(gives(verify(hosted()), undetermined, hosted_unreachable));
}

TEST_F(Badge2Test, RefusesABadgeHostedSomewhereElseThanItsIssuerAllows) {
  const auto foreign = hosted("https://evil.example/a/1");
  pages.put("https://evil.example/a/1", json::write(foreign));
  EXPECT_TRUE(gives(verify(foreign), rejected, hosted_foreign));
  put_issuer(R"(, "verification": {"allowedOrigins": ["evil.example"]})");
  EXPECT_TRUE(gives(verify(foreign), accepted, hosted_confirmed));
  put_issuer(R"(, "verification": {"allowedOrigins": ["evil.example"],
    "startsWith": ["https://evil.example/b/"]})");
  EXPECT_TRUE(gives(verify(foreign), rejected, hosted_foreign));
}

TEST_F(Badge2Test, AnEmbeddedIssuerCannotAllowItsOwnHost) {
  const std::string url = "https://evil.example/a/1";
  const auto badge = with(hosted(url), "badge", R"({"type": "BadgeClass", "name": "Knots",
    "id": "https://college.example/badge", "description": "Ties knots",
    "image": "https://college.example/badge.png", "criteria": {"narrative": "Tie three"},
    "issuer": {"type": "Issuer", "id": "https://college.example/issuer", "name": "Example College",
      "url": "https://college.example", "email": "badges@college.example",
      "verification": {"allowedOrigins": ["evil.example"]}}})");
  pages.put(url, json::write(badge));
  const auto report = verify(badge);
  EXPECT_TRUE(gives(report, rejected, hosted_foreign));
  EXPECT_EQ(report.credentials.front().issuer.identity, Identity::claimed);
  pages.pages.erase("https://college.example/issuer");
  EXPECT_TRUE(gives(verify(badge), rejected, hosted_foreign));
}

TEST_F(Badge2Test, AnIssuerWhosePageIsSilentMayStillHostAtItsOwnAddress) {
  const std::string url = "https://college.example/a/1";
  const auto badge = with(hosted(url), "badge", R"({"type": "BadgeClass", "name": "Knots",
    "id": "https://college.example/badge", "description": "Ties knots",
    "image": "https://college.example/badge.png", "criteria": {"narrative": "Tie three"},
    "issuer": {"type": "Issuer", "id": "https://college.example/issuer", "name": "Example College",
      "url": "https://college.example", "email": "badges@college.example"}})");
  pages.put(url, json::write(badge));
  pages.pages.erase("https://college.example/issuer");
  EXPECT_TRUE(gives(verify(badge), accepted, hosted_confirmed));
}

TEST_F(Badge2Test, AnIssuerWithoutAnAddressConfirmsNothing) {
  const auto badge = with(hosted(), "badge", R"({"type": "BadgeClass", "name": "Knots",
    "id": "https://college.example/badge", "description": "Ties knots",
    "image": "https://college.example/badge.png", "criteria": {"narrative": "Tie three"},
    "issuer": {"type": "Issuer", "id": "", "name": "College", "url": "https://college.example",
      "email": "badges@college.example"}})");
  pages.put("https://college.example/a/1", json::write(badge));
  EXPECT_TRUE(gives(verify(badge), undetermined, badge_unreachable));
}

TEST_F(Badge2Test, TheHostBeforeAnAtSignIsNoHost) {
  const auto tricky = hosted("https://college.example@evil.example/a/1");
  pages.put("https://college.example@evil.example/a/1", json::write(tricky));
  EXPECT_TRUE(gives(verify(tricky), rejected, hosted_foreign));
}

TEST_F(Badge2Test, RefusesAfterItsEndAndBeforeItWasIssued) {
  auto badge = with(hosted(), "expires", R"("2020-01-01T00:00:00Z")");
  pages.put("https://college.example/a/1", json::write(badge));
  EXPECT_TRUE(gives(verify(badge), rejected, expired));
  badge = with(hosted(), "issuedOn", R"("2030-01-01T00:00:00Z")");
  pages.put("https://college.example/a/1", json::write(badge));
  EXPECT_TRUE(gives(verify(badge), rejected, not_yet_valid));
}

TEST_F(Badge2Test, ADayItEndsOnIsPartOfIt) {
  const auto badge = with(hosted(), "expires", R"("2026-06-01")");
  pages.put("https://college.example/a/1", json::write(badge));
  options.at = *parse_instant("2026-06-01T23:59:59Z");
  EXPECT_TRUE(gives(verify(badge), accepted, validity_current));
  options.at = *parse_instant("2026-06-02T00:00:00Z");
  EXPECT_TRUE(gives(verify(badge), rejected, expired));
}

TEST_F(Badge2Test, OnlyTheVocabularyOfOpenBadgesIsKnown) {
  const auto verdict_under = [&](std::string_view context) {
    const auto badge = with(hosted(), "@context", context);
    pages.put("https://college.example/a/1", json::write(badge));
    return verify(badge).verdict;
  };
  EXPECT_EQ(
      verdict_under(R"(["https://w3id.org/openbadges/v2", {"extra": "https://a.example/e"}])"),
      accepted);
  EXPECT_EQ(verdict_under(R"([{"badge": "https://a.example/b"}])"), undetermined);
  EXPECT_EQ(verdict_under(R"("https://nowhere.example/v1")"), undetermined);
}

TEST_F(Badge2Test, AcceptsASignatureByAKeyTheProfileNames) {
  const auto token = signed_badge();
  put_issuer(names_key);
  const auto report = verify(token);
  EXPECT_TRUE(gives(report, accepted, key_authorised));
  EXPECT_EQ(report.format, "ob2+jws");
  EXPECT_EQ(report.credentials.front().evidence_level, EvidenceLevel::signature);
}

TEST_F(Badge2Test, RefusesAKeyTheProfileDoesNotNameOrSomebodyElseOwns) {
  EXPECT_TRUE(gives(verify(signed_badge()), rejected, key_not_authorised));
  put_issuer(names_key);
  EXPECT_TRUE(gives(verify(signed_badge("https://evil.example/issuer")), rejected, key_of_another));
}

TEST_F(Badge2Test, RefusesAnAlteredSignature) {
  auto token = signed_badge();
  put_issuer(names_key);
  auto& letter = token[token.rfind('.') + 1];
  letter = letter == 'A' ? 'B' : 'A';
  EXPECT_TRUE(gives(verify(token), rejected, signature_invalid));
}

TEST_F(Badge2Test, ASignedBadgeWithoutItsSignatureIsUnsigned) {
  const auto bare = assertion("urn:uuid:1", R"({"type": "signed",
    "creator": "https://college.example/key"})");
  EXPECT_TRUE(gives(verify(bare), undetermined, unsigned_credential));
}

TEST_F(Badge2Test, ARevocationListRevokesWhatItNames) {
  const auto token = signed_badge();
  put_issuer(names_key + R"(, "revocationList": "https://college.example/revoked")");
  EXPECT_TRUE(gives(verify(token), undetermined, revocation_list_unread));
  pages.put("https://college.example/revoked",
            R"({"type": "RevocationList", "revokedAssertions": [{"id": "urn:uuid:2"}]})");
  EXPECT_TRUE(gives(verify(token), accepted, status_active));
  pages.put("https://college.example/revoked",
            R"({"type": "RevocationList", "revokedAssertions": ["urn:uuid:1"]})");
  EXPECT_TRUE(gives(verify(token), rejected, status_revoked));
}

TEST_F(Badge2Test, APolicyThatDemandsAStatusIsMetByThePageOrByAList) {
  Policy policy;
  policy.require = Demands().with(Demand::proof).with(Demand::status);
  options.policy = &policy;
  pages.put("https://college.example/a/1", json::write(hosted()));
  EXPECT_TRUE(gives(verify(hosted()), accepted, status_active));
  put_issuer(names_key);
  EXPECT_TRUE(gives(verify(signed_badge()), undetermined, status_demanded));
  put_issuer(names_key + R"(, "revocationList": "https://college.example/revoked")");
  pages.put("https://college.example/revoked",
            R"({"type": "RevocationList", "revokedAssertions": []})");
  EXPECT_TRUE(gives(verify(signed_badge()), accepted, status_active));
}

TEST_F(Badge2Test, AnOldPageOrListIsNotReliedOnWhereThePolicySaysSo) {
  Policy policy;
  policy.max_age_status_s = 86'400;
  options.policy = &policy;
  const std::string page = "https://college.example/a/1";
  pages.put(page, json::write(hosted()));
  EXPECT_TRUE(gives(verify(hosted()), accepted, status_active));
  pages.pages[page].age_seconds = 86'401;
  EXPECT_TRUE(gives(verify(hosted()), undetermined, status_stale));
  put_issuer(names_key + R"(, "revocationList": "https://college.example/revoked")");
  pages.put("https://college.example/revoked",
            R"({"type": "RevocationList", "revokedAssertions": []})");
  pages.pages["https://college.example/revoked"].age_seconds = 86'401;
  EXPECT_TRUE(gives(verify(signed_badge()), undetermined, status_stale));
}

TEST_F(Badge2Test, AListMayBeLimitedToATimeAndABadge) {
  auto badge = hosted();
  const auto code_with = [&](const std::string& limits) {
    pages.put("https://college.example/a/1", json::write(badge));
    const auto trust = *parse_trust(
        read(R"({"lists": [{"name": "Home", "issuers": [{"id": "https://college.example/issuer")" +
             limits + "}]}]}"));
    options.trust = &trust;
    const auto report = verify(badge);
    for (const auto code : {issuer_listed, issuer_list_period, issuer_list_purpose})
      if (report.has(code)) return message_of(code).name;
    return std::string_view();
  };
  EXPECT_EQ(code_with(""), "issuer-listed");
  EXPECT_EQ(code_with(R"(, "until": "2017-12-31")"), "issuer-listed");
  EXPECT_EQ(code_with(R"(, "until": "2015-12-31")"), "issuer-list-period");
  EXPECT_EQ(code_with(R"(, "for": ["https://college.example/badge"])"), "issuer-listed");
  EXPECT_EQ(code_with(R"(, "for": ["Degree"])"), "issuer-list-purpose");
  for (const char* day : {"\"2016-12-31\"", "1483228799", "\"1483228799\""}) {
    badge = with(hosted(), "issuedOn", day);
    EXPECT_EQ(code_with(R"(, "until": "2017-12-31")"), "issuer-listed") << day;
    EXPECT_EQ(code_with(R"(, "from": "2017-12-31")"), "issuer-list-period") << day;
  }
}

TEST_F(Badge2Test, AnAddressAloneIsALinkUntilItsPageIsRead) {
  const std::string url = "https://college.example/a/1";
  const auto unread = verify(url);
  EXPECT_TRUE(gives(unread, undetermined, hosted_unreachable));
  EXPECT_EQ(unread.credentials.front().evidence_level, EvidenceLevel::link);
  pages.put(url, json::write(hosted()));
  EXPECT_TRUE(gives(verify(url), accepted, hosted_confirmed));
}

TEST_F(Badge2Test, ABadgeClassAwardsNothing) {
  const auto text = std::string(as_text(pages.pages["https://college.example/badge"].body));
  EXPECT_TRUE(gives(verify(text), undetermined, format_unknown));
}

}  // namespace
}  // namespace cairn::verify
