// SPDX-License-Identifier: Apache-2.0
// Words of others: each is judged and told, and none changes the verdict on what it stands with.
#include "verify/test_world.h"

namespace cairn::verify {
namespace {

using enum Verdict;
using enum Code;

class EndorsementsTest : public testing::Test, protected World {
 protected:
  json::Value words(const std::string& by, std::string_view about) {
    return read(R"({"@context": ["https://www.w3.org/ns/credentials/v2",
        "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json"],
      "id": "urn:uuid:7d1b3f0a-6f0e-4f0b-8d5f-0a7f5f0c9d11", "name": "Praise",
      "type": ["VerifiableCredential", "EndorsementCredential"],
      "issuer": {"id": ")" +
                by + R"(", "type": ["Profile"], "name": "Guild of Riggers"},
      "validFrom": "2026-01-01T00:00:00Z",
      "credentialSubject": {"id": ")" +
                std::string(about) + R"(", "type": ["EndorsementSubject"],
        "endorsementComment": "Sound knots"}})");
  }
  // The published contexts of Open Badges 3.0 do not know endorsementJwt, though the standard does.
  json::Value with_tokens_known(const json::Value& document) {
    return with(document, "@context", R"(["https://www.w3.org/ns/credentials/v2",
        "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json",
        {"endorsementJwt": "https://purl.imsglobal.org/spec/vc/ob/vocab.html#endorsementJwt"}])");
  }
  // A badge that its issuer signs with these words in it.
  Report verify_praised(const json::Value& praise) {
    return verify(
        sign(builder().with(badge(issuer.id), "endorsement", builder().array({praise})), issuer));
  }

  TestIssuer issuer = TestIssuer::did_key(1);
  TestIssuer guild = TestIssuer::did_key(7);
  const std::string achievement = "https://example.org/a/1";
};

TEST_F(EndorsementsTest, ProvedOnesAreTold) {
  const auto report = verify_praised(sign(words(guild.id, achievement), guild));
  EXPECT_TRUE(gives(report, accepted, endorsement_proved));
  const auto& all = report.credentials.front().endorsements;
  ASSERT_EQ(all.size(), 1U);
  EXPECT_TRUE(all[0].holds);
  EXPECT_EQ(all[0].about, "achievement");
  EXPECT_EQ(all[0].comment, "Sound knots");
  EXPECT_EQ(all[0].report.issuer.name, "Guild of Riggers");
  EXPECT_EQ(all[0].report.path, "/endorsement/0");
  const auto told = to_json(report, builder())["credentials"].items()[0]["endorsements"].items()[0];
  EXPECT_EQ(told.string_at("comment"), "Sound knots");
  EXPECT_EQ(told.string_at("verdict"), "accepted");
  EXPECT_EQ(told["issuer"].string_at("identity"), "claimed");
}

TEST_F(EndorsementsTest, BrokenOnesChangeNothingAndAreNamed) {
  const auto altered =
      with(sign(words(guild.id, achievement), guild), "name", R"("Praise of another")");
  const auto report = verify_praised(altered);
  EXPECT_TRUE(gives(report, accepted, endorsement_broken));
  const auto* finding = report.credentials.front().find(endorsement_broken);
  EXPECT_EQ(finding->outcome, Outcome::warn);
  EXPECT_EQ(finding->path, "/endorsement/0");
  EXPECT_FALSE(report.credentials.front().endorsements[0].holds);
  EXPECT_EQ(report.credentials.front().endorsements[0].report.verdict, rejected);
}

TEST_F(EndorsementsTest, AboutSomethingElseDoNotCount) {
  const auto report = verify_praised(sign(words(guild.id, "https://elsewhere.example/a/9"), guild));
  EXPECT_TRUE(gives(report, accepted, endorsement_broken));
  EXPECT_EQ(report.credentials.front().find(endorsement_broken)->detail,
            "it is about something else");
  const auto is_none = verify(sign(with(with_tokens_known(badge(issuer.id)), "endorsementJwt",
                                        "[\"" + token(badge(guild.id), guild) + "\"]"),
                                   issuer));
  EXPECT_TRUE(gives(is_none, accepted, endorsement_broken));
}

TEST_F(EndorsementsTest, UnsignedOrUnreachableStayOpen) {
  const auto report = verify_praised(words(guild.id, achievement));
  EXPECT_TRUE(gives(report, accepted, endorsement_not_checked));
  const auto far = TestIssuer::named(9, "did:web:guild.example");
  EXPECT_TRUE(gives(verify_praised(sign(words(far.id, achievement), far)), accepted,
                    endorsement_not_checked));
}

TEST_F(EndorsementsTest, MayBeTokensAndMayStandWithTheIssuer) {
  const auto praise = token(words(guild.id, issuer.id), guild);
  auto profile = with(badge(issuer.id)["issuer"], "endorsementJwt", "[\"" + praise + "\"]");
  const auto praised = builder().with(with_tokens_known(badge(issuer.id)), "issuer", profile);
  const auto report = verify(sign(praised, issuer));
  EXPECT_TRUE(gives(report, accepted, endorsement_proved));
  EXPECT_EQ(report.credentials.front().endorsements[0].about, "issuer");
  // Under the published contexts alone, what it says is not covered by the signature.
  const auto unknown = builder().with(badge(issuer.id), "issuer", profile);
  EXPECT_TRUE(gives(verify(sign(unknown, issuer)), rejected, undefined_term));
}

TEST_F(EndorsementsTest, WithdrawnOnesDoNotHold) {
  const std::string url = "https://guild.example/status/1";
  publish_list(guild, url, {5});
  const auto withdrawn = sign(with_status(words(guild.id, achievement), url, 5), guild);
  const auto report = verify_praised(withdrawn);
  EXPECT_TRUE(gives(report, accepted, endorsement_broken));
  EXPECT_EQ(report.credentials.front().find(endorsement_broken)->detail, "Revoked by its issuer");
  EXPECT_EQ(report.credentials.front().status, Standing::active);
}

TEST_F(EndorsementsTest, AreLookedAtSoManyTimesAndNotWithinOneAnother) {
  auto inner = words(guild.id, achievement);
  const auto profile = builder().with(inner["issuer"], "endorsement",
                                      builder().array({sign(words(issuer.id, guild.id), issuer)}));
  inner = sign(builder().with(inner, "issuer", profile), guild);
  const auto report = verify_praised(inner);
  EXPECT_TRUE(gives(report, accepted, endorsement_proved));
  EXPECT_TRUE(report.credentials.front().endorsements[0].report.has(endorsement_not_checked));

  const auto one = sign(words(guild.id, achievement), guild);
  const std::vector<json::Value> many(limits::endorsements_max + 5, one);
  const auto crowd =
      verify(sign(builder().with(badge(issuer.id), "endorsement", builder().array(many)), issuer));
  EXPECT_TRUE(gives(crowd, accepted, endorsement_not_checked));
  EXPECT_EQ(crowd.credentials.front().endorsements.size(), limits::endorsements_max);
}

}  // namespace
}  // namespace cairn::verify
