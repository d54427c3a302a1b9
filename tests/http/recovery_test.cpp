// SPDX-License-Identifier: Apache-2.0
// A learner's addresses and the way back to a lost page, through the pages.
#include "app/outbox/deliver.h"
#include "app/postbox.h"
#include "http/visitor.h"

namespace cairn::server {
namespace {

using testing::HasSubstr;
using testing::Not;

class RecoveryPages : public SiteTest {
 protected:
  RecoveryPages() {
    context_->mailer = &postbox_;
    const auto actor = set_up();
    page_ = "/l/" + submitted(published(actor)).learner_token;
  }
  std::string code() const { return postbox_.mails.back().subject.substr(0, 6); }
  std::string mailed_link() {
    while (app::must(app::deliver_due(*context_)).sent > 0) {
    }
    std::string text;
    for (const auto& mail : postbox_.mails)
      if (mail.text.find("/recover/") != std::string::npos) text = mail.text;
    return "/recover/" + between(text, "/recover/", "\n");
  }

  app::Postbox postbox_;
  std::string page_;
  Visitor learner_{site_};
};

TEST_F(RecoveryPages, AnAddressIsAddedByItsCode) {
  EXPECT_THAT(learner_.get(page_).body, HasSubstr("Not proved"));
  const auto wrong = learner_.post(page_ + "/addresses", {{"new_email", "no address"}});
  EXPECT_EQ(wrong.status, 422);
  EXPECT_THAT(wrong.body, HasSubstr("value=\"no address\""));
  EXPECT_EQ(learner_.post(page_ + "/addresses", {{"new_email", "grace@work.example"}}).status, 303);
  EXPECT_THAT(learner_.get(page_).body,
              HasSubstr("The code that was mailed to grace@work.example"));
  const Fields guess{{"address", "grace@work.example"}, {"code", "12345"}};
  const auto guessed = learner_.post(page_ + "/addresses/code", guess);
  EXPECT_EQ(guessed.status, 422);
  EXPECT_THAT(guessed.body, HasSubstr("This is not the code of the mail."));
  const Fields right{{"address", "grace@work.example"}, {"code", code()}};
  EXPECT_EQ(learner_.post(page_ + "/addresses/code", right).status, 303);
  EXPECT_THAT(learner_.get(page_).body, HasSubstr("Remove grace@work.example"));
  const Fields address{{"address", "grace@work.example"}};
  EXPECT_EQ(learner_.post(page_ + "/addresses/main", address).status, 303);
  EXPECT_THAT(learner_.get(page_).body, Not(HasSubstr("Remove grace@work.example")));
  EXPECT_EQ(learner_.post(page_ + "/addresses/remove", address).status, 409);
}

TEST_F(RecoveryPages, ALostPageIsFound) {
  Visitor stranger(site_), owner(site_);
  EXPECT_THAT(stranger.get("/").body, HasSubstr("href=\"/recover\""));
  stranger.get("/recover");
  const auto unknown = stranger.post("/recover", {{"email", "nobody@x.example"}}).body;
  stranger.get("/recover");
  const auto known = stranger.post("/recover", {{"email", "grace@learner.example"}}).body;
  const auto told = [](const std::string& body) { return between(body, "<h1>", "<form"); };
  EXPECT_EQ(told(unknown), told(known)) << "nobody learns whether an address is known";
  const auto link = mailed_link();
  EXPECT_THAT(owner.get(link).body, HasSubstr("Your page at Harbour"));
  EXPECT_EQ(Visitor(site_).get(page_).status, 200) << "a look closes nothing";
  const auto opened = owner.post(link, {});
  EXPECT_EQ(opened.status, 303);
  const std::string fresh(opened.header("Location"));
  EXPECT_THAT(owner.get(fresh).body, HasSubstr("your page’s new address"));
  EXPECT_EQ(Visitor(site_).get(page_).status, 403);
  EXPECT_EQ(owner.get(link).status, 404);
}

TEST_F(RecoveryPages, WithoutMailTheyLeadToWhoAwarded) {
  context_->mailer = nullptr;
  EXPECT_THAT(learner_.get("/recover").body, HasSubstr("This server sends no mail."));
  EXPECT_THAT(learner_.get(page_).body, Not(HasSubstr("Mail me a code there")));
}

TEST_F(RecoveryPages, AreAnApiToo) {
  const auto at = "/api/v1/learners/" + page_.substr(3) + "/addresses";
  const auto send = [&](const std::string& where, const std::string& body,
                        Method method = Method::post) {
    return learner_.send(where, "application/json", body, {}, method);
  };
  EXPECT_THAT(learner_.get(at).body, HasSubstr("\"state\":\"unproved\",\"main\":true"));
  EXPECT_THAT(send(at, R"({"email": "no address"})").body, HasSubstr("\"/email\""));
  EXPECT_THAT(send(at, R"({"email": "grace@work.example"})").body,
              HasSubstr("\"state\":\"awaited\""));
  const auto prove = [&](const std::string& digits) {
    return send(at + "/code", R"({"email": "grace@work.example", "code": ")" + digits + R"("})");
  };
  EXPECT_THAT(prove("12345").body, HasSubstr("\"/code\""));
  EXPECT_THAT(prove(code()).body,
              HasSubstr("\"email\":\"grace@work.example\",\"state\":\"proved\""));
  EXPECT_EQ(send(at + "/main", R"({"email": "else@x.example"})").status, 404);
  EXPECT_EQ(send(at + "/main", R"({"email": "grace@work.example"})").status, 200);
  EXPECT_EQ(send(at + "/grace%40work.example", "", Method::del).status, 409) << "the main one";

  EXPECT_EQ(send("/api/v1/recovery", R"({"email": "x"})").status, 400);
  EXPECT_EQ(send("/api/v1/recovery", R"({"email": "nobody@x.example"})").status, 204);
  EXPECT_EQ(send("/api/v1/recovery", R"({"email": "grace@work.example"})").status, 204);
  const auto way = "/api/v1/recovery" + mailed_link().substr(8);
  EXPECT_THAT(learner_.get(way).body, HasSubstr("Harbour"));
  const auto found = send(way, "");
  EXPECT_THAT(found.body, HasSubstr("/l/"));
  EXPECT_EQ(learner_.get(at).status, 403) << "the link before opens nothing";
  EXPECT_EQ(send(way, "").status, 404);
  const auto fresh = between(found.body, "\"learner_token\":\"", "\"");
  EXPECT_EQ(learner_.get("/api/v1/learners/" + fresh + "/addresses").status, 200);
}

TEST_F(RecoveryPages, AreNobodysWithoutTheToken) {
  Visitor stranger(site_);
  stranger.get("/recover");
  for (const auto* way : {"", "/code", "/remove", "/main"})
    EXPECT_EQ(stranger
                  .post("/l/k3v9x2ab-x/addresses" + std::string(way),
                        {{"address", "x@y.example"}, {"new_email", "x@y.example"}})
                  .status,
              403)
        << way;
}

}  // namespace
}  // namespace cairn::server
