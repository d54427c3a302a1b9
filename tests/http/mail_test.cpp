// SPDX-License-Identifier: Apache-2.0
// Mail to learners on the pages: shown before it leaves and after, ended by one click.
#include "app/accounts/api_keys.h"
#include "app/mail/review.h"
#include "app/outbox/deliver.h"
#include "app/postbox.h"
#include "http/visitor.h"

namespace cairn::server {
namespace {

using testing::HasSubstr;
using testing::Not;

class MailPages : public SiteTest {
 protected:
  MailPages() { context_->mailer = &postbox_; }

  app::Mail last_mail() {
    while (app::must(app::deliver_due(*context_)).sent > 0) {
    }
    return postbox_.mails.back();
  }
  static std::string path_of(const app::Mail& mail) {
    return mail.unsubscribe.substr(mail.unsubscribe.find("/mail/"));
  }
  Response claimed(Visitor& learner, const app::Achievement& achievement) {
    learner.get("/claim/" + achievement.claim_code);
    return learner.post("/claim/" + achievement.claim_code, {{"name", "Nour Haddad"},
                                                             {"email", "nour@example.org"},
                                                             {"statement", "I welded."},
                                                             {"links", "https://x.example/w"}});
  }

  app::Postbox postbox_;
  Visitor owner_ = admin();
  app::Actor actor_ =
      app::must(app::session_of(*context_, owner_.cookies()["cairn_session"])).actor;
};

TEST_F(MailPages, IsInTheLanguageOfTheLearnersPage) {
  const auto achievement = published(actor_);
  Visitor learner(site_);
  learner.get("/language/de?back=/");
  const auto sent = claimed(learner, achievement);
  ASSERT_EQ(sent.status, 303);
  EXPECT_THAT(last_mail().text, HasSubstr("Guten Tag Nour Haddad,"));
  const std::string page(sent.header("Location"));
  learner.get("/language/en?back=/");
  learner.get(page);
  const auto claims =
      app::must(app::list_claims(*context_, actor_, app::ClaimState::submitted, {})).rows;
  awarded(actor_, claims.at(0).id);
  EXPECT_THAT(last_mail().text, HasSubstr("Hello Nour Haddad,"));
}

TEST_F(MailPages, EndsByOneClickWithoutAPage) {
  awarded(actor_, submitted(published(actor_)).id);
  const auto path = path_of(last_mail());
  Visitor program(site_), person(site_);
  EXPECT_THAT(person.get(path).body, HasSubstr("g…@learner.example"));
  EXPECT_THAT(person.get(path).body, HasSubstr("No more of these mails"));
  const auto ended =
      program.send(path, "application/x-www-form-urlencoded", "List-Unsubscribe=One-Click");
  EXPECT_EQ(ended.status, 200);
  EXPECT_THAT(person.get(path).body, HasSubstr("I want it after all"));
  EXPECT_EQ(app::must(app::mail_desk(*context_, actor_)).refusals, 1);
  EXPECT_EQ(person.post(path + "/again", {}).status, 200);
  EXPECT_EQ(app::must(app::mail_desk(*context_, actor_)).refusals, 0);
  EXPECT_EQ(program.get("/mail/" + actor_.organisation.text + "-x").status, 404);
  EXPECT_EQ(
      program.send("/mail/x", "application/x-www-form-urlencoded", "List-Unsubscribe=One-Click")
          .status,
      404);
}

TEST_F(MailPages, IsShownBeforeABadgeIsSigned) {
  const auto achievement = published(actor_);
  EXPECT_THAT(owner_.get("/desk/award").body, HasSubstr("Your badge: …"));
  const auto claim = submitted(achievement);
  owner_.get("/desk/claims/" + claim.id.text);
  const auto before =
      owner_.post("/desk/claims/" + claim.id.text, {{"outcome", "awarded"}, {"reason", ""}}).body;
  EXPECT_THAT(before, HasSubstr("Your badge: Welding, first level"));
  EXPECT_THAT(before, HasSubstr("Hello Grace Moor,"));
  context_->mailer = nullptr;
  EXPECT_THAT(owner_.get("/desk/award").body, HasSubstr("No mail server is named"));
}

TEST_F(MailPages, CarriesAWordOfTheIssuer) {
  const auto achievement = published(actor_);
  const Fields typed{{"achievement", achievement.id.text},
                     {"name", "Grace Moor"},
                     {"email", "grace@learner.example"},
                     {"message", "Well done,\r\nGrace."},
                     {"source_key", "7"}};
  const auto send = [&](const Parameter& more) {
    owner_.get("/desk/award");
    auto fields = typed;
    fields.push_back(more);
    return owner_.post("/desk/award", fields);
  };
  const auto shown = send({"choose", "mail"});
  EXPECT_EQ(shown.status, 200);
  EXPECT_THAT(shown.body, HasSubstr("<details open>"));
  EXPECT_THAT(shown.body, HasSubstr("Well done,"));
  EXPECT_TRUE(postbox_.mails.empty()) << "nothing is awarded yet";
  owner_.get("/desk/award");
  auto long_one = typed;
  long_one[3].value = std::string(5001, 'a');
  const auto refused = owner_.post("/desk/award", long_one);
  EXPECT_EQ(refused.status, 422);
  EXPECT_THAT(refused.body, HasSubstr("id=\"message-error\""));
  EXPECT_EQ(send({"waiver", ""}).status, 303);
  app::must(app::deliver_due(*context_));
  ASSERT_EQ(postbox_.mails.size(), 1U);
  EXPECT_THAT(postbox_.mails[0].text, HasSubstr("Well done,\nGrace.\n"));

  const auto key =
      app::must(app::create_api_key(*context_, actor_, "Test", {"awards:write"})).token;
  const std::vector<Header> headers{{"authorization", "Bearer " + key}};
  const auto one =
      R"({"achievement": ")" + achievement.id.text +
      R"(", "name": "Ida", "email": "ida@learner.example", "source_key": "8", "message": "Bravo, Ida."})";
  EXPECT_EQ(Visitor(site_).send("/api/v1/awards", "application/json", one, headers).status, 201);
  const auto begun = Visitor(site_).send(
      "/api/v1/award-batches?message=To%20all&achievement=" + achievement.id.text, "text/csv",
      "name,email\nNour,nour@learner.example\n", headers);
  EXPECT_EQ(begun.status, 201);
  EXPECT_THAT(begun.body, HasSubstr(R"("message":"To all")"));
  app::must(app::deliver_due(*context_));
  EXPECT_THAT(postbox_.mails.back().text, HasSubstr("Bravo, Ida."));
}

