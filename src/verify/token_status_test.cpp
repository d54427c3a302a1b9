// SPDX-License-Identifier: Apache-2.0
// Token Status List: the state of SD-JWT VC and of credentials in a JWT, and what counts for
// nothing among the lists.
#include <algorithm>

#include "credential/token_status_list.h"
#include "crypto/jwk.h"
#include "crypto/test_cose.h"
#include "encoding/base64.h"
#include "json/write.h"
#include "securing/sign_sd_jwt.h"
#include "securing/status_token.h"
#include "verify/test_world.h"

namespace cairn::verify {
namespace {

using enum Verdict;
using enum Code;

constexpr std::int64_t now = 1780272000;  // 2026-06-01

class TokenStatusTest : public testing::Test, protected World {
 protected:
  const TestIssuer issuer = TestIssuer::did_key(1);
  const TestIssuer other = TestIssuer::did_key(2);
  const std::string url = "https://college.example/status/1.jwt";
  Random random = [count = std::uint8_t{0}](std::span<std::uint8_t> room) mutable {
    for (auto& byte : room) byte = count++;
  };
  Policy policy;

  // An SD-JWT VC whose state stands at `index` of the list.
  std::string diploma(const TestIssuer& by, std::uint64_t index) {
    const auto claims = read(R"({"vct": "https://college.example/diploma", "name": "Ada"})");
    auto text = securing::issue_sd_jwt_vc(
        claims, {&by.key, by.method, by.id}, {},
        {.status = securing::StatusPlace{url, index}, .issuer = securing::IssuerRule::complete},
        now, random, arena);
    EXPECT_TRUE(text.ok()) << (text.ok() ? "" : text.error().detail);
    return text.ok() ? *text : "";
  }
  std::string diploma(std::uint64_t index = 7) { return diploma(issuer, index); }

  credential::TokenStatuses statuses(std::uint8_t at_7, unsigned bits = 2) {
    credential::TokenStatuses all(credential::status_entries_min, bits);
    all.set(7, at_7);
    return all;
  }
  json::Value claims_of(const credential::TokenStatuses& all) {
    return credential::build_token_status_list({url, {}, {now - 60, -1, -1}}, all, builder());
  }
  void publish(const TestIssuer& by, const json::Value& claims) {
    pages.put(url, *securing::sign_status_token(claims, {&by.key, by.method, by.id}, arena));
  }
  void publish(std::uint8_t at_7, unsigned bits = 2) {
    publish(issuer, claims_of(statuses(at_7, bits)));
  }

  // The same list as a CWT; `more`: claims besides, of which there are `count`.
  Bytes cwt_claims(const credential::TokenStatuses& all, const Bytes& more = {},
                   std::size_t count = 0) {
    encoding::CborWriter writer;
    writer.map(3 + count);
    writer.integer(2);
    writer.text(url);
    writer.integer(6);
    writer.integer(now - 60);
    writer.integer(65533);
    writer.map(2);
    writer.text("bits");
    writer.integer(all.bits());
    writer.text("lst");
    writer.bytes(*encoding::from_base64url(all.encode()));
    auto claims = writer.written();
    crypto::append(claims, more);
    return claims;
  }
  void publish_cwt(const TestIssuer& by, const Bytes& claims,
                   std::string_view typ = "application/statuslist+cwt") {
    const auto message = crypto::sign_cose(
        {crypto::cose_header(by.key.type(), typ), crypto::cose_key_id(by.method), claims}, by.key);
    pages.put(url, as_text(message));
  }
  void publish_cwt(std::uint8_t at_7, unsigned bits = 2) {
    publish_cwt(issuer, cwt_claims(statuses(at_7, bits)));
  }
};

TEST_F(TokenStatusTest, ReadsTheStateOfAnSdJwtVc) {
  EXPECT_TRUE(gives(verify(diploma()), undetermined, status_unreachable));
  for (const unsigned bits : {1U, 2U, 4U, 8U}) {
    publish(0, bits);
    const auto report = verify(diploma());
    EXPECT_TRUE(gives(report, accepted, status_active));
    EXPECT_EQ(report.credentials[0].status, Standing::active);
    EXPECT_EQ(report.credentials[0].find(status_active)->path, "/status/status_list");
    publish(1, bits);
    const auto revoked = verify(diploma());
    EXPECT_TRUE(gives(revoked, rejected, status_revoked));
    EXPECT_EQ(headline(revoked), "Revoked by its issuer");
    EXPECT_TRUE(gives(verify(diploma(6)), accepted, status_active)) << "its neighbour";
  }
  publish(2);
  EXPECT_TRUE(gives(verify(diploma()), rejected, status_suspended));
  publish(3);
  const auto strange = verify(diploma());
  EXPECT_TRUE(gives(strange, undetermined, status_value_unknown));
  EXPECT_EQ(strange.credentials[0].find(status_value_unknown)->detail, "0x03");
}

TEST_F(TokenStatusTest, TellsWhatTheListSaysWhereThatIsWanted) {
  options.explain = Explain::steps;
  publish(2);
  const auto report = verify(diploma());
  const auto& steps = report.credentials.front().steps;
  const auto step = std::ranges::find(steps, "status", &Step::kind);
  ASSERT_NE(step, steps.end());
  EXPECT_EQ(step->path, "/status/status_list");
  std::string numbers;
  for (const auto& fact : step->facts)
    if (const auto* number = std::get_if<std::int64_t>(&fact.value))
      numbers.append(fact.name).append(" ").append(std::to_string(*number)).append(" ");
  EXPECT_EQ(numbers, "index 7 entries 131072 value 2 ");
}

TEST_F(TokenStatusTest, ReadsTheStateOfACredentialOfWhichPartsMayBeKeptBack) {
  const auto token = securing::issue_sd_jwt(
      badge(issuer.id), {&issuer.key, issuer.method, issuer.id}, {},
      {.status = securing::StatusPlace{url, 7, {}, securing::StatusForm::token}}, random, workspace,
      arena);
  ASSERT_TRUE(token.ok()) << token.error().detail;
  publish(0);
  EXPECT_TRUE(gives(verify(*token), accepted, status_active));
  publish(1);
  EXPECT_TRUE(gives(verify(*token), rejected, status_revoked));
}

TEST_F(TokenStatusTest, ReadsTheStateOfACredentialInAJwt) {
  const auto with_claim =
      builder().with(badge(issuer.id), "status", credential::build_token_status(url, 7, builder()));
  for (const auto profile :
       {securing::JwtProfile::open_badges_3, securing::JwtProfile::vc_jose_cose}) {
    publish(0);
    EXPECT_TRUE(gives(verify(token(with_claim, issuer, profile)), accepted, status_active));
    publish(1);
    EXPECT_TRUE(gives(verify(token(with_claim, issuer, profile)), rejected, status_revoked));
  }
}

TEST_F(TokenStatusTest, AListThatIsForeignForgedOrDamagedCountsForNothing) {
  const auto list = claims_of(statuses(1));
  publish(other, list);
  EXPECT_TRUE(gives(verify(diploma()), undetermined, status_list_key))
      << "the issuer's list, by a key of somebody else";
  publish(other, builder().with(list, "iss", builder().string(other.id)));
  EXPECT_TRUE(gives(verify(diploma()), undetermined, status_list_foreign));
  publish(1);
  auto forged = std::string(as_text(pages.pages[url].body));
  forged[forged.size() - 10] = forged[forged.size() - 10] == 'A' ? 'B' : 'A';
  pages.put(url, forged);
  EXPECT_TRUE(gives(verify(diploma()), undetermined, status_unproved));
  for (const char* text : {"", "<html>", "a.b.c", "{}"}) {
    pages.put(url, text);
    EXPECT_TRUE(gives(verify(diploma()), undetermined, status_unreadable)) << text;
  }
  pages.put(url, "", 500);
  EXPECT_TRUE(gives(verify(diploma()), undetermined, status_unreachable));
  publish(issuer, builder().without(list, "iat"));
  EXPECT_TRUE(gives(verify(diploma()), undetermined, status_unreadable));
  const auto header = read(R"({"typ": "JWT"})");
  pages.put(url, *crypto::sign_jws(header, json::write(list), issuer.key,
                                   crypto::SignatureAlgorithm::ed25519));
  EXPECT_TRUE(gives(verify(diploma()), undetermined, status_unreadable)) << "another kind of token";
}

TEST_F(TokenStatusTest, AListOfOthersThatNamesNobodyIsNotRememberedAgainstThem) {
  publish(other, claims_of(statuses(0)));
  EXPECT_TRUE(gives(verify(diploma()), undetermined, status_list_key));
  EXPECT_TRUE(gives(verify(diploma(other, 7)), accepted, status_active));
  EXPECT_TRUE(gives(verify(diploma()), undetermined, status_list_foreign)) << "kept by now";
}

TEST_F(TokenStatusTest, AListByAnotherIssuerCountsWhereMyListLetsThemSpeakAboutIt) {
  publish(other, builder().with(claims_of(statuses(1)), "iss", builder().string(other.id)));
  const auto trust = *parse_trust(
      read(R"({"lists": [{"name": "Home", "issuers": [{"id": ")" + other.id + R"("}]}]})"));
  options.trust = &trust;
  EXPECT_TRUE(gives(verify(diploma()), rejected, status_revoked));
}

TEST_F(TokenStatusTest, AListOutOfItsTimeCountsForNothing) {
  const auto list = claims_of(statuses(0));
  publish(issuer, with(list, "exp", std::to_string(now - 1)));
  EXPECT_TRUE(gives(verify(diploma()), undetermined, status_list_expired));
  publish(issuer, with(list, "nbf", std::to_string(now + 1)));
  EXPECT_TRUE(gives(verify(diploma()), undetermined, status_list_early));
  publish(issuer, with(list, "exp", std::to_string(now)));
  EXPECT_TRUE(gives(verify(diploma()), undetermined, status_list_expired)) << "on or after";
  publish(issuer, with(list, "exp", std::to_string(now + 1)));
  EXPECT_TRUE(gives(verify(diploma()), accepted, status_active));
}

TEST_F(TokenStatusTest, ACopyKeptForLongerThanTheListAllowsIsNotReliedOn) {
  publish(issuer, with(claims_of(statuses(0)), "ttl", "3600"));
  pages.pages[url].age_seconds = 3600;
  EXPECT_TRUE(gives(verify(diploma()), accepted, status_old));
  pages.pages[url].age_seconds = 3601;
  EXPECT_TRUE(gives(verify(diploma()), undetermined, status_stale));
  publish(0);
  pages.pages[url].age_seconds = 86'401;
  EXPECT_TRUE(gives(verify(diploma()), accepted, status_old));
  policy.max_age_status_s = 86'400;
  options.policy = &policy;
  EXPECT_TRUE(gives(verify(diploma()), undetermined, status_stale));
}

TEST_F(TokenStatusTest, AListThatStandsInAnothersPlaceSaysNothing) {
  const auto list = claims_of(statuses(1));
  publish(issuer, with(list, "sub", "\"https://college.example/status/2.jwt\""));
  EXPECT_TRUE(gives(verify(diploma()), undetermined, status_list_other));
}

TEST_F(TokenStatusTest, AnIndexBeyondTheListLeavesItOpen) {
  publish(0);
  EXPECT_TRUE(gives(verify(diploma(131'071)), accepted, status_active));
  EXPECT_TRUE(gives(verify(diploma(131'072)), undetermined, status_out_of_range));
}

TEST_F(TokenStatusTest, AShortListIsAWarningUnlessThePolicySetsABound) {
  credential::TokenStatuses few(8, 1);
  publish(issuer, claims_of(few));
  EXPECT_TRUE(gives(verify(diploma()), accepted, status_list_small));
  policy.min_status_entries = 131'072;
  options.policy = &policy;
  EXPECT_TRUE(gives(verify(diploma()), rejected, status_list_too_small));
}

TEST_F(TokenStatusTest, AListThatGrowsBeyondAllMeasureIsNotOpened) {
  publish(issuer, claims_of(credential::TokenStatuses(limits::status_list_bytes_max * 8 + 8, 1)));
  EXPECT_TRUE(gives(verify(diploma()), undetermined, status_list_oversized));
}

TEST_F(TokenStatusTest, AStateToldOtherwiseOrBadlyLeavesItOpen) {
  const auto told = [&](std::string_view status) {
    const auto header = read(R"({"typ": "dc+sd-jwt"})");
    const auto claims = R"({"vct": "https://college.example/diploma", "iss": ")" + issuer.id +
                        R"(", "status": )" + std::string(status) + "}";
    return *crypto::sign_jws(header, claims, issuer.key, crypto::SignatureAlgorithm::ed25519) + "~";
  };
  EXPECT_TRUE(gives(verify(told(R"({"oracle": 1})")), undetermined, status_type_unknown));
  EXPECT_TRUE(gives(verify(told("[]")), undetermined, status_unreadable));
  const auto report = verify(told(R"({"status_list": {"idx": -1, "uri": "https://a.example"}})"));
  EXPECT_TRUE(gives(report, undetermined, status_unreadable));
  EXPECT_EQ(report.credentials[0].find(status_unreadable)->path, "/status/status_list/idx");
}

TEST_F(TokenStatusTest, FindsTheKeyOfTheListInTheIssuersMetadata) {
  const TestIssuer college{issuer.key, "https://college.example", "key-1"};
  const auto jwk = json::write(builder().with(crypto::to_jwk(college.key.public_key(), builder()),
                                              "kid", builder().string("key-1")));
  pages.put("https://college.example/.well-known/jwt-vc-issuer",
            R"({"issuer":"https://college.example","jwks":{"keys":[)" + jwk + "]}}");
  publish(college, claims_of(statuses(1)));
  EXPECT_TRUE(gives(verify(diploma(college, 7)), rejected, status_revoked));
}

TEST_F(TokenStatusTest, APolicyThatDemandsAStateIsMetByIt) {
  policy.require = Demands().with(Demand::proof).with(Demand::status);
  options.policy = &policy;
  publish(0);
  EXPECT_TRUE(gives(verify(diploma()), accepted, status_active));
}

TEST_F(TokenStatusTest, ReadsAListThatIsACwt) {
  for (const unsigned bits : {1U, 2U, 4U, 8U}) {
    publish_cwt(0, bits);
    EXPECT_TRUE(gives(verify(diploma()), accepted, status_active));
    publish_cwt(1, bits);
    EXPECT_TRUE(gives(verify(diploma()), rejected, status_revoked));
    EXPECT_TRUE(gives(verify(diploma(6)), accepted, status_active)) << "its neighbour";
  }
  publish_cwt(2);
  EXPECT_TRUE(gives(verify(diploma()), rejected, status_suspended));
  const auto with_claim =
      builder().with(badge(issuer.id), "status", credential::build_token_status(url, 7, builder()));
  publish_cwt(1);
  EXPECT_TRUE(gives(verify(token(with_claim, issuer)), rejected, status_revoked));
}

TEST_F(TokenStatusTest, ACwtMayBeSignedOverP256) {
  const auto college = TestIssuer::did_key(3, crypto::KeyType::p256);
  publish_cwt(college, cwt_claims(statuses(1)));
  EXPECT_TRUE(gives(verify(diploma(college, 7)), rejected, status_revoked));
}

TEST_F(TokenStatusTest, AListIsSignedAsACwtAndReadBack) {
  for (const auto type : {crypto::KeyType::ed25519, crypto::KeyType::p256}) {
    const auto college = TestIssuer::did_key(3, type);
    auto claims = credential::build_token_status_list(
        {url, college.id, {now - 60, now + 3600, 600}}, statuses(1), builder());
    const auto message =
        securing::sign_status_cwt(claims, {&college.key, college.method, college.id});
    ASSERT_TRUE(message.ok()) << message.error().detail;
    const auto back = securing::read_status_cwt(*message, arena);
    ASSERT_TRUE(back.ok()) << back.error().detail;
    EXPECT_EQ(back->jws.header.string_at("kid"), college.method);
    for (const auto* name : {"iss", "sub", "exp", "iat", "ttl"})
      EXPECT_EQ(json::write(back->claims[name]), json::write(claims[name])) << name;
    const auto list = back->claims["status_list"];
    EXPECT_EQ(list.string_at("lst"), claims["status_list"].string_at("lst"));
    EXPECT_EQ(list["bits"].as_int64(), 2);
    pages.put(url, as_text(*message));
    EXPECT_TRUE(gives(verify(diploma(college, 7)), rejected, status_revoked));
    EXPECT_TRUE(gives(verify(diploma(college, 6)), accepted, status_active)) << "its neighbour";
  }
}

// Rather than lose a claim, none is written.
TEST_F(TokenStatusTest, ACwtIsNotWrittenOfWhatItHasNoPlaceFor) {
  const auto claims = claims_of(statuses(1));
  const securing::SigningKey key{&issuer.key, issuer.method, issuer.id};
  const auto list = claims["status_list"];
  for (const auto& odd :
       {builder().with(claims, "more", builder().integer(1)),
        builder().with(claims, "exp", read("1.5")), builder().with(claims, "sub", read("7")),
        builder().with(claims, "status_list", read("{}")),
        builder().with(claims, "status_list",
                       builder().with(list, "aggregation_uri", builder().string("https://x.y")))}) {
    const auto message = securing::sign_status_cwt(odd, key);
    ASSERT_FALSE(message.ok()) << json::write(odd);
    EXPECT_EQ(message.error().code, ErrorCode::unsupported);
  }
}

TEST_F(TokenStatusTest, ACwtThatIsForeignForgedOrDamagedCountsForNothing) {
  publish_cwt(other, cwt_claims(statuses(1)));
  EXPECT_TRUE(gives(verify(diploma()), undetermined, status_list_key));
  publish_cwt(1);
  const auto good = pages.pages[url].body;
  auto forged = good;
  forged.back() ^= 1;
  pages.put(url, as_text(forged));
  EXPECT_TRUE(gives(verify(diploma()), undetermined, status_unproved));
  for (std::size_t size = 0; size < good.size(); size += 7) {
    pages.put(url, as_text(ByteView(good).first(size)));
    EXPECT_TRUE(gives(verify(diploma()), undetermined, status_unreadable)) << size;
  }
  publish_cwt(issuer, cwt_claims(statuses(1)), "application/cwt");
  EXPECT_TRUE(gives(verify(diploma()), undetermined, status_unreadable)) << "another kind of token";
}

TEST_F(TokenStatusTest, ClaimsOfACwtAreHeldToTheirForm) {
  const auto with = [&](Bytes more, std::size_t count = 1) {
    publish_cwt(issuer, cwt_claims(statuses(0), more, count));
    return verify(diploma());
  };
  EXPECT_TRUE(gives(with({0x04, 0x1a, 0x6a, 0x1c, 0xc4, 0x7f}), undetermined, status_list_expired));
  EXPECT_TRUE(gives(with({0x05, 0x1a, 0x7a, 0x1c, 0xc4, 0x7f}), undetermined, status_list_early));
  EXPECT_TRUE(gives(with({0x04, 0x61, 'x'}), undetermined, status_unreadable)) << "no time";
  EXPECT_TRUE(gives(with({0x02, 0x61, 'x'}), undetermined, status_unreadable)) << "twice";
  EXPECT_TRUE(gives(with({0x19, 0xff, 0xfe, 0x00}), undetermined, status_unreadable)) << "ttl 0";
  EXPECT_TRUE(gives(with({0x01, 0x62, 0xff, 0xff}), undetermined, status_unreadable)) << "no UTF-8";
  EXPECT_TRUE(gives(with({0x04}), undetermined, status_unreadable)) << "cut off";
  EXPECT_TRUE(gives(with({0x18, 0x63, 0x82, 0x01, 0xf6}), accepted, status_active)) << "unknown";
  EXPECT_TRUE(gives(with({0x61, 'x', 0xa0}), accepted, status_active)) << "unknown, by a text";
  Bytes deep{0x18, 0x63};
  deep.insert(deep.end(), 1'000'000, 0x81);
  EXPECT_TRUE(gives(with(deep), undetermined, status_unreadable));
  EXPECT_TRUE(gives(with({}, 1'000'000'000), undetermined, status_unreadable)) << "a bomb";
}

}  // namespace
}  // namespace cairn::verify
