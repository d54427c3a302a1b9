// SPDX-License-Identifier: Apache-2.0
// The first trail through the pages, as a browser without scripts walks it.
#include "http/visitor.h"

namespace cairn::server {
namespace {

using testing::HasSubstr;

class PagesTrail : public SiteTest {
 protected:
  Fields achievement_fields() {
    return {{"name", "MIG welding <level 1>"},
            {"description", "Joins mild steel plate safely."},
            {"criteria", "- Three **fillet** welds\n- <script>alert(1)</script>"},
            {"skills", "MIG welding\nWorkshop safety"},
            {"evidence_rule", "file-or-link"},
            {"shape", "hexagon"},
            {"icon", "gear"},
            {"colour", "#1f6f5c"},
            {"text", "MIG"},
            {"alternative_text", "A green hexagon with a gear"}};
  }

  // The claim link of a fresh, published achievement.
  std::string published(Visitor& issuer) {
    issuer.get("/desk/achievements/new");
    const auto made = issuer.post("/desk/achievements/new", achievement_fields());
    EXPECT_EQ(made.status, 303) << made.body;
    const std::string path(made.header("Location").substr(0, made.header("Location").find('?')));
    issuer.get(path);
    EXPECT_EQ(issuer.post(path + "/publish", {}).status, 303);
    const auto shown = issuer.get(path).body;
    EXPECT_THAT(shown, HasSubstr("Badges already given keep the text they were signed with"));
    return "/claim/" + between(shown, site_.origin + "/claim/", "\"");
  }

  // The path of the learner's page.
  std::string claimed(Visitor& learner, const std::string& claim) {
    return sent(learner, claim, claim_answers(learner.get(claim).body));
  }

  static Fields claim_answers(const std::string& page) {
    return {{"name", "Nour <b>"},
            {"email", "nour@example.org"},
            {"statement", "I welded <i>three</i> joints."},
            {"links", ""},
            {"secret", between(page, "name=\"secret\" value=\"", "\"")}};
  }

  static std::string sent(Visitor& learner, const std::string& claim, const Fields& answers) {
    const auto sent = learner.upload(claim, answers,
                                     {{"files", "welds.pdf", "text/html", "%PDF-1.7 three welds"}});
    EXPECT_EQ(sent.status, 303) << sent.body;
    const std::string place(sent.header("Location"));
    EXPECT_TRUE(place.starts_with("/l/") && place.ends_with("?sent=1")) << place;
    return place.substr(0, place.find('?'));
  }

  std::string awarded(Visitor& issuer) {
    const auto path = "/desk/claims/" + between(issuer.get("/desk").body, "/desk/claims/", "\"");
    EXPECT_THAT(issuer.get(path).body, HasSubstr("welds.pdf"));
    const auto preview = issuer.post(path, {{"outcome", "awarded"}, {"reason", "Even beads."}});
    EXPECT_EQ(preview.status, 200);
    EXPECT_THAT(preview.body, HasSubstr("This will be signed"));
    EXPECT_EQ(issuer.post(path + "/award", {{"reason", "Even beads."}}).status, 303);
    return "/b/" + between(issuer.get(path).body, "href=\"/b/", "\"");
  }
};

TEST_F(PagesTrail, LeadsFromEvidenceToABadgeThatCanBeRevoked) {
  auto issuer = admin();
  const auto claim = published(issuer);
  Visitor learner(site_);
  const auto own_page = claimed(learner, claim);
  EXPECT_THAT(learner.get(own_page).body, HasSubstr("Waiting for a decision"));

  const auto badge = awarded(issuer);
  EXPECT_THAT(learner.get(own_page).body, HasSubstr(badge + ".png"));

  Visitor stranger(site_);
  const auto shown = stranger.get(badge);
  EXPECT_EQ(shown.status, 200);
  EXPECT_THAT(shown.body, HasSubstr(R"(<meta property="og:image" content=")" + site_.origin +
                                    badge + "/card.png"));
  EXPECT_THAT(shown.body, HasSubstr(R"(<meta property="og:image:width" content="1200">)"));
  EXPECT_THAT(shown.body, HasSubstr("og:image:alt"));
  EXPECT_THAT(shown.body, HasSubstr(R"(<meta name="twitter:card" content="summary_large_image">)"));
  EXPECT_THAT(shown.body, HasSubstr("Accepted"));
  EXPECT_THAT(shown.body, HasSubstr("MIG welding &lt;level 1&gt;"));
  for (const auto* unescaped : {"<script>alert", "<i>three", "Nour <b>"})
    EXPECT_THAT(shown.body, testing::Not(HasSubstr(unescaped)));

  const auto credential = stranger.get(badge + ".json").body;
  EXPECT_THAT(stranger.send("/api/v1/verify", "application/json", credential).body,
              HasSubstr(R"("verdict":"accepted")"));

