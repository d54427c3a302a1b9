// SPDX-License-Identifier: Apache-2.0
// Signing in elsewhere: what a provider may say of itself, and which tokens are believed.
#include <gtest/gtest.h>

#include "app/accounts/openid/id_token.h"
#include "app/accounts/openid/provider.h"
#include "crypto/jwk.h"
#include "crypto/jws.h"
#include "crypto/test_keys.h"
#include "json/build.h"
#include "json/parse.h"
#include "json/write.h"

namespace cairn::app::openid {
namespace {

using crypto::KeyType;
using crypto::SignatureAlgorithm;

constexpr std::int64_t now = 1'795'000'000;
const Expected expected{"https://login.example", "cairn", "n-1", Instant::from_seconds(now)};

std::string keys_of(KeyType type, std::string_view id = "k1") {
  Arena arena;
  const json::Builder builder(arena);
  auto jwk = crypto::to_jwk(crypto::test_key(type).public_key(), builder);
  jwk = builder.with(jwk, "kid", builder.string(id));
  return json::write(builder.object({{"keys", builder.array({{jwk}})}}));
}

std::string token_of(std::string_view claims, KeyType type = KeyType::ed25519,
                     std::string_view id = "k1") {
  Arena arena;
  const json::Builder builder(arena);
  const auto header = builder.object({{"kid", builder.string(id)}});
  const auto& key = crypto::test_key(type);
  return *crypto::sign_jws(header, claims, key, crypto::default_algorithm(type));
}

// The claims of a good token with one of them replaced; "" leaves it out.
std::string claims_with(std::string_view name = "-", std::string_view value = "") {
  const std::pair<std::string_view, std::string> good[] = {{"iss", "\"https://login.example\""},
                                                           {"aud", "\"cairn\""},
                                                           {"sub", "\"u-17\""},
                                                           {"nonce", "\"n-1\""},
                                                           {"iat", std::to_string(now)},
                                                           {"exp", std::to_string(now + 300)},
                                                           {"email", "\"ada@harbour.example\""},
                                                           {"email_verified", "true"}};
  std::string text;
  const auto add = [&](std::string_view key, std::string_view written) {
    if (written.empty()) return;
    text += (text.empty() ? "\"" : ",\"") + std::string(key) + "\":" + std::string(written);
  };
  bool replaced = false;
  for (const auto& [key, written] : good) {
    add(key, key == name ? value : std::string_view(written));
    replaced = replaced || key == name;
  }
  if (!replaced && name != "-") add(name, value);
  return "{" + text + "}";
}

Result<Identity> read(std::string_view claims) {
  return read_id_token(token_of(claims), keys_of(KeyType::ed25519), expected);
}

TEST(IdToken, IsBelievedUnderEveryAlgorithmAllowed) {
  for (const auto type : {KeyType::ed25519, KeyType::p256, KeyType::p384, KeyType::rsa}) {
    const auto identity = read_id_token(token_of(claims_with(), type), keys_of(type), expected);
    ASSERT_TRUE(identity) << identity.error().detail;
    EXPECT_EQ(identity->subject, "u-17");
    EXPECT_EQ(identity->email, "ada@harbour.example");
    EXPECT_TRUE(identity->email_verified);
  }
}

struct Wrong {
  std::string_view name;
  std::string value;
};

TEST(IdToken, IsRefusedWhereAnyClaimIsAmiss) {
  const Wrong wrong[] = {{"iss", "\"https://login.example/\""},
                         {"iss", ""},
                         {"aud", "\"other\""},
                         {"aud", ""},
                         {"aud", R"(["cairn","other"])"},
                         {"azp", "\"other\""},
                         {"sub", ""},
                         {"sub", "7"},
                         {"sub", "\"" + std::string(256, 'a') + "\""},
                         {"nonce", "\"n-2\""},
                         {"nonce", ""},
                         {"exp", std::to_string(now - 120)},
                         {"exp", ""},
                         {"exp", "\"soon\""},
                         {"exp", "1e300"},
                         {"iat", std::to_string(now + 121)},
                         {"iat", std::to_string(now - 720)},
                         {"iat", "-1"},
                         {"nbf", std::to_string(now + 121)}};
  for (const auto& [name, value] : wrong) {
    const auto identity = read(claims_with(name, value));
    ASSERT_FALSE(identity) << name << " " << value;
    EXPECT_EQ(identity.error().code, ErrorCode::not_permitted) << name << " " << value;
  }
}

TEST(IdToken, BearsClocksThatDifferALittleAndSeveralAudiences) {
  EXPECT_TRUE(read(claims_with("exp", std::to_string(now - 100))));
  EXPECT_TRUE(read(claims_with("iat", std::to_string(now + 100) + ".5")));
  auto claims = claims_with("aud", R"(["other","cairn"])");
  claims.insert(1, R"("azp":"cairn",)");
  EXPECT_TRUE(read(claims));
}

TEST(IdToken, IsRefusedUnderKeysThatDidNotSignIt) {
  const auto token = token_of(claims_with());
  EXPECT_FALSE(read_id_token(token, keys_of(KeyType::p256), expected));
  EXPECT_FALSE(read_id_token(token, keys_of(KeyType::ed25519, "k2"), expected));
  EXPECT_FALSE(read_id_token(token, R"({"keys":[]})", expected));
  EXPECT_FALSE(read_id_token(token, "no keys", expected));
  EXPECT_FALSE(
      read_id_token(token.substr(0, token.size() - 2), keys_of(KeyType::ed25519), expected));
  EXPECT_FALSE(read_id_token("", keys_of(KeyType::ed25519), expected));
}

// {"alg":"none"} and {"alg":"HS256"} with the claims of a good token.
TEST(IdToken, IsRefusedWithoutARealSignature) {
  const auto good = token_of(claims_with());
  const auto body = good.substr(good.find('.'));
  const auto payload = body.substr(0, body.rfind('.'));
  for (const auto* header : {"eyJhbGciOiJub25lIn0", "eyJhbGciOiJIUzI1NiJ9"}) {
    EXPECT_FALSE(read_id_token(header + payload + ".", keys_of(KeyType::ed25519), expected));
    EXPECT_FALSE(read_id_token(header + body, keys_of(KeyType::ed25519), expected));
  }
}

TEST(IdToken, TakesTheAddressFromUserinfoOfTheSamePersonOnly) {
  const auto told = with_userinfo(
      {"u-17", "", false}, R"({"sub":"u-17","email":"a@b.example","email_verified":"true"})");
  ASSERT_TRUE(told);
  EXPECT_EQ(told->email, "a@b.example");
  EXPECT_TRUE(told->email_verified);
  EXPECT_FALSE(with_userinfo({"u-17", "", false}, R"({"sub":"u-18","email":"a@b.example"})"));
  EXPECT_FALSE(with_userinfo({"u-17", "", false}, "[]"));
}

constexpr std::string_view description = R"({"issuer":"https://login.example",
  "authorization_endpoint":"https://login.example/auth","token_endpoint":"https://login.example/token",
  "jwks_uri":"https://login.example/jwks","response_types_supported":["code"]})";

