// SPDX-License-Identifier: Apache-2.0
// The VC API for who has a key: what the key may do, and nothing else.
#include "app/accounts/api_keys.h"
#include "app/base_address.h"
#include "http/visitor.h"

namespace cairn::server {
namespace {

using testing::HasSubstr;

constexpr std::string_view alumni = R"({"credential": {
  "@context": ["https://www.w3.org/ns/credentials/v2"], "type": ["VerifiableCredential"],
  "credentialSubject": {"id": "did:example:alice"}}})";

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

}  // namespace
}  // namespace cairn::server
