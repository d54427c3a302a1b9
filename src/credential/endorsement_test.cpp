// SPDX-License-Identifier: Apache-2.0
#include "credential/endorsement.h"

#include "credential/test_documents.h"

namespace cairn::credential {
namespace {

class EndorsementTest : public CredentialTest {
 protected:
  static std::string places(const json::Value& credential) {
    std::string text;
    for (const auto& one : endorsements(credential))
      text += (text.empty() ? "" : " ") + one.words.path;
    return text;
  }
  json::Value words_about(const std::string& id) {
    return read(R"({"credentialSubject": {"id": ")" + id +
                R"(", "endorsementComment": {"en": "Sound", "de": "Solide"}}})");
  }
};

TEST_F(EndorsementTest, AreFoundWithEveryPart) {
  EXPECT_EQ(places(badge()), "");
  EXPECT_EQ(places(with(badge(), "endorsementJwt", R"(["a.b.c", "d.e.f"])")),
            "/endorsementJwt/0 /endorsementJwt/1");
  const auto issuer = with(read(R"({"id": "https://a.example"})"), "endorsement", "{}");
  EXPECT_EQ(places(builder.with(badge(), "issuer", issuer)), "/issuer/endorsement");
  const auto subject = badge()["credentialSubject"];
  auto achievement = with(subject["achievement"], "endorsement", "[{}]");
  achievement = with(achievement, "creator", R"({"endorsementJwt": "a.b.c"})");
  const auto praised =
      builder.with(badge(), "credentialSubject", builder.with(subject, "achievement", achievement));
  EXPECT_EQ(places(praised),
            "/credentialSubject/achievement/endorsement/0 "
            "/credentialSubject/achievement/creator/endorsementJwt");
}

TEST_F(EndorsementTest, OfTheWholeMayBeAboutAnyPartOfIt) {
  const auto praised = with(badge(), "endorsement", "[{}]");
  const auto stands = endorsements(praised).front();
  const auto about = [&](std::string_view id) {
    return endorsed_by(words_about(std::string(id)), stands, praised);
  };
  EXPECT_EQ(about(praised.string_at("id")), Endorsed::credential);
  EXPECT_EQ(about("https://school.example/issuer"), Endorsed::issuer);
  EXPECT_EQ(about("https://school.example/badges/knots"), Endorsed::achievement);
  EXPECT_EQ(about("did:example:learner"), Endorsed::credential);
  EXPECT_EQ(about("https://elsewhere.example"), std::nullopt);
}

TEST_F(EndorsementTest, OfAPartAreAboutThatPart) {
  const auto issuer = with(badge()["issuer"], "endorsement", "[{}]");
  const auto praised = builder.with(badge(), "issuer", issuer);
  const auto stands = endorsements(praised).front();
  EXPECT_EQ(endorsed_by(words_about("https://school.example/issuer"), stands, praised),
            Endorsed::issuer);
  EXPECT_EQ(endorsed_by(words_about("https://school.example/badges/knots"), stands, praised),
            std::nullopt);
  EXPECT_EQ(endorsed_by(read("{}"), stands, praised), std::nullopt);
  // Words taken from elsewhere say nothing of what has no name.
  const auto nameless = builder.with(badge(), "issuer", without(issuer, "id"));
  EXPECT_EQ(endorsed_by(words_about("https://elsewhere.example"), endorsements(nameless).front(),
                        nameless),
            std::nullopt);
}

TEST_F(EndorsementTest, SaySomething) {
  EXPECT_EQ(endorsement_comment(words_about("urn:a:1")), "Sound");
  EXPECT_EQ(endorsement_comment(badge()), "");
}

}  // namespace
}  // namespace cairn::credential
