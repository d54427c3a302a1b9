// SPDX-License-Identifier: Apache-2.0
// The desk's long lists searched by a plain form, and by programs; the page of people.
#include "app/accounts/api_keys.h"
#include "http/visitor.h"

namespace cairn::server {
namespace {

using app::must;
using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

class DeskSearch : public SiteTest {
 protected:
  Visitor issuer_ = admin();
  app::Actor actor_ = must(app::session_of(*context_, issuer_.cookies()["cairn_session"])).actor;
  app::Achievement achievement_ = published(actor_);

  app::ClaimId sent(const std::string& name, const std::string& email) {
    clock_.forward_seconds(1);
    auto form = claim_form();
    form.name = name;
    form.email = email;
    return must(app::submit_claim(*context_, achievement_.claim_code, form, "")).id;
  }
  Response ask(std::string_view path, const std::string& scope) {
    const auto key = must(app::create_api_key(*context_, actor_, "K", {scope})).token;
    return Visitor(site_).get(path, {{"authorization", "Bearer " + key}});
  }
};

TEST_F(DeskSearch, FindsAwardsAndTakesThemAlong) {
  awarded(actor_, sent("Nour Haddad", "nour@south.example"));
  awarded(actor_, sent("Zoë Ångström", "zoe@north.example"));
  const auto found = issuer_.get("/desk/awards?q=angstrom").body;
  EXPECT_THAT(found, AllOf(HasSubstr("Zoë Ångström: "), Not(HasSubstr("Nour Haddad: "))));
  EXPECT_THAT(found, HasSubstr("value=\"angstrom\"")) << "what was typed stays";
  EXPECT_THAT(found, HasSubstr("/desk/awards.csv?q=angstrom&amp;"));
  const auto file = issuer_.get("/desk/awards.csv?q=angstrom").body;
  EXPECT_THAT(file, AllOf(HasSubstr("Zoë Ångström"), Not(HasSubstr("Nour"))));
  EXPECT_THAT(issuer_.get("/desk/awards?q=nobody").body, HasSubstr("Nothing fits this search."));
  EXPECT_THAT(issuer_.get("/desk/awards?state=revoked").body, Not(HasSubstr("Nour Haddad: ")));
}

TEST_F(DeskSearch, SaysWhatItCannotLookForAndKeepsIt) {
  const auto told = issuer_.get("/desk/awards?q=%25&state=lost");
  EXPECT_EQ(told.status, 422);
  EXPECT_THAT(told.body, AllOf(HasSubstr("Search for letters or digits."), HasSubstr("q-error")));
  EXPECT_EQ(issuer_.get("/desk/claims?q=%25").status, 422);
  EXPECT_EQ(issuer_.get("/desk/learners?q=%25").status, 422);
  EXPECT_EQ(issuer_.get("/desk/assessments?q=%25").status, 422);
  const auto script = issuer_.get("/desk/awards?q=%3Cscript%3Ealert(1)%3C%2Fscript%3E").body;
  EXPECT_THAT(script, Not(HasSubstr("<script>alert")));
}

TEST_F(DeskSearch, LeafsThroughWhatWasFound) {
  for (int i = 0; i < 60; ++i)
    sent(i % 2 == 0 ? "Nour Haddad" : "Grace Moor", "n" + std::to_string(i) + "@x.example");
  const auto waiting = issuer_.get("/desk/claims?q=nour").body;
  EXPECT_THAT(waiting, AllOf(HasSubstr("Nour Haddad: "), Not(HasSubstr("Grace Moor: "))));
  EXPECT_THAT(waiting, HasSubstr("?q=nour&amp;state=awarded")) << "tabs keep the search";
  const auto all = issuer_.get("/desk/claims?q=x.example").body;
  EXPECT_THAT(all, HasSubstr("?q=x.example&amp;state=submitted&amp;after="));
}

TEST_F(DeskSearch, ShowsPeopleAndWhatTheyHold) {
  awarded(actor_, sent("Nour Haddad", "nour@south.example"));
  sent("Grace Moor", "grace@learner.example");
  const auto all = issuer_.get("/desk/learners").body;
  EXPECT_THAT(all, AllOf(HasSubstr("Nour Haddad"), HasSubstr("grace@learner.example"),
                         HasSubstr("Welding, first level</a>")));
  const auto found = issuer_.get("/desk/learners?q=south.example").body;
  EXPECT_THAT(found, AllOf(HasSubstr("Nour Haddad"), Not(HasSubstr("Grace Moor"))));
  const auto holders = issuer_.get("/desk/learners?achievement=" + achievement_.id.text).body;
  EXPECT_THAT(holders, AllOf(HasSubstr("Nour Haddad"), Not(HasSubstr("Grace Moor"))));
  EXPECT_EQ(issuer_.get("/desk/learners?before=nobody").status, 404);
}

TEST_F(DeskSearch, AnswersProgramsAndKeepsTheFilterInTheLink) {
  for (int i = 0; i < 3; ++i)
    awarded(actor_, sent("Nour Haddad", "n" + std::to_string(i) + "@x.example"));
  const auto told = ask("/api/v1/awards?q=nour&state=valid&limit=2", "awards");
  EXPECT_EQ(told.status, 200);
  EXPECT_THAT(told.body, HasSubstr("\"state\":\"valid\""));
  const std::string link(told.header("Link"));
  EXPECT_THAT(link, HasSubstr("/api/v1/awards?q=nour&state=valid&limit=2&after="));
  const auto wrong = ask("/api/v1/awards?state=lost", "awards");
  EXPECT_EQ(wrong.status, 400);
  EXPECT_THAT(wrong.body, HasSubstr("/state"));
  const auto claims = ask("/api/v1/claims?state=awarded&q=n1", "claims");
  EXPECT_THAT(claims.body, AllOf(HasSubstr("Nour Haddad"), HasSubstr("\"state\":\"awarded\"")));
  EXPECT_EQ(ask("/api/v1/claims?state=awarded&show=mine", "claims").status, 400);
}

TEST_F(DeskSearch, TellsProgramsWhoHoldsWhat) {
  const auto award = awarded(actor_, sent("Nour Haddad", "nour@south.example"));
  const auto key =
      must(app::create_api_key(*context_, actor_, "K", {"claims:read", "awards:read"})).token;
  const std::vector<Header> headers = {{"authorization", "Bearer " + key}};
  const auto list = Visitor(site_).get("/api/v1/learners?q=nour", headers);
  EXPECT_THAT(list.body, AllOf(HasSubstr("\"awards_count\":1"), HasSubstr(award.id.text)));
  const auto one = Visitor(site_).get("/api/v1/learners/" + award.learner.text, headers);
  EXPECT_THAT(one.body, AllOf(HasSubstr("nour@south.example"), HasSubstr(award.id.text)));
  EXPECT_EQ(ask("/api/v1/learners", "awards:read").status, 403) << "claims are told as well";
  EXPECT_EQ(Visitor(site_).get("/api/v1/learners/" + award.id.text, headers).status, 404);
}

}  // namespace
}  // namespace cairn::server
