// SPDX-License-Identifier: Apache-2.0
// What the public headers promise beyond their examples, by those headers alone.
#include <cairn/bake.h>
#include <cairn/canonical.h>
#include <cairn/issue.h>
#include <cairn/status.h>
#include <cairn/verify.h>
#include <cairn/version.h>
#include <gtest/gtest.h>

#include "fixture.h"

namespace cairn_test {
namespace {

TEST_F(Library, ProofsAndTokensOfEveryKeyAreAccepted) {
  using enum cairn::KeyType;
  for (const auto type : {ed25519, p256, p384, p521, rsa}) {
    cairn::Issuer issuer(make_key(type));
    const auto token =
        issuer.issue(make_award(), {.created = at, .securing = cairn::Securing::token});
    ASSERT_TRUE(token.ok()) << token.error().detail;
    EXPECT_EQ(verify(*token).format, "ob3+jwt");
    EXPECT_EQ(verify(*token).verdict, Verdict::accepted);
    const auto proof = issuer.issue(make_award(), {.created = at});
    if (type == p521 || type == rsa) {
      EXPECT_EQ(proof.error().code, ErrorCode::unsupported);
      continue;
    }
    ASSERT_TRUE(proof.ok()) << proof.error().detail;
    EXPECT_EQ(verify(*proof).verdict, Verdict::accepted);
  }
}

TEST_F(Library, ReportsSayWhatTheCommandLineSays) {
  cairn::Issuer issuer(make_key());
  options.subject = "email:ada@example.org";
  const auto report = verify(*issuer.issue(make_award(), {.created = at}));
  ASSERT_EQ(report.credentials.size(), 1U);
  const auto& credential = report.credentials.front();
  EXPECT_EQ(credential.name, "Knots");
  EXPECT_EQ(credential.issuer_id, issuer.key().controller());
  EXPECT_EQ(credential.identity, cairn::Identity::claimed);
  EXPECT_TRUE(credential.subject_bound);
  EXPECT_EQ(credential.evidence_level, "signature-bound");
  EXPECT_TRUE(cairn::has(report, "signature-valid"));
  EXPECT_FALSE(cairn::has(report, "revoked"));
  for (const auto& finding : credential.findings) EXPECT_FALSE(finding.where.empty());
  const auto json = report.to_json();
  EXPECT_NE(json.find(R"("verdict": "accepted")"), std::string::npos) << json;
  EXPECT_EQ(cairn::exit_code(report.verdict), 0);
  EXPECT_EQ(cairn::Report{}.to_json(), "{}");
}

TEST_F(Library, AnIssuerOfADomainRevokesWithAList) {
  const auto key = *make_key().named("did:web:college.example#key-1");
  pages.pages["https://college.example/.well-known/did.json"] = key.document();
  cairn::Issuer issuer(key);
  const std::string url = "https://college.example/status/1";
  const auto badge = *issuer.issue(
      make_award(), {.created = at, .status = cairn::StatusPlace{.list_url = url, .index = 7}});
  cairn::StatusList list;
  const auto publish = [&] {
    pages.pages[url] = *issuer.issue(
        list.to_credential(
            {.id = url, .issuer = key.controller(), .valid_from = "2026-01-01T00:00:00Z"}),
        {.created = at});
  };
  publish();
  EXPECT_EQ(verify(badge).credentials.front().identity, cairn::Identity::domain);
  EXPECT_EQ(verify(badge).verdict, Verdict::accepted);
  ASSERT_TRUE(list.set(7, true).ok());
  publish();
  EXPECT_EQ(verify(badge).credentials.front().status, "revoked");
  const auto read = cairn::StatusList::open(pages.pages[url]);
  EXPECT_TRUE(*read->at(7));
  EXPECT_FALSE(*read->at(8));
}

TEST_F(Library, CopiesOfAListChangeAlone) {
  cairn::StatusList first(100);
  EXPECT_EQ(first.size(), 104U);
  auto second = first;
  ASSERT_TRUE(second.set(103, true).ok());
  EXPECT_FALSE(*first.at(103));
  EXPECT_TRUE(*second.at(103));
  EXPECT_EQ(second.set(104, true).error().code, ErrorCode::invalid);
  EXPECT_EQ(second.at(104).error().code, ErrorCode::invalid);
}

TEST_F(Library, PoliciesAndTrustListsAreThoseOfTheCommandLine) {
  cairn::Issuer issuer(make_key());
  const auto badge = *issuer.issue(make_award(), {.created = at});
  options.policy = *cairn::Policy::parse(R"({"identity": "listed"})");
  EXPECT_EQ(verify(badge).verdict, Verdict::undetermined);
  options.trust = *cairn::Trust::parse(R"({"lists": [{"name": "Mine", "issuers": [{"id": ")" +
                                       issuer.key().controller() + R"(", "name": "C"}]}]})");
  EXPECT_EQ(verify(badge).verdict, Verdict::accepted);
  EXPECT_EQ(verify(badge).credentials.front().lists, std::vector<std::string>{"Mine"});
  EXPECT_EQ(cairn::Policy::parse(R"({"colour": 1})").error().path, "/colour");
  EXPECT_EQ(cairn::Trust::parse("{").error().code, ErrorCode::unreadable);
}

