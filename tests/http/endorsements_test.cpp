// SPDX-License-Identifier: Apache-2.0
// Endorsements through the pages of both sides, for anyone, and for programs.
#include "app/accounts/api_keys.h"
#include "app/endorsing/endorse.h"
#include "http/visitor.h"

namespace cairn::server {
namespace {

using app::must;
using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

class EndorsementPages : public SiteTest {
 protected:
  Visitor issuer_ = admin();
  app::Actor actor_ = must(app::session_of(*context_, issuer_.cookies()["cairn_session"])).actor;
  app::Actor guild_ = set_up_another();
  app::Achievement achievement_ = published(actor_);
  app::Achievement of_guild_ = published(guild_);
  const std::string path_ = "/desk/endorsements";

  app::Endorsement newest(const app::Actor& actor) {
    return must(app::list_endorsements(*context_, actor)).rows.at(0);
  }
  std::vector<Header> key_of(const app::Actor& actor) {
    return {{"authorization",
             "Bearer " + must(app::create_api_key(*context_, actor, "K", {"achievements"})).token}};
  }
};

TEST_F(EndorsementPages, SignWordsThatAnyoneReadsAndTakeThemBack) {
  EXPECT_THAT(issuer_.get(path_).body, HasSubstr("Nothing yet."));
  const auto wrong = issuer_.post(path_, {{"subject", "ftp://x"}, {"comment", "Fine <b>"}});
  EXPECT_EQ(wrong.status, 422);
  EXPECT_THAT(wrong.body, AllOf(HasSubstr("subject-error"), HasSubstr("Fine &lt;b&gt;")));
  EXPECT_EQ(issuer_.post(path_, {{"subject", of_guild_.id.text}, {"comment", "Fine <b>"}}).status,
            303);
  const auto made = newest(actor_);
  EXPECT_THAT(issuer_.get(path_).body, HasSubstr("/e/" + made.id));
  Visitor anyone(site_);
  const auto page = anyone.get("/e/" + made.id);
  EXPECT_THAT(page.body, AllOf(HasSubstr("Fine &lt;b&gt;"), HasSubstr("/a/" + of_guild_.id.text)));
  EXPECT_THAT(anyone.get("/e/" + made.id + ".json").body,
              AllOf(HasSubstr("EndorsementCredential"), HasSubstr("Fine <b>")));
  issuer_.get(path_);
  EXPECT_EQ(issuer_.post(path_ + "/" + made.id, {{"answer", "revoke"}}).status, 303);
  EXPECT_THAT(anyone.get("/e/" + made.id).body, HasSubstr("took it back on"));
  EXPECT_EQ(issuer_.post(path_ + "/" + made.id, {{"answer", "revoke"}}).status, 409);
}

TEST_F(EndorsementPages, AskAcceptAndShowThemToAnyone) {
  issuer_.get(path_);
  EXPECT_EQ(issuer_.post(path_ + "/ask", {{"partner", "nobody"}}).status, 422);
  EXPECT_EQ(issuer_
                .post(path_ + "/ask", {{"partner", guild_.organisation.text},
                                       {"achievement", achievement_.id.text}})
                .status,
            303);
  EXPECT_EQ(Visitor(site_).get("/e/" + newest(guild_).id).status, 404) << "nothing is signed";
  EXPECT_EQ(Visitor(site_).get("/e/" + newest(guild_).id + ".json").status, 404);
  must(app::answer_endorsement(*context_, guild_, newest(guild_).id,
                               app::EndorsementAnswer::endorse, "Sound welds"));
  EXPECT_THAT(Visitor(site_).get("/a/" + achievement_.id.text).body,
              AllOf(HasSubstr("Endorsed by others"), HasSubstr("Sound welds"),
                    HasSubstr("signature verified")));
  EXPECT_THAT(Visitor(site_).get("/a/" + achievement_.id.text + ".json").body,
              HasSubstr("EndorsementCredential"));
  must(app::endorse(*context_, guild_, {actor_.organisation.text, "", "", "A fine school"}));
  const auto own = "/o/" + actor_.organisation.text;
  EXPECT_THAT(Visitor(site_).get(own).body, Not(HasSubstr("A fine school")));
  const auto all = must(app::list_endorsements(*context_, actor_)).rows;
  for (const auto& it : all)
    if (it.state == app::EndorsementState::waiting) {
      issuer_.get(path_);
      EXPECT_EQ(issuer_.post(path_ + "/" + it.id, {{"answer", "accept"}}).status, 303);
    }
  EXPECT_THAT(Visitor(site_).get(own).body, HasSubstr("A fine school"));
}

TEST_F(EndorsementPages, BringOneFromElsewhere) {
  const auto made =
      must(app::endorse(*context_, guild_, {achievement_.id.text, "", "", "Sound welds"}));
  issuer_.get(path_);
  const auto refused = issuer_.upload(path_ + "/bring", {{"credential", "{}"}}, {});
  EXPECT_EQ(refused.status, 422);
  EXPECT_THAT(refused.body, HasSubstr("credential-error"));
  EXPECT_EQ(issuer_
                .upload(path_ + "/bring", {{"credential", ""}},
                        {{"file", "e.json", "application/json", made.credential}})
                .status,
            303);
  EXPECT_THAT(issuer_.get(path_).body, HasSubstr("Verify again"));
  const auto page = "/a/" + achievement_.id.text;
  EXPECT_THAT(Visitor(site_).get(page).body,
              AllOf(HasSubstr("did:key:"), HasSubstr("signature verified")));
  clock_.forward_seconds(std::int64_t{8} * 86'400);
  EXPECT_THAT(Visitor(site_).get(page).body,
              AllOf(HasSubstr("last verified on"), Not(HasSubstr("signature verified"))));
}

TEST_F(EndorsementPages, AreMadeAndAnsweredByPrograms) {
  const auto mine = key_of(actor_);
  const auto theirs = key_of(guild_);
  Visitor program(site_);
  const std::string api = "/api/v1/endorsements";
  const auto made = program.send(
      api, "application/json",
      R"({"subject": ")" + achievement_.id.text + R"(", "comment": "Sound welds"})", theirs);
  EXPECT_EQ(made.status, 201) << made.body;
  EXPECT_THAT(made.body, HasSubstr(R"("state":"made")"));
  EXPECT_EQ(program.send(api, "application/json", "{}", theirs).status, 400);
  const auto listed = program.get(api, mine).body;
  EXPECT_THAT(listed, HasSubstr(R"("state":"waiting")"));
  const auto held = newest(actor_).id;
  EXPECT_EQ(program.get(api + "/" + held, theirs).status, 404) << "another’s";
  const auto accepted =
      program.send(api + "/" + held, "application/json", R"({"answer": "accept"})", mine);
  EXPECT_THAT(accepted.body, HasSubstr(R"("state":"accepted")"));
  const auto asked = program.send(api + "/requests", "application/json",
                                  R"({"partner": ")" + actor_.organisation.text + R"("})", theirs);
  EXPECT_EQ(asked.status, 204) << asked.body;
}

}  // namespace
}  // namespace cairn::server
