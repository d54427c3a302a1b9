// SPDX-License-Identifier: Apache-2.0
// To a provider and back: who is let in, and what an attempt is held to.
#include "app/accounts/openid/sign_in.h"

#include "app/house.h"
#include "app/people/invitations.h"
#include "app/people/members.h"
#include "app/setup/settings.h"
#include "crypto/jwk.h"
#include "crypto/jws.h"
#include "crypto/test_keys.h"
#include "json/build.h"
#include "json/write.h"

namespace cairn::app::openid {
namespace {

constexpr const char* issuer = "https://login.example";

// Answers as a provider would, for whoever `claims` says has signed in there.
class Provider final : public Outside {
 public:
  Result<verify::Fetched> fetch_within(std::string_view, std::chrono::milliseconds) override {
    return fail(ErrorCode::unreachable, "test", "nothing is fetched");
  }
  Result<verify::Fetched> ask(const Question& question) override {
    questions.push_back(question);
    const auto& url = question.url;
    if (url.ends_with("openid-configuration"))
      return told(R"({"issuer":"https://login.example",
        "authorization_endpoint":"https://login.example/auth",
        "token_endpoint":"https://login.example/token","jwks_uri":"https://login.example/jwks",
        "userinfo_endpoint":"https://login.example/me"})");
    if (url.ends_with("/jwks")) return told(keys());
    if (url.ends_with("/token")) return told(tokens());
    if (url.ends_with("/me")) return told(userinfo);
    return fail(ErrorCode::unreachable, "test", url);
  }

  std::string nonce, claims, userinfo;
  std::vector<Question> questions;

 private:
  static verify::Fetched told(std::string_view text) {
    verify::Fetched out;
    out.body.assign(text.begin(), text.end());
    return out;
  }
  static std::string keys() {
    Arena arena;
    const json::Builder builder(arena);
    const auto jwk =
        crypto::to_jwk(crypto::test_key(crypto::KeyType::ed25519).public_key(), builder);
    return json::write(builder.object({{"keys", builder.array({{jwk}})}}));
  }
  std::string tokens() const {
    Arena arena;
    const json::Builder builder(arena);
    const auto text = R"({"iss":"https://login.example","aud":"cairn","iat":1795000000,)"
                      R"("exp":1795000300,"nonce":")" +
                      nonce + "\"," + claims + "}";
    const auto& key = crypto::test_key(crypto::KeyType::ed25519);
    const auto token = *crypto::sign_jws(builder.object({}), text, key,
                                         crypto::default_algorithm(crypto::KeyType::ed25519));
    return R"({"access_token":"open sesame","id_token":")" + token + "\"}";
  }
};

class OpenIdSignIn : public House {
 protected:
  OpenIdSignIn() {
    context_->outside = &provider_;
    context_->openid = Service{issuer, "cairn", "secret"};
  }
  static std::string part(std::string_view address, std::string_view name) {
    const auto at = address.find(name) + name.size();
    return std::string(address.substr(at, address.find('&', at) - at));
  }
  Result<Arrival> came_back(const std::string& claims) {
    const auto there = must(depart(*context_, "/desk/awards"));
    provider_.nonce = part(there.address, "nonce=");
    provider_.claims = claims;
    return arrive(*context_, {.code = "c",
                              .state = part(there.address, "&state="),
                              .error = {},
                              .sealed = there.sealed});
  }
  static std::string person(const std::string& subject, const std::string& email,
                            const char* verified = "true") {
    return R"("sub":")" + subject + R"(","email":")" + email + R"(","email_verified":)" + verified;
  }

  Actor ada_ = set_up();
  Provider provider_;
};

TEST_F(OpenIdSignIn, LetsMembersInByTheirAddressAndThenByTheirSubject) {
  const auto first = must(came_back(person("u1", "Ada@harbour.example")));
  EXPECT_EQ(first.next, "/desk/awards");
  EXPECT_EQ(first.signed_in.actor.account, ada_.account);
  const auto renamed = must(came_back(person("u1", "ada@elsewhere.example", "false")));
  EXPECT_EQ(renamed.signed_in.actor.account, ada_.account);
  EXPECT_EQ(code_of(came_back(person("u2", "ada@harbour.example"))), ErrorCode::not_permitted)
      << "the address belongs to somebody else there now";
  for (const auto& question : provider_.questions)
    if (question.url.ends_with("/token")) {
      EXPECT_EQ(question.headers.front(), "Authorization: Basic Y2Fpcm46c2VjcmV0");
      EXPECT_NE(question.body.find("code_verifier="), std::string::npos);
    }
}