TEST_F(Library, AcceptsOnlyWhatIsAccepted) {
  cairn::Issuer issuer(make_key());
  const auto badge = *issuer.issue(make_award(), {.created = at});
  const auto good = verifier.accept(badge, options);
  ASSERT_TRUE(good.ok());
  EXPECT_EQ(good->report().name, "Knots");
  EXPECT_NE(good->json().find("Tie three knots"), std::string::npos);
  auto altered = badge;
  altered.replace(altered.find("Ties"), 4, "Lies");
  EXPECT_EQ(verifier.accept(altered, options).error().code, ErrorCode::not_permitted);
  EXPECT_EQ(verifier.accept("{}", options).error().code, ErrorCode::unreadable);
}

TEST_F(Library, ErrorsAreThoseThatTheHeadersName) {
  cairn::Issuer issuer(make_key());
  const cairn::IssueOptions now{.created = at};
  EXPECT_EQ(issuer.issue("{", now).error().code, ErrorCode::unreadable);
  EXPECT_EQ(issuer.issue(cairn::Award{}, now).error().code, ErrorCode::invalid);
  const auto badge = *issuer.issue(make_award(), now);
  EXPECT_EQ(issuer.issue(badge, now).error().code, ErrorCode::invalid);
  EXPECT_EQ(cairn::Issuer(make_key())
                .issue(R"({"@context": ["https://www.w3.org/ns/credentials/v2"],
                  "type": ["VerifiableCredential"], "issuer": "did:example:other",
                  "credentialSubject": {"id": "did:example:ada"}})",
                       now)
                .error()
                .code,
            ErrorCode::not_permitted);
  for (const auto* suite : {"none-1999", "ecdsa-sd-2023", "bbs-2023"})
    EXPECT_EQ(cairn::Issuer(make_key(cairn::KeyType::p256))
                  .issue(make_award(), {.created = at, .suite = suite})
                  .error()
                  .code,
              ErrorCode::unsupported);
  EXPECT_EQ(make_key().named("key-1").error().code, ErrorCode::invalid);
  EXPECT_EQ(make_key().named("did:web:a.example#").error().code, ErrorCode::invalid);
  EXPECT_EQ(cairn::Key::open("{").error().code, ErrorCode::unreadable);
  EXPECT_EQ(cairn::canonical_json("{").error().code, ErrorCode::unreadable);
  EXPECT_EQ(cairn::canonical_quads(R"({"@context": "https://nowhere.example/"})").error().code,
            ErrorCode::unknown_context);
  EXPECT_EQ(cairn::unbake({}).error().code, ErrorCode::unreadable);
}

TEST_F(Library, AKeyFileOpensWithItsPassphraseAlone) {
  const auto key = make_key(cairn::KeyType::p256);
  const auto file = *key.to_file("correct horse", cairn::system_random());
  EXPECT_EQ(cairn::Key::open(file, "battery staple").error().code, ErrorCode::not_permitted);
  EXPECT_EQ(cairn::Key::open(file).error().code, ErrorCode::not_permitted);
  const auto again = cairn::Key::open(file, "correct horse");
  ASSERT_TRUE(again.ok());
  EXPECT_EQ(again->id(), key.id());
  EXPECT_EQ(again->type(), cairn::KeyType::p256);
  EXPECT_EQ(cairn::Key::open(*key.to_file("", cairn::system_random()))->id(), key.id());
}

TEST_F(Library, ContextsThatAreNotCompiledInComeFromTheCaller) {
  const std::string_view text = R"({"@context": {"name": "https://schema.org/name"}})";
  const auto load = [&](std::string_view url) {
    return url == "https://college.example/v1" ? std::optional(text) : std::nullopt;
  };
  const auto quads = cairn::canonical_quads(
      R"({"@context": "https://college.example/v1", "@id": "urn:a", "name": "A"})", load);
  ASSERT_TRUE(quads.ok()) << quads.error().detail;
  EXPECT_EQ(*quads, "<urn:a> <https://schema.org/name> \"A\" .\n");
}

TEST(LibraryVersion, IsThatOfItsHeaders) { EXPECT_EQ(cairn::version(), CAIRN_VERSION); }

}  // namespace
}  // namespace cairn_test