TEST_F(MailPages, ThatDidNotArriveIsSaidWhereItMatters) {
  postbox_.refuses = true;
  const auto claim = submitted(published(actor_));
  const auto award = awarded(actor_, claim.id);
  app::must(app::deliver_due(*context_));
  EXPECT_THAT(owner_.get("/desk/awards").body, HasSubstr("Mail refused"));
  EXPECT_THAT(owner_.get("/desk").body, HasSubstr("Mail refused"));
  for (const auto& path : {"/desk/awards/" + award.id.text, "/desk/claims/" + claim.id.text,
                           "/desk/learners/" + award.learner.text})
    EXPECT_THAT(owner_.get(path).body, HasSubstr("There is no such address.")) << path;
}

TEST_F(MailPages, OfABatchIsShownBeforeAndAfter) {
  const auto achievement = published(actor_);
  owner_.get("/desk/batches/new");
  const auto begun =
      owner_.upload("/desk/batches/new", {{"achievement", achievement.id.text}},
                    {{"file", "a.csv", "text/csv", "name,email\nAnn,ann@x.example\n"}});
  ASSERT_EQ(begun.status, 303);
  const std::string path(begun.header("Location"));
  EXPECT_THAT(owner_.get(path).body, HasSubstr("Your badge: Welding, first level"));
  EXPECT_THAT(owner_.get(path + "/result.csv").body, HasSubstr(",what is wrong,mail\r\n"));
}

TEST_F(MailPages, AreListedWithTheirLanguage) {
  const auto page = owner_.get("/desk/mail").body;
  EXPECT_THAT(page, HasSubstr("A badge ends in thirty days"));
  EXPECT_THAT(page, HasSubstr("Hello …,"));
  EXPECT_EQ(owner_.post("/desk/mail", {{"language", "xx"}}).status, 422);
  owner_.get("/desk/mail");
  const auto wrong = owner_.post(
      "/desk/mail", {{"language", "de"}, {"sender", "a@b.example"}, {"signature", "The desk"}});
  EXPECT_EQ(wrong.status, 422);
  EXPECT_THAT(wrong.body, HasSubstr("without an address"));
  EXPECT_THAT(wrong.body, HasSubstr("The desk</textarea>")) << "what was typed stays";
  EXPECT_EQ(owner_
                .post("/desk/mail",
                      {{"language", "de"}, {"sender", "Harbour badges"}, {"signature", "The desk"}})
                .status,
            303);
  EXPECT_THAT(owner_.get("/desk/mail").body, HasSubstr("value=\"Harbour badges\""));
  EXPECT_EQ(owner_.post("/desk/mail", {{"language", "de"}}).status, 303);
  EXPECT_THAT(owner_.get("/desk/mail").body, HasSubstr("Guten Tag …,"));
}

}  // namespace
}  // namespace cairn::server
