// SPDX-License-Identifier: Apache-2.0
// Co-issuing through the pages of both sides and for programs.
#include "app/accounts/api_keys.h"
#include "app/awards/direct.h"
#include "app/co_issuing/co_issue.h"
#include "http/visitor.h"

namespace cairn::server {
namespace {

using app::must;
using testing::HasSubstr;
using testing::Not;

class CoIssuingPages : public SiteTest {
 protected:
  Visitor issuer_ = admin();
  app::Actor actor_ = must(app::session_of(*context_, issuer_.cookies()["cairn_session"])).actor;
  app::Actor partner_ = set_up_another();
  app::Achievement achievement_ = published(actor_);
  std::string path_ = "/desk/achievements/" + achievement_.id.text + "/co-issuers";

  std::vector<Header> key_of(const app::Actor& actor) {
    return {{"authorization",
             "Bearer " + must(app::create_api_key(*context_, actor, "K", {"achievements"})).token}};
  }
};

TEST_F(CoIssuingPages, AskAnotherOrganisationAndEndIt) {
  EXPECT_THAT(issuer_.get(path_).body, HasSubstr("Nobody has been asked."));
  const auto wrong = issuer_.post(path_, {{"partner", "nobody"}, {"message", "Please <b>"}});
  EXPECT_EQ(wrong.status, 422);
  EXPECT_THAT(wrong.body, HasSubstr("partner-error"));
  EXPECT_THAT(wrong.body, HasSubstr("Please &lt;b&gt;"));
  const auto asked = issuer_.post(path_, {{"partner", partner_.organisation.text}});
  EXPECT_EQ(asked.status, 303);
  EXPECT_THAT(issuer_.get(path_).body, HasSubstr(">asked</span>"));
  EXPECT_EQ(issuer_.post(path_ + "/end", {{"partner", partner_.organisation.text}}).status, 303);
  EXPECT_THAT(issuer_.get(path_).body, HasSubstr(">ended</span>"));
}

TEST_F(CoIssuingPages, AreReadAndAgreedToByTheOther) {
  // The first organisation is the partner here: its admin has a browser.
  const auto of_other = published(partner_);
  must(app::ask_to_co_issue(*context_, partner_, of_other.id, actor_.organisation.text, "Please."));
  EXPECT_THAT(issuer_.get("/desk/achievements/co-issuing").body, HasSubstr(of_other.id.text));
  const auto path = "/desk/achievements/co-issuing/" + of_other.id.text;
  const auto look = issuer_.get(path);
  EXPECT_EQ(look.status, 200) << look.body;
  EXPECT_THAT(look.body, HasSubstr("Makes <strong>three</strong> welds"));
  EXPECT_THAT(look.body, HasSubstr("name=\"version\" value=\"1\"")) << "what the button agrees to";
  EXPECT_EQ(issuer_.post(path, {{"answer", "agree"}, {"version", "7"}}).status, 409);
  issuer_.get(path);
  EXPECT_EQ(issuer_.post(path, {{"answer", "agree"}, {"version", "1"}}).status, 303);
  EXPECT_THAT(issuer_.get(path).body, HasSubstr("Sign no more of them"));
  app::PersonForm form;
  form.achievement = of_other.id;
  form.name = "Grace Moor";
  form.email = "grace@learner.example";
  form.source_key = "1";
  const auto award = *must(app::award_person(*context_, partner_, form)).award;
  const auto badge = Visitor(site_).get("/b/" + award.id.text);
  EXPECT_THAT(badge.body, HasSubstr("Signed too by"));
  EXPECT_THAT(badge.body, HasSubstr(" together with "));
  EXPECT_EQ(issuer_.post(path, {{"answer", "end"}}).status, 303);
  const auto over = issuer_.get(path);
  EXPECT_EQ(over.status, 200) << over.body;
  EXPECT_THAT(over.body, HasSubstr("This is over."));
  EXPECT_THAT(over.body, Not(HasSubstr("Agree to sign it too")));
  EXPECT_THAT(over.body, Not(HasSubstr("welds"))) << "what it says now is not theirs to read";
}

TEST_F(CoIssuingPages, AreAskedAnsweredAndEndedByPrograms) {
  const auto ours = key_of(actor_);
  const auto theirs = key_of(partner_);
  Visitor program(site_);
  const auto at = "/api/v1/achievements/" + achievement_.id.text + "/co-issuers";
  const auto send = [&](const std::string& where, const std::string& body,
                        const std::vector<Header>& key) {
    return program.send(where, "application/json", body, key);
  };
  EXPECT_THAT(send(at, R"({"partner": "nobody"})", ours).body, HasSubstr("/partner"));
  EXPECT_EQ(send(at, R"({"partner": ")" + partner_.organisation.text + R"("})", ours).status, 200);
  EXPECT_THAT(program.get("/api/v1/co-issuing", theirs).body, HasSubstr(achievement_.id.text));
  const auto answer = "/api/v1/co-issuing/" + achievement_.id.text;
  EXPECT_THAT(send(answer, R"({"answer": "agree"})", theirs).body, HasSubstr("/version"));
  EXPECT_THAT(send(answer, R"({"answer": "agree", "version": 1})", theirs).body,
              HasSubstr("\"both_sign\":true"));
  EXPECT_EQ(send(answer, R"({"answer": "agree", "version": 1})", ours).status, 404);
  EXPECT_EQ(program.send(at + "/" + partner_.organisation.text, "", "", ours, Method::del).status,
            204);
  EXPECT_THAT(program.get(at, ours).body, HasSubstr("\"state\":\"ended\""));
  EXPECT_EQ(send(answer, R"({"answer": "agree", "version": 1})", theirs).status, 409);
  EXPECT_THAT(program.get("/api/v1/co-issuing", theirs).body, Not(HasSubstr("\"version\":")));
}

}  // namespace
}  // namespace cairn::server
