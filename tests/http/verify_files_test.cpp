// SPDX-License-Identifier: Apache-2.0
// Files that carry more than the text of one badge, brought to the verify page and by programs: a
// certificate with its badge attached, a picture of several badges, a record, a badge with what
// others say of it.
#include "app/accounts/session.h"
#include "bake/bake.h"
#include "http/visitor.h"
#include "verify/test_world.h"

namespace cairn::server {
namespace {

using app::must;
using testing::HasSubstr;
using testing::Not;

class VerifyFiles : public SiteTest, protected verify::World {
 protected:
  std::string page_of(const std::string& name, const std::string& type, const std::string& bytes) {
    anyone_.get("/verify");
    const auto page = anyone_.upload("/verify", {}, {{"file", name, type, bytes}});
    EXPECT_EQ(page.status, 200) << name << "\n" << page.body;
    return page.body;
  }
  json::Value report_on(const std::string& type, const std::string& bytes) {
    const auto answer = Visitor(site_).send("/api/v1/verify", type, bytes);
    EXPECT_EQ(answer.status, 200) << answer.body;
    return must(json::parse(arena.copy(std::string_view(answer.body)), arena));
  }
  json::Value praise(const verify::TestIssuer& by) {
    return sign(read(R"({"@context": ["https://www.w3.org/ns/credentials/v2",
        "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json"],
      "id": "urn:uuid:7d1b3f0a-6f0e-4f0b-8d5f-0a7f5f0c9d11", "name": "Praise",
      "type": ["VerifiableCredential", "EndorsementCredential"],
      "issuer": {"id": ")" +
                     by.id + R"(", "type": ["Profile"], "name": "Guild of Riggers"},
      "validFrom": "2026-01-01T00:00:00Z",
      "credentialSubject": {"id": "https://example.org/a/1", "type": ["EndorsementSubject"],
        "endorsementComment": "Sound knots"}})"),
                by);
  }
  // A badge that its issuer signs with these words in it.
  std::string praised(const json::Value& words) {
    return json::write(
        sign(builder().with(badge(issuer_.id), "endorsement", builder().array({words})), issuer_));
  }

  verify::TestIssuer issuer_ = verify::TestIssuer::did_key(1);
  verify::TestIssuer guild_ = verify::TestIssuer::did_key(7);
  Visitor anyone_{site_};
};

TEST_F(VerifyFiles, ACertificateIsJudgedByTheBadgeAttachedToIt) {
  auto signed_in = admin();
  const auto actor = must(app::session_of(*context_, signed_in.cookies()["cairn_session"])).actor;
  const auto award = awarded(actor, submitted(published(actor)).id);
  const auto pdf = Visitor(site_).get("/b/" + award.id.text + ".pdf");
  ASSERT_EQ(pdf.status, 200) << pdf.body;
  const auto page = page_of("certificate.pdf", "application/pdf", pdf.body);
  EXPECT_THAT(page, HasSubstr("Welding, first level"));
  EXPECT_THAT(page, HasSubstr("Accepted"));
  EXPECT_THAT(page, Not(HasSubstr("carries more than one badge")));
  const auto report = report_on("application/pdf", pdf.body);
  EXPECT_EQ(report.string_at("verdict"), "accepted");
  ASSERT_EQ(report["credentials"].items().size(), 1U);
  EXPECT_EQ(
      report["credentials"].items()[0].string_at("id"),
      must(json::parse(arena.copy(std::string_view(award.credential)), arena)).string_at("id"));
  // Cut short it is no PDF any more, and without the attachment no badge.
  const auto torn = anyone_.upload(
      "/verify", {}, {{"file", "torn.pdf", "application/pdf", pdf.body.substr(0, 60)}});
  EXPECT_EQ(torn.status, 400) << torn.body;
}

TEST_F(VerifyFiles, OfAPictureWithSeveralBadgesNoneIsGuessed) {
  const auto sound = json::write(sign(badge(issuer_.id), issuer_));
  constexpr std::string_view empty =
      R"(<svg xmlns="http://www.w3.org/2000/svg" width="8" height="8"/>)";
  const auto one =
      std::string(as_text(must(bake::bake(as_bytes(empty), sound, bake::Edition::open_badges_3))));
  const auto at = one.find("<openbadges:credential");
  const auto end = one.find("</openbadges:credential>") + 24;
  ASSERT_NE(at, one.npos) << one;
  auto other = one.substr(at, end - at);
  ASSERT_NE(other.find("Ties knots"), other.npos) << other;
  other.replace(other.find("Ties knots"), 10, "Cuts knots");
  const auto two = one.substr(0, end) + other + one.substr(end);

  const auto page = page_of("two.svg", "image/svg+xml", two);
  EXPECT_THAT(page, HasSubstr("The file carries more than one badge; each is judged on its own."));
  EXPECT_THAT(page, HasSubstr("Rejected"));
  // Of one name, they are told apart by who listens to the page.
  EXPECT_THAT(page, HasSubstr(R"(aria-label="1: Knots")"));
  EXPECT_THAT(page, HasSubstr(R"(aria-label="2: Knots")"));
  EXPECT_THAT(page_of("one.svg", "image/svg+xml", one), HasSubstr(R"(aria-label="Knots")"));
  const auto report = report_on("image/svg+xml", two);
  EXPECT_EQ(report.string_at("verdict"), "rejected");
  ASSERT_EQ(report["credentials"].items().size(), 2U);
  EXPECT_EQ(report["credentials"].items()[0].string_at("verdict"), "accepted");
  EXPECT_EQ(report["credentials"].items()[1].string_at("verdict"), "rejected");
  EXPECT_EQ(report["findings"].items()[0].string_at("code"), "several-badges");
}

