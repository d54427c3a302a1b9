// SPDX-License-Identifier: Apache-2.0
// Flags, reviews, questions, reports and providers through the pages and for programs.
#include "app/accounts/api_keys.h"
#include "app/learners/holder.h"
#include "app/ports/stacks.h"
#include "app/quality/reviews.h"
#include "http/visitor.h"

namespace cairn::server {
namespace {

using app::must;
using testing::HasSubstr;
using testing::Not;

class QualityPages : public SiteTest {
 protected:
  QualityPages() {
    bring_model();
    actor_ = must(app::sign_in(*context_, {"ada@harbour.example", "correct horse battery"})).actor;
    const auto achievement = published(actor_);
    const auto claim = submitted(achievement);
    awarded(actor_, claim.id);
    token_ = claim.learner_token;
    offer_ = "/catalogue/" + achievement.id.text;
    holder_.cookies()["cairn_learner"] = token_;
  }
  std::string see(Visitor& who, const std::string& path, int status = 200) {
    const auto answer = who.get(path);
    EXPECT_EQ(answer.status, status) << path << " " << answer.body;
    return answer.body;
  }
  // The form's page is opened before it is sent.
  Response send(Visitor& who, const std::string& page, const std::string& path, Fields fields) {
    who.get(page);
    return who.post(path, std::move(fields));
  }
  Response review(const std::string& text, const std::string& learning = "4") {
    return send(holder_, offer_ + "/review", offer_ + "/review",
                {{"learning", learning}, {"career", ""}, {"text", text}});
  }

