// SPDX-License-Identifier: Apache-2.0
// The VC API for who has a key: what the key may do, and nothing else.
#include "app/accounts/api_keys.h"
#include "app/base_address.h"
#include "app/ports/issued.h"
#include "http/visitor.h"

namespace cairn::server {
namespace {

using testing::HasSubstr;

constexpr std::string_view alumni = R"({"credential": {
  "@context": ["https://www.w3.org/ns/credentials/v2"], "type": ["VerifiableCredential"],
  "issuer": "https://college.example", "credentialSubject": {"id": "did:example:alice"}}})";

class ApiKeys : public SiteTest {
 protected:
  ApiKeys() : actor_(set_up()) {}

  Response ask(std::string_view path, std::string_view body,
               const std::vector<std::string>& scopes) {
    const auto made = app::must(app::create_api_key(*context_, actor_, "Test", scopes));
    return Visitor(site_).send(path, "application/json", body,
                               {{"authorization", "Bearer " + made.token}});
  }

  app::Actor actor_;
};

TEST_F(ApiKeys, IssueWithinTheirScope) {
  const auto issued = ask("/vc/credentials/issue", alumni, {"vc:issue"});
  EXPECT_EQ(issued.status, 201) << issued.body;
  EXPECT_THAT(issued.body, HasSubstr("eddsa-rdfc-2022"));
  EXPECT_EQ(ask("/vc/p256/credentials/issue", alumni, {"vc:issue:p256"}).status, 201);
  EXPECT_EQ(ask("/vc/jose/credentials/issue", alumni, {"vc:issue:ed25519"}).status, 201);
  EXPECT_THAT(ask("/vc/sd/credentials/issue", alumni, {"vc:issue:p256"}).body,
              HasSubstr("ecdsa-sd-2023"));
}

TEST_F(ApiKeys, WhatTheyHadSignedIsWrittenDownBeforeItIsGivenOut) {
  const auto issued = ask("/vc/credentials/issue", alumni, {"vc:issue"});
  auto reading = app::must(store_->begin(app::Access::read));
  EXPECT_EQ(app::must(reading->issued().count(actor_.organisation)), 1);
  EXPECT_EQ(app::must(reading->issued().newest(actor_.organisation)).text, issued.body);
}

TEST_F(ApiKeys, AreRefusedOutsideOfIt) {
  for (const auto& [path, scope] : {std::pair{"/vc/credentials/issue", "vc:status"},
                                    std::pair{"/vc/p384/credentials/issue", "vc:issue:p256"},
                                    std::pair{"/vc/credentials/status", "vc:issue"}}) {
    const auto refused = ask(path, alumni, {scope});
    EXPECT_EQ(refused.status, 403) << path;
    EXPECT_THAT(std::string(refused.header("WWW-Authenticate")), HasSubstr("insufficient_scope"));
  }
  const auto unknown = Visitor(site_).send("/vc/credentials/issue", "application/json", alumni,
                                           {{"authorization", "Bearer x-y"}});
  EXPECT_EQ(unknown.status, 401);
  EXPECT_THAT(std::string(unknown.header("WWW-Authenticate")), HasSubstr("invalid_token"));
}

TEST_F(ApiKeys, RevokeTheBadgesOfTheirOrganisationAlone) {
  const auto award = awarded(actor_, submitted(published(actor_)).id);
  const auto body = R"({"credentialId": ")" + award.credential_id + R"(", "status": true})";
  set_up_another();
  EXPECT_EQ(ask("/vc/credentials/status", body, {"vc:status"}).status, 200);
  EXPECT_TRUE(app::must(app::public_badge(*context_, award.id)).award.revoked);
  EXPECT_EQ(ask("/vc/credentials/status", body, {"vc:status"}).status, 409);
  const auto elsewhere = R"({"credentialId": "https://elsewhere.example/b/1", "status": true})";
  EXPECT_EQ(ask("/vc/credentials/status", elsewhere, {"vc:status"}).status, 404);
}

class VcApiOverHttp : public ApiKeys {
 protected:
  Response check(std::string_view path, std::string_view body) {
    return Visitor(site_).send(path, "application/json", body);
  }
};

TEST_F(VcApiOverHttp, AnswersWithStatusesThatSuitesJudgeBy) {
  auto issued = ask("/vc/credentials/issue", alumni, {"vc:issue"}).body;
  const auto wrapped = [&] { return "{\"verifiableCredential\":" + issued + "}"; };
  auto verdict = check("/vc/credentials/verify", wrapped());
  EXPECT_EQ(verdict.status, 200) << verdict.body;
  EXPECT_THAT(verdict.body, HasSubstr("\"verified\":true"));
  issued.replace(issued.find("alice"), 5, "mally");
  for (const auto* path : {"/vc/credentials/verify", "/vc/p256/credentials/verify"}) {
    verdict = check(path, wrapped());
    EXPECT_EQ(verdict.status, 400);
    EXPECT_THAT(verdict.body, HasSubstr("\"verified\":false"));
  }
  EXPECT_EQ(check("/vc/rot13/credentials/verify", wrapped()).status, 404);
}