TEST_F(VerifyFiles, WhatOthersSayOfABadgeIsTold) {
  const auto text = praised(praise(guild_));
  const auto page = page_of("praised.json", "application/json", text);
  EXPECT_THAT(page, HasSubstr("Accepted"));
  EXPECT_THAT(page, HasSubstr("“Guild of Riggers”"));
  EXPECT_THAT(page, HasSubstr("“Sound knots”"));
  EXPECT_THAT(page, HasSubstr("Signed by them"));
  const auto of_badge = report_on("application/json", text)["credentials"].items()[0];
  ASSERT_EQ(of_badge["endorsements"].items().size(), 1U);
  const auto told = of_badge["endorsements"].items()[0];
  EXPECT_EQ(told.string_at("comment"), "Sound knots");
  EXPECT_EQ(told.string_at("verdict"), "accepted");
  EXPECT_EQ(told["issuer"].string_at("name"), "Guild of Riggers");
}

TEST_F(VerifyFiles, WhatOthersNeverSaidDoesNotHoldAndChangesNothingElse) {
  const auto text = praised(with(praise(guild_), "name", R"("Praise of another")"));
  const auto page = page_of("falsely.json", "application/json", text);
  EXPECT_THAT(page, HasSubstr("Accepted"));
  EXPECT_THAT(page, HasSubstr("Does not hold"));
  EXPECT_THAT(page, Not(HasSubstr("Signed by them")));
  const auto report = report_on("application/json", text);
  EXPECT_EQ(report.string_at("verdict"), "accepted");
  EXPECT_EQ(report["credentials"].items()[0]["endorsements"].items()[0].string_at("verdict"),
            "rejected");
}

TEST_F(VerifyFiles, ARecordIsJudgedWithEachBadgeInIt) {
  if (!app::give_record_vocabulary(*context_)) GTEST_SKIP() << "no vocabulary of records";
  const auto held = json::write(sign(badge(issuer_.id), issuer_));
  const auto record = [&](const std::string& inner) {
    return json::write(sign(read(R"({"@context": ["https://www.w3.org/ns/credentials/v2",
        "https://purl.imsglobal.org/spec/clr/v2p0/context-2.0.1.json",
        "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json"],
      "id": "urn:uuid:2f1b9a3e-77f0-4b43-9d2e-0d3a3b1f8e10", "name": "All of it",
      "type": ["VerifiableCredential", "ClrCredential"],
      "issuer": {"id": ")" + issuer_.id +
                                 R"(", "type": ["Profile"], "name": "Example College"},
      "validFrom": "2026-01-01T00:00:00Z",
      "credentialSubject": {"id": "did:example:learner", "type": ["ClrSubject"],
        "verifiableCredential": [)" +
                                 inner + "]}}"),
                            issuer_));
  };
  const auto page = page_of("record.json", "application/json", record(held));
  EXPECT_THAT(page, HasSubstr("Accepted"));
  EXPECT_THAT(page, HasSubstr(R"(aria-label="1: All of it")"));
  EXPECT_THAT(page, HasSubstr(R"(aria-label="2: Knots")"));
  const auto report = report_on("application/json", record(held));
  EXPECT_EQ(report.string_at("verdict"), "accepted");
  EXPECT_EQ(report.string_at("format"), "clr2+di");
  ASSERT_EQ(report["credentials"].items().size(), 2U);
  // Its own signature says nothing of a badge in it that somebody altered.
  auto altered = held;
  altered.replace(altered.find("Ties knots"), 10, "Cuts knots");
  const auto other = report_on("application/json", record(altered));
  EXPECT_EQ(other.string_at("verdict"), "rejected");
  EXPECT_EQ(other["credentials"].items()[0].string_at("name"), "All of it");
  EXPECT_EQ(other["credentials"].items()[1].string_at("verdict"), "rejected");
}

}  // namespace
}  // namespace cairn::server