  app::Actor actor_;
  std::string token_, offer_;
  Visitor owner_ = admin();
  Visitor holder_{site_}, anyone_{site_};
};

TEST_F(QualityPages, SayEachFlagWithItsReason) {
  const auto page = see(anyone_, "/catalogue/sql-for-analysts");
  for (const auto* text : {"It is made up", "No accreditation is known", "There may be one",
                           "Few holders have reviewed it", "never added up to a score",
                           "no mean of fewer than five holders", "/providers/Open%20Meridian"})
    EXPECT_THAT(page, HasSubstr(text));
  EXPECT_THAT(see(anyone_, "/providers/Open%20Meridian"), HasSubstr("SQL for analysts"));
  see(anyone_, "/providers/Nobody", 404);
}

TEST_F(QualityPages, LetHoldersReview) {
  EXPECT_THAT(see(anyone_, offer_ + "/review"), HasSubstr("Open the link of your learner"));
  EXPECT_EQ(send(anyone_, offer_ + "/review", offer_ + "/review",
                 {{"learning", "5"}, {"text", "I say so"}})
                .status,
            403);
  EXPECT_THAT(see(holder_, offer_ + "/review"), HasSubstr("Publish my review"));
  const auto wrong = review("", "9");
  EXPECT_EQ(wrong.status, 422);
  EXPECT_THAT(wrong.body, HasSubstr("2 answers need another look"));
  EXPECT_EQ(review("<script>alert(1)</script> held").status, 303);
  const auto page = see(anyone_, offer_ + "/reviews");
  EXPECT_THAT(page, HasSubstr("&lt;script&gt;alert(1)"));
  EXPECT_THAT(page, Not(HasSubstr("<script>alert(1)")));
  EXPECT_THAT(page, HasSubstr("A holder"));
  EXPECT_THAT(page, Not(HasSubstr("Grace Moor")));
  EXPECT_THAT(see(holder_, offer_ + "/review"), HasSubstr("Change my review"));
  EXPECT_THAT(see(anyone_, offer_), HasSubstr("alert(1)"));
  EXPECT_EQ(send(holder_, offer_ + "/review", offer_ + "/review/withdraw", {}).status, 303);
  EXPECT_THAT(see(anyone_, offer_ + "/reviews"), HasSubstr("No holder has reviewed it yet."));
}

TEST_F(QualityPages, OfAProviderShowWhatIsSaidOfItsOffers) {
  const std::string path = "/providers/Harbour%20Workshop";
  const auto before = see(anyone_, path);
  EXPECT_THAT(before, HasSubstr("no mean of fewer than five holders"));
  EXPECT_THAT(before, HasSubstr("What employers ask for"));
  EXPECT_THAT(before, Not(HasSubstr("1 review")));
  EXPECT_EQ(review("It held.").status, 303);
  const auto page = see(anyone_, path);
  EXPECT_THAT(page, HasSubstr("1 review</a>"));
  EXPECT_THAT(page, HasSubstr(offer_ + "/reviews"));
  EXPECT_THAT(page, Not(HasSubstr("tell what came after it")));
  EXPECT_THAT(anyone_.get("/api/v1" + path).body, HasSubstr("\"learning\":{}"));
}

TEST_F(QualityPages, SayWhyABadgeOpensNoReview) {
  const std::string path = "/catalogue/sql-for-analysts/review";
  EXPECT_THAT(see(holder_, path), HasSubstr("Only who holds what is earned here"));
  app::OutsideCredential made;
  {
    auto transaction = must(store_->begin(app::Access::write));
    const auto learner = must(app::holder_of(*transaction, token_));
    made.organisation = learner.organisation;
    made.id = {"made-by-herself"};
    made.learner = learner.id;
    made.credential_id = "urn:badge:1";
    made.achievement = "sql-for-analysts";
    made.name = "SQL for analysts";
    made.issuer_id = "did:key:z6MkSelfMade";
    made.issuer_name = "Grace <and friends>";
    made.details = "{}";
    made.awarded = made.verified = clock_.now();
    made.document = {std::uint8_t{'x'}};
    must(transaction->stacks().add_outside(made));
    must(transaction->commit());
  }
  auto page = see(holder_, path);
  for (const auto* text : {"anybody can sign such a badge", "Grace &lt;and friends&gt;",
                           "accept its issuer", "Ask who runs this server</button>"})
    EXPECT_THAT(page, HasSubstr(text));
  EXPECT_THAT(page, Not(HasSubstr("Publish my review")));
  EXPECT_EQ(send(holder_, path, path, {{"ask", "1"}}).status, 303);
  page = see(holder_, path);
  EXPECT_THAT(page, HasSubstr("among the issuers to decide about"));
  EXPECT_THAT(page, Not(HasSubstr("Ask who runs this server</button>")));
  EXPECT_THAT(see(owner_, "/desk/stacks/issuers"), HasSubstr("Grace &lt;and friends&gt;"));
}

TEST_F(QualityPages, LetTheIssuerReplyAndHideWithAReason) {
  review("It held.");
  const auto desk = see(owner_, "/desk/quality");
  EXPECT_THAT(desk, HasSubstr("It held."));
  const auto reply = between(desk, "action=\"/desk/quality/reviews/", "\"");
  EXPECT_EQ(
      send(owner_, "/desk/quality", "/desk/quality/reviews/" + reply, {{"text", "Thank you."}})
          .status,
      303);
  const auto page = see(anyone_, offer_ + "/reviews");
  EXPECT_THAT(page, HasSubstr("Thank you."));
  const auto report = "/report-abuse?kind=review&id=" + reply + "&back=//elsewhere.example";
  EXPECT_THAT(see(anyone_, report), HasSubstr("href=\"/catalogue\">Back")) << "no way elsewhere";
  EXPECT_EQ(send(anyone_, report, "/report-abuse", {{"kind", "review"}, {"id", reply}}).status,
            422);
  EXPECT_EQ(send(anyone_, report, "/report-abuse",
                 {{"kind", "review"}, {"id", reply}, {"reason", "Rude"}})
                .status,
            303);
  const auto waiting = see(owner_, "/desk/quality/reports");
  EXPECT_THAT(waiting, HasSubstr("Rude"));
  const auto of_reply = "/report-abuse?kind=reply&id=" + reply;
  EXPECT_EQ(send(anyone_, of_reply, "/report-abuse",
                 {{"kind", "reply"}, {"id", reply}, {"reason", "Scornful"}})
                .status,
            303);
  const auto both = see(owner_, "/desk/quality/reports");
  const auto second =
      between(both.substr(both.find("Scornful")), "action=\"/desk/quality/reports/", "\"");
  EXPECT_EQ(send(owner_, "/desk/quality/reports", "/desk/quality/reports/" + second,
                 {{"state", "hidden"}, {"reason", "It scorns."}})
                .status,
            303);
  EXPECT_THAT(see(owner_, "/desk/quality/reports?decided=1"),
              AllOf(HasSubstr("It was taken away for good"), Not(HasSubstr("Show it again"))));
  const auto id = between(waiting, "action=\"/desk/quality/reports/", "\"");
  const auto decide = "/desk/quality/reports/" + id;
  EXPECT_EQ(send(owner_, "/desk/quality/reports", decide, {{"state", "hidden"}}).status, 422);
  EXPECT_EQ(send(owner_, "/desk/quality/reports", decide,
                 {{"state", "hidden"}, {"reason", "It is rude."}})
                .status,
            303);
  const auto hidden = see(anyone_, offer_ + "/reviews");
  EXPECT_THAT(hidden, Not(HasSubstr("It held.")));
  EXPECT_THAT(hidden, HasSubstr("It is rude."));
}

TEST_F(QualityPages, AskAndAnswer) {
  const auto path = offer_ + "/questions";
  EXPECT_THAT(see(anyone_, path), Not(HasSubstr("Ask it")));
  EXPECT_EQ(send(holder_, path, path, {{"text", ""}}).status, 422);
  EXPECT_EQ(send(holder_, path, path, {{"text", "Which mask?"}}).status, 303);
  const auto page = see(holder_, path);
  const auto id = between(page, "id=\"q-", "\"");
  EXPECT_EQ(send(holder_, path, path + "/" + id + "/answers", {{"text", "A dark one."}}).status,
            303);
  EXPECT_EQ(send(owner_, "/desk/quality", "/desk/quality/questions/" + id, {{"text", "Shade 10."}})
                .status,
            303);
  const auto answered = see(anyone_, path);
  for (const auto* text : {"Which mask?", "A dark one.", "Shade 10.", "Harbour Workshop"})
    EXPECT_THAT(answered, HasSubstr(text));
  EXPECT_EQ(send(holder_, path, path + "/withdraw", {{"what", "question"}, {"id", id}}).status,
            303);
  EXPECT_THAT(see(anyone_, path), HasSubstr("Nobody has asked anything yet."));
}

TEST_F(QualityPages, EnterWhatIsKnownOfProviders) {
  const std::string path = "/desk/quality/providers";
  EXPECT_EQ(send(owner_, path, path, {{"provider", "Open Meridian"}}).status, 422);
  const Fields fact{{"provider", "Open Meridian"},
                    {"kind", "accreditation"},
                    {"body", "ncca"},
                    {"source_url", "https://example.org/accredited"},
                    {"read_on", "2026-11-01"}};
  EXPECT_EQ(send(owner_, path, path, fact).status, 303);
  const auto page = see(anyone_, "/catalogue/sql-for-analysts");
  EXPECT_THAT(page, HasSubstr("National Commission for Certifying Agencies"));
  EXPECT_THAT(page, HasSubstr("https://example.org/accredited"));
  EXPECT_THAT(page, Not(HasSubstr("No accreditation is known")));
  const auto desk = see(owner_, path);
  const auto id = between(desk, "action=\"" + path + "/", "/review\"");
  EXPECT_EQ(send(owner_, path, path + "/" + id + "/review", {}).status, 303);
  EXPECT_EQ(send(owner_, path, path + "/" + id + "/remove", {}).status, 303);
  EXPECT_THAT(see(anyone_, "/catalogue/sql-for-analysts"), HasSubstr("No accreditation is known"));
}

TEST_F(QualityPages, AreAnApiToo) {
  const auto offer = "/api/v1" + offer_;
  const auto own = "/api/v1/learners/" + token_ + "/reviews/" + offer_.substr(11);
  const auto put = [&](const std::string& body) {
    return anyone_.send(own, "application/json", body, {}, Method::put);
  };
  EXPECT_THAT(anyone_.get(own).body, HasSubstr("\"holds\":true"));
  EXPECT_THAT(put(R"({"learning": 9, "text": "x"})").body, HasSubstr("\"/learning\""));
  EXPECT_EQ(put(R"({"learning": 4, "career": 3, "text": "It held."})").status, 200);
  EXPECT_THAT(anyone_.get(offer + "/reviews").body, HasSubstr("\"text\":\"It held.\""));
  const auto known = anyone_.get(offer + "/quality").body;
  EXPECT_THAT(known, HasSubstr("\"code\":\"no-accreditation\""));
  EXPECT_THAT(known, HasSubstr("\"learning\":{}")) << "no mean of one";
  const auto asked = anyone_.send("/api/v1/learners/" + token_ + "/questions", "application/json",
                                  R"({"offer": ")" + offer_.substr(11) + R"(", "text": "Why?"})");
  EXPECT_EQ(asked.status, 201) << asked.body;
  EXPECT_THAT(anyone_.get(offer + "/questions").body, HasSubstr("Why?"));
  EXPECT_EQ(anyone_.get("/api/v1/reviews").status, 401);
  const auto key = must(app::create_api_key(*context_, actor_, "Reader", {"achievements:read"}));
  EXPECT_THAT(anyone_.get("/api/v1/reviews", {{"authorization", "Bearer " + key.token}}).body,
              HasSubstr("It held."));
  EXPECT_EQ(anyone_.send(own, "application/json", "", {}, Method::del).status, 204);
}

}  // namespace
}  // namespace cairn::server