// Somebody joined under an address that is another's, and waits for them.
TEST_F(OpenIdSignIn, TakesALoginFromWhoOnlyTypedItsAddress) {
  const auto made = must(invite(*context_, ada_, {.email = {}, .roles = {"viewer"}}));
  const auto token = made.link.substr(made.link.rfind('/') + 1);
  const auto typed = must(accept_invitation(
      *context_, token, {.email = "bea@harbour.example", .password = "known to another"}));
  const auto first = must(came_back(person("u7", "bea@harbour.example")));
  EXPECT_EQ(code_of(session_of(*context_, typed.signed_in->token)), ErrorCode::not_permitted);
  EXPECT_EQ(code_of(sign_in(*context_, {"bea@harbour.example", "known to another"})),
            ErrorCode::not_permitted);
  const auto session = must(session_of(*context_, first.signed_in.token));
  must(change_password(*context_, session, {"", "their own password"}));
  must(came_back(person("u7", "bea@harbour.example")));
  EXPECT_TRUE(sign_in(*context_, {"bea@harbour.example", "their own password"})) << "it stays";
}

TEST_F(OpenIdSignIn, LetsInWhoIsInvited) {
  EXPECT_EQ(code_of(came_back(person("u7", "bea@harbour.example"))), ErrorCode::not_permitted);
  must(invite(*context_, ada_, {.email = "bea@harbour.example", .roles = {"issuer"}}));
  EXPECT_EQ(code_of(came_back(person("u7", "bea@harbour.example", "false"))),
            ErrorCode::not_permitted);
  const auto bea = must(came_back(person("u7", "bea@harbour.example")));
  EXPECT_EQ(bea.signed_in.actor.roles, Roles{Role::issuer});
  EXPECT_TRUE(must(list_invitations(*context_, ada_)).empty());
  EXPECT_EQ(code_of(sign_in(*context_, {"bea@harbour.example", ""})), ErrorCode::not_permitted);
  must(remove_member(*context_, ada_, bea.signed_in.actor.account));
  EXPECT_EQ(code_of(came_back(person("u7", "bea@harbour.example"))), ErrorCode::not_permitted);
}

TEST_F(OpenIdSignIn, AsksForTheAddressWhereTheTokenHasNone) {
  provider_.userinfo = "{" + person("u1", "ada@harbour.example") + "}";
  EXPECT_TRUE(came_back(R"("sub":"u1")"));
  provider_.userinfo = "{" + person("u2", "ada@harbour.example") + "}";
  EXPECT_EQ(code_of(came_back(R"("sub":"u3")")), ErrorCode::not_permitted);
}

TEST_F(OpenIdSignIn, HoldsAnAttemptToItsBrowserAndItsTime) {
  const auto there = must(depart(*context_, "/desk"));
  const auto state = part(there.address, "&state=");
  const auto refused = [&](Return back) {
    const auto arrival = arrive(*context_, back);
    EXPECT_EQ(code_of(arrival), ErrorCode::not_permitted);
  };
  refused({.code = "c", .state = state, .error = {}, .sealed = ""});
  refused({.code = "c", .state = "other", .error = {}, .sealed = there.sealed});
  refused({.code = "c", .state = "", .error = {}, .sealed = there.sealed});
  refused({.code = "", .state = state, .error = "access_denied", .sealed = there.sealed});
  refused({.code = "c", .state = state, .error = {}, .sealed = there.sealed + "x"});
  clock_.forward_seconds(10 * 60);
  refused({.code = "c", .state = state, .error = {}, .sealed = there.sealed});
  EXPECT_EQ(provider_.questions.size(), 1U) << "nothing is asked for who is not believed";
}

TEST_F(OpenIdSignIn, IsThereOnlyWhereAProviderIsNamed) {
  context_->openid.reset();
  EXPECT_EQ(code_of(depart(*context_, "/desk")), ErrorCode::not_permitted);
}

}  // namespace
}  // namespace cairn::app::openid
