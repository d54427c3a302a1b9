// SPDX-License-Identifier: Apache-2.0
#include "credential/format.h"

#include "credential/test_documents.h"

namespace cairn::credential {
namespace {

class FormatTest : public CredentialTest {
 protected:
  std::string_view name(std::string_view text) { return name_of(recognise(read(text))); }
};

TEST_F(FormatTest, NamesEachKindOfCredential) {
  EXPECT_EQ(name_of(recognise(badge())), "ob3+unsigned");
  EXPECT_EQ(name_of(recognise(with(badge(), "proof", "{}"))), "ob3+di");
  EXPECT_EQ(name_of(recognise(plain_credential())), "vc2+unsigned");
  EXPECT_EQ(name_of(recognise(with(old_credential(), "proof", "{}"))), "vc1+di");
  EXPECT_EQ(name_of(recognise(assertion())), "ob2+hosted");
  EXPECT_EQ(name(R"({"type": ["VerifiableCredential", "ClrCredential"], "proof": {}})"), "clr2+di");
  EXPECT_EQ(name(R"({"type": "VerifiablePresentation"})"), "vp");
  EXPECT_EQ(name(R"({"type": "EnvelopedVerifiableCredential"})"), "vc2+jwt");
}

TEST_F(FormatTest, NamesFollowTheTokenAroundIt) {
  auto format = recognise(badge());
  format.securing = Securing::jwt;
  EXPECT_EQ(name_of(format), "ob3+jwt");
  format = recognise(assertion());
  format.securing = Securing::jws;
  EXPECT_EQ(name_of(format), "ob2+jws");
}

TEST_F(FormatTest, TellsAnEndorsementAndAStatusList) {
  EXPECT_EQ(recognise(read(R"({"type": ["VerifiableCredential", "EndorsementCredential"]})")).kind,
            Kind::endorsement_credential);
  EXPECT_EQ(
      recognise(read(R"({"type": ["VerifiableCredential", "BitstringStatusListCredential"]})"))
          .kind,
      Kind::status_list_credential);
}

TEST_F(FormatTest, TellsABadgeThatDoesNotSaySo) {
  const auto silent = with(badge(), "type", R"(["VerifiableCredential", "OtherCredential"])");
  EXPECT_EQ(recognise(silent).kind, Kind::achievement_credential);
}

TEST_F(FormatTest, TellsOldBadgesByTheirMembers) {
  const auto model = [&](std::string_view text) { return recognise(read(text)).model; };
  EXPECT_EQ(model(R"({"recipient": "a@b.example", "badge": {}})"), Model::open_badges_0_5);
  EXPECT_EQ(model(R"({"uid": "1", "recipient": {}, "badge": "https://b.example"})"),
            Model::open_badges_1_0);
  EXPECT_EQ(model(R"({"@context": "https://w3id.org/openbadges/v1", "type": "Assertion"})"),
            Model::open_badges_1_1);
}

TEST_F(FormatTest, KnowsNothingAboutAnythingElse) {
  for (const auto* text : {"null", "[]", "7", "\"x\"", "{}", R"({"type": 7})", R"({"type": [[]]})",
                           R"({"@context": {"a": []}, "name": "x"})"})
    EXPECT_EQ(name(text), "unknown") << text;
}

TEST(IsOpenBadges3Context, TakesEveryPublishedVersionAndNothingNear) {
  EXPECT_TRUE(is_open_badges_3_context("https://purl.imsglobal.org/spec/ob/v3p0/context.json"));
  EXPECT_TRUE(
      is_open_badges_3_context("https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.1.json"));
  EXPECT_FALSE(is_open_badges_3_context("https://purl.imsglobal.org/spec/ob/v3p0/extensions.json"));
  EXPECT_FALSE(
      is_open_badges_3_context("https://purl.imsglobal.org/spec/ob/v3p0/context-4.0.1.json"));
  EXPECT_FALSE(is_open_badges_3_context("https://purl.imsglobal.org/spec/ob/v3p0/context.jso"));
  EXPECT_FALSE(is_open_badges_3_context(""));
}

}  // namespace
}  // namespace cairn::credential