  const auto award = "/desk/awards/" + badge.substr(3);
  issuer.get(award);
  EXPECT_EQ(issuer.post(award + "/revoke", {{"reason", "The welds were bought."}}).status, 303);
  EXPECT_THAT(stranger.get(badge).body, HasSubstr("This badge was revoked"));
  EXPECT_THAT(stranger.send("/api/v1/verify", "application/json", credential).body,
              HasSubstr(R"("verdict":"rejected")"));
}

TEST_F(PagesTrail, LeadsToThePageToKeepAfterSending) {
  auto issuer = admin();
  const auto claim = published(issuer);
  Visitor learner(site_);
  const auto own_page = claimed(learner, claim);
  const auto shown = learner.get(own_page + "?sent=1").body;
  EXPECT_THAT(shown, HasSubstr("Keep this address"));
  EXPECT_THAT(shown, HasSubstr(site_.origin + own_page + "\""));
  EXPECT_THAT(learner.get(own_page).body, testing::Not(HasSubstr("Keep this address")));
}

// Opening it is enough: what the same person claims next joins the page.
TEST_F(PagesTrail, RemembersTheLearnerForAYear) {
  auto issuer = admin();
  const auto claim = published(issuer);
  Visitor learner(site_);
  const auto own_page = claimed(learner, claim);
  Visitor other_device(site_);
  const std::string cookie(other_device.get(own_page).header("Set-Cookie"));
  EXPECT_THAT(cookie, HasSubstr("cairn_learner="));
  EXPECT_THAT(cookie, HasSubstr("Max-Age=31536000"));
  EXPECT_EQ(claimed(other_device, claim), own_page);
  EXPECT_THAT(std::string(Visitor(site_).get("/l/x-y").header("Set-Cookie")),
              testing::Not(HasSubstr("cairn_learner")));
}

// A double click: both requests leave before either is answered, so neither has the other's cookie.
TEST_F(PagesTrail, FilesOneClaimHoweverOftenItsFormIsSent) {
  auto issuer = admin();
  const auto claim = published(issuer);
  Visitor learner(site_);
  auto answers = claim_answers(learner.get(claim).body);
  auto twin = learner;
  const auto own_page = sent(learner, claim, answers);
  EXPECT_EQ(sent(twin, claim, answers), own_page);
  EXPECT_EQ(sent(learner, claim, answers), own_page);
  const auto count = [&] {
    const auto desk = issuer.get("/desk").body;
    std::size_t found = 0;
    for (auto at = desk.find("/desk/claims/"); at != desk.npos;
         at = desk.find("/desk/claims/", at + 1))
      ++found;
    return found;
  };
  EXPECT_EQ(count(), 1U);
  answers[2].value = "I welded four.";
  sent(learner, claim, answers);
  EXPECT_EQ(count(), 2U) << "another answer is another claim";
}

TEST_F(PagesTrail, NamesWhatWasAlteredInABadgeOfThisServer) {
  auto issuer = admin();
  const auto claim = published(issuer);
  Visitor learner(site_);
  claimed(learner, claim);
  auto credential = learner.get(awarded(issuer) + ".json").body;
  const std::string signed_text = "Joins mild steel plate safely.";
  credential.replace(credential.find(signed_text), signed_text.size(), "Joins titanium blindly.");
  learner.get("/verify");
  const auto shown = learner.post("/verify", {{"text", credential}});
  EXPECT_THAT(shown.body, HasSubstr("<title>Rejected: MIG welding"));
  EXPECT_THAT(shown.body, HasSubstr("What was altered"));
  EXPECT_THAT(shown.body, HasSubstr("Joins titanium blindly."));
  EXPECT_THAT(shown.body, HasSubstr(signed_text));
  auto extended = credential;
  extended.replace(extended.find('{'), 1, R"({"validUntil": "2099-01-01T00:00:00Z", )");
  EXPECT_THAT(learner.post("/verify", {{"text", extended}}).body,
              HasSubstr("it was not there when it was signed, and here it says “2099"));
  const auto kept = learner.post("/verify/keep", {{"text", credential}});
  const auto later = Visitor(site_).get(kept.header("Location")).body;
  for (const auto* part : {"<title>Rejected", "What was altered", "Joins titanium blindly."})
    EXPECT_THAT(later, HasSubstr(part));
  EXPECT_THAT(later, HasSubstr(signed_text));
}

TEST_F(PagesTrail, VerifiesTheBakedPicturesItHandsOut) {
  auto issuer = admin();
  const auto claim = published(issuer);
  Visitor learner(site_);
  claimed(learner, claim);
  const auto badge = awarded(issuer);
  learner.get("/verify");
  const auto svg = learner.get(badge + ".svg");
  EXPECT_THAT(std::string(svg.header("Content-Security-Policy")), HasSubstr("sandbox"));
  EXPECT_THAT(learner.upload("/verify", {}, {{"file", "b.svg", "image/svg+xml", svg.body}}).body,
              HasSubstr("Accepted"));
  const auto by_address = learner.post("/verify", {{"text", site_.origin + badge}});
  EXPECT_THAT(by_address.body, HasSubstr("Accepted"));
}

TEST_F(PagesTrail, GivesEvidenceToMembersAsAHarmlessFile) {
  auto issuer = admin();
  const auto claim = published(issuer);
  Visitor learner(site_);
  learner.get(claim);
  learner.upload(claim, {{"name", "N"}, {"email", "n@example.org"}, {"statement", "See the file."}},
                 {{"files", "../../x.png", "image/png", "<html><script>alert(1)</script>"}});
  const auto path = "/desk/claims/" + between(issuer.get("/desk").body, "/desk/claims/", "\"");
  const auto file = "/desk/evidence/" + between(issuer.get(path).body, "/desk/evidence/", "\"");
  const auto served = issuer.get(file);
  EXPECT_EQ(served.header("Content-Type"), "application/octet-stream");
  EXPECT_THAT(std::string(served.header("Content-Disposition")), HasSubstr("attachment"));
  EXPECT_THAT(std::string(served.header("Content-Security-Policy")), HasSubstr("sandbox"));
  EXPECT_EQ(Visitor(site_).get(file).status, 303);
}

}  // namespace
}  // namespace cairn::server