TEST_F(VcApiOverHttp, SaysWhatIsWrongWithARequest) {
  for (const auto* path : {"/vc/credentials/verify", "/vc/presentations/verify"})
    for (const auto* body : {"", "[]", "{}", "{\"verifiableCredential\": 7}"}) {
      const auto refused = check(path, body);
      EXPECT_EQ(refused.status, 400) << path << body;
      EXPECT_EQ(refused.header("Content-Type"), "application/problem+json");
    }
  const auto refused = ask("/vc/credentials/issue", "{\"credential\": {}}", {"vc:issue"});
  EXPECT_EQ(refused.status, 400);
  EXPECT_THAT(refused.body, HasSubstr("\"path\":\"/credential"));
  EXPECT_EQ(ask("/vc/credentials/issue", "no JSON", {"vc:issue"}).status, 400);
  const std::string shown = R"({"verifiablePresentation": {"type": "VerifiablePresentation"}, )";
  for (const auto& [options, path] :
       {std::pair{R"("options": 7})", "/options"}, std::pair{R"("options": []})", "/options"},
        std::pair{R"("options": {"challenge": 7}})", "/options/challenge"},
        std::pair{R"("options": {"domain": []}})", "/options/domain"}}) {
    const auto unclear = check("/vc/presentations/verify", shown + options);
    EXPECT_EQ(unclear.status, 400) << options;
    EXPECT_THAT(unclear.body, HasSubstr("\"path\":\"" + std::string(path) + "\"")) << options;
  }
  const auto suite = std::string(alumni.substr(0, alumni.rfind('}'))) +
                     R"(, "options": {"cryptosuite": "eddsa-jcs-2022"}})";
  EXPECT_EQ(ask("/vc/p256/credentials/issue", suite, {"vc:issue"}).status, 400);
}

TEST_F(VcApiOverHttp, ChecksWhoShowsAPresentation) {
  const auto unsigned_one = R"({"verifiablePresentation": {
    "@context": ["https://www.w3.org/ns/credentials/v2"], "type": ["VerifiablePresentation"],
    "verifiableCredential": [)" +
                            ask("/vc/credentials/issue", alumni, {"vc:issue"}).body + "]}";
  EXPECT_EQ(check("/vc/presentations/verify", unsigned_one + "}").status, 200);
  EXPECT_EQ(check("/vc/presentations/verify", unsigned_one + R"(, "options": {"challenge": "c"}})")
                .status,
            400);
}

TEST_F(VcApiOverHttp, RevokesForGoodAndNothingElse) {
  const auto award = awarded(actor_, submitted(published(actor_)).id);
  const auto body = [&](const std::string& rest) {
    return R"({"credentialId": ")" + award.credential_id + "\"" + rest + "}";
  };
  for (const auto& bad : {body(""), body(R"(, "status": false)"), std::string("{}")})
    EXPECT_NE(ask("/vc/credentials/status", bad, {"vc:status"}).status, 200) << bad;
  const auto suspend =
      body(R"(, "status": true, "credentialStatus": {"type": "x", "statusPurpose": "suspension"})");
  EXPECT_EQ(ask("/vc/credentials/status", suspend, {"vc:status"}).status, 400);
  EXPECT_FALSE(app::must(app::public_badge(*context_, award.id)).award.revoked);
  EXPECT_EQ(ask("/vc/credentials/status", body(R"(, "status": true)"), {"vc:status"}).status, 200);
  EXPECT_TRUE(app::must(app::public_badge(*context_, award.id)).award.revoked);
}

TEST_F(VcApiOverHttp, GivesAStateThatItChanges) {
  const std::string id = "urn:uuid:9d5c2f0e-7f0b-4f0f-8d1c-1b1a8f0f6f02";
  const auto asked = R"({"credential": {"id": ")" + id + R"(",
    "@context": ["https://www.w3.org/ns/credentials/v2"], "type": ["VerifiableCredential"],
    "issuer": "https://college.example", "credentialSubject": {"id": "did:example:alice"}},
    "options": {"credentialStatus": [{"type": "BitstringStatusListEntry",
                                      "statusPurpose": "suspension"}]}})";
  const auto issued = ask("/vc/credentials/issue", asked, {"vc:issue"});
  ASSERT_EQ(issued.status, 201) << issued.body;
  const auto verdict = [&] {
    return check("/vc/credentials/verify", "{\"verifiableCredential\":" + issued.body + "}").status;
  };
  EXPECT_EQ(verdict(), 200);
  const auto suspended = [&](std::string_view status) {
    return R"({"credentialId": ")" + id + R"(", "credentialStatus": {"type":
      "BitstringStatusListEntry", "statusPurpose": "suspension"}, "status": )" +
           std::string(status) + "}";
  };
  EXPECT_EQ(ask("/vc/credentials/status", suspended("true"), {"vc:status"}).status, 200);
  EXPECT_EQ(verdict(), 400);
  EXPECT_EQ(ask("/vc/credentials/status", suspended("false"), {"vc:status"}).status, 200);
  EXPECT_EQ(verdict(), 200);
  EXPECT_EQ(ask("/vc/credentials/status", suspended("7"), {"vc:status"}).status, 400);
  const auto another = set_up_another();
  const auto key = app::must(app::create_api_key(*context_, another, "Other", {"vc:status"}));
  EXPECT_EQ(Visitor(site_)
                .send("/vc/credentials/status", "application/json", suspended("true"),
                      {{"authorization", "Bearer " + key.token}})
                .status,
            404)
      << "it is another organisation's";
}

}  // namespace
}  // namespace cairn::server