TEST(OpenIdProvider, IsReadFromItsDescription) {
  EXPECT_EQ(description_address("https://login.example/realm/"),
            "https://login.example/realm/.well-known/openid-configuration");
  const auto provider = read_provider(description, "https://login.example");
  ASSERT_TRUE(provider) << provider.error().detail;
  EXPECT_EQ(provider->token_endpoint, "https://login.example/token");
  EXPECT_EQ(provider->proof, ClientProof::basic);
}

TEST(OpenIdProvider, IsRefusedWhereItIsAnotherOrSaysTooLittle) {
  EXPECT_FALSE(read_provider(description, "https://login.example/"));
  EXPECT_FALSE(read_provider("{}", ""));
  EXPECT_FALSE(read_provider("nonsense", "https://login.example"));
  for (const auto* part : {"authorization_endpoint", "token_endpoint", "jwks_uri"}) {
    std::string text(description);
    text.replace(text.find(part), 3, "xxx");
    EXPECT_FALSE(read_provider(text, "https://login.example")) << part;
  }
  std::string text(description);
  text.replace(text.find("https://login.example/auth"), 5, "ftp:/");
  EXPECT_FALSE(read_provider(text, "https://login.example"));
}

TEST(OpenIdProvider, IsAskedWithProofOfTheKeyExchange) {  // RFC 7636 appendix B
  EXPECT_EQ(challenge_of("dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk"),
            "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM");
  const auto provider = *read_provider(description, "https://login.example");
  const Client client{"cairn", "https://badges.example.org/sign-in/openid/back"};
  const Attempt attempt{"s", "n", "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk"};
  EXPECT_EQ(authorization_address(provider, client, attempt),
            "https://login.example/auth?response_type=code&client_id=cairn&redirect_uri="
            "https%3A%2F%2Fbadges.example.org%2Fsign-in%2Fopenid%2Fback&scope=openid%20email&state="
            "s&nonce=n&code_challenge=E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM"
            "&code_challenge_method=S256");
  EXPECT_EQ(token_request(provider, client, "a:b", "c", "v").authorization,
            "Basic Y2Fpcm46YSUzQWI=");
}

TEST(OpenIdProvider, GivesEveryAttemptSecretsOfItsOwn) {
  const auto random = crypto::repeatable_random(3);
  const auto one = new_attempt(random);
  const auto two = new_attempt(random);
  EXPECT_EQ(one.verifier.size(), 43u);
  EXPECT_NE(one.state, two.state);
  EXPECT_NE(one.state, one.nonce);
}

}  // namespace
}  // namespace cairn::app::openid
