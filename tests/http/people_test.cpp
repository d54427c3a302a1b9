// SPDX-License-Identifier: Apache-2.0
// Pages of members, invitations, organisations and sessions, and the same for programs.
#include "app/accounts/api_keys.h"
#include "app/people/members.h"
#include "app/ports/outbox.h"
#include "app/postbox.h"
#include "http/visitor.h"

namespace cairn::server {
namespace {

using app::must;
using testing::HasSubstr;
using testing::Not;

class PeoplePages : public SiteTest {
 protected:
  Visitor owner_ = admin();
  app::Actor ada_ = must(app::session_of(*context_, owner_.cookies()["cairn_session"])).actor;

  // The path of the link on the page that answers.
  std::string invited(const Fields& fields) {
    owner_.get("/desk/members");
    const auto made = owner_.post("/desk/members/invite", fields);
    EXPECT_EQ(made.status, 200) << made.body;
    return "/join/" + between(made.body, "/join/", "\"");
  }
  Visitor joined(const std::string& path, const std::string& email) {
    Visitor visitor(site_);
    visitor.get(path);
    const auto answer =
        visitor.post(path, {{"email", email}, {"password", "a password of their own"}});
    EXPECT_EQ(answer.status, 303) << answer.body;
    return visitor;
  }
};

TEST_F(PeoplePages, LeadFromAnInvitationToALimitedDesk) {
  const auto path = invited({{"role", "assessor"}, {"role", "viewer"}});
  EXPECT_THAT(Visitor(site_).get(path).body, HasSubstr("Harbour Workshop invites you"));
  auto bea = joined(path, "bea@harbour.example");
  const auto desk = bea.get("/desk").body;
  EXPECT_THAT(desk, HasSubstr("/desk/assessments"));
  EXPECT_THAT(desk, Not(HasSubstr("/desk/members")));
  EXPECT_THAT(desk, Not(HasSubstr("/desk/achievements/new")));
  EXPECT_EQ(bea.get("/desk/members").status, 403);
  EXPECT_EQ(Visitor(site_).get(path).status, 404) << "used";
  const auto list = owner_.get("/desk/members").body;
  EXPECT_THAT(list, HasSubstr("bea@harbour.example"));
  EXPECT_THAT(list, HasSubstr("Assessor, Viewer"));
}

TEST_F(PeoplePages, SayWhatIsWrongAndKeepWhatWasTyped) {
  owner_.get("/desk/members");
  const auto refused = owner_.post("/desk/members/invite", {{"email", "nobody"}});
  EXPECT_EQ(refused.status, 422);
  EXPECT_THAT(refused.body, HasSubstr("value=\"nobody\""));
  EXPECT_THAT(refused.body, HasSubstr("Choose at least one role."));
  const auto unowned = owner_.post("/desk/members/" + ada_.account.text + "/roles", {});
  EXPECT_EQ(unowned.status, 422);
  const auto demoted =
      owner_.post("/desk/members/" + ada_.account.text + "/roles", {{"role", "viewer"}});
  EXPECT_EQ(demoted.status, 409);
  EXPECT_THAT(demoted.body, HasSubstr("An organisation needs an owner"));
  const auto path = invited({{"role", "viewer"}});
  Visitor visitor(site_);
  visitor.get(path);
  const auto short_one =
      visitor.post(path, {{"email", "bea@harbour.example"}, {"password", "short"}});
  EXPECT_EQ(short_one.status, 422);
  EXPECT_THAT(short_one.body, HasSubstr("value=\"bea@harbour.example\""));
}

TEST_F(PeoplePages, AskForThePasswordToMakeSomebodyAnOwner) {
  const auto bea = member(ada_, "bea@harbour.example", {app::Role::viewer});
  const auto path = "/desk/members/" + bea.account.text + "/roles";
  owner_.get("/desk/members");
  const auto refused = owner_.post(path, {{"role", "owner"}, {"password", "a guess"}});
  EXPECT_EQ(refused.status, 422);
  EXPECT_THAT(refused.body, HasSubstr("href=\"#password-" + bea.account.text + "\""));
  EXPECT_THAT(refused.body, HasSubstr("id=\"password-error-" + bea.account.text + "\""));
  EXPECT_THAT(refused.body, HasSubstr("value=\"owner\" checked")) << "what was ticked is kept";
  EXPECT_THAT(refused.body, HasSubstr("<details open>"));
  EXPECT_EQ(owner_.post("/desk/members/invite", {{"role", "owner"}}).status, 422);
  const auto made = owner_.post(path, {{"role", "owner"}, {"password", "correct horse battery"}});
  EXPECT_EQ(made.status, 303) << made.body;
}

TEST_F(PeoplePages, HandTheOrganisationOver) {
  EXPECT_THAT(owner_.get("/desk/members").body, Not(HasSubstr("/desk/members/hand-over")));
  EXPECT_THAT(owner_.get("/desk/members/hand-over").body, HasSubstr("There is nobody else yet."));
  const auto bea = member(ada_, "bea@harbour.example", {app::Role::viewer});
  EXPECT_THAT(owner_.get("/desk/members").body, HasSubstr("/desk/members/hand-over"));
  const auto form = owner_.get("/desk/members/hand-over").body;
  EXPECT_THAT(form, HasSubstr("bea@harbour.example (Viewer)"));
  EXPECT_THAT(form, Not(HasSubstr("value=\"owner\"")));
  const auto refused =
      owner_.post("/desk/members/hand-over",
                  {{"to", bea.account.text}, {"role", "assessor"}, {"password", "not this one"}});
  EXPECT_EQ(refused.status, 422);
  EXPECT_THAT(refused.body, HasSubstr("value=\"" + bea.account.text + "\" selected"));
  EXPECT_THAT(refused.body, HasSubstr("value=\"assessor\" checked"));
  EXPECT_THAT(refused.body, HasSubstr("id=\"password-error\""));
  const auto done = owner_.post(
      "/desk/members/hand-over",
      {{"to", bea.account.text}, {"role", "assessor"}, {"password", "correct horse battery"}});
  EXPECT_EQ(done.header("Location"), "/desk/settings?saved=hand-over") << done.body;
  EXPECT_THAT(owner_.get("/desk/settings?saved=hand-over").body, HasSubstr("is handed over"));
  EXPECT_EQ(owner_.get("/desk/members").status, 403);
}

TEST_F(PeoplePages, HandTheOrganisationOverAndLeave) {
  const auto bea = member(ada_, "bea@harbour.example", {app::Role::viewer});
  owner_.get("/desk/members/hand-over");
  const auto done = owner_.post(
      "/desk/members/hand-over",
      {{"to", bea.account.text}, {"role", "leave"}, {"password", "correct horse battery"}});
  EXPECT_EQ(done.header("Location"), "/sign-in") << done.body;
  EXPECT_EQ(owner_.get("/desk").status, 303);
  EXPECT_EQ(must(app::list_members(*context_, bea)).size(), 1U);
}

TEST_F(PeoplePages, RemoveAMemberAndEndTheirSession) {
  auto bea = joined(invited({{"role", "viewer"}}), "bea@harbour.example");
  EXPECT_EQ(bea.get("/desk").status, 200);
  const auto found = must(app::list_members(*context_, ada_)).back();
  owner_.get("/desk/members");
  EXPECT_EQ(owner_.post("/desk/members/" + found.id.text + "/remove", {}).status, 303);
  EXPECT_EQ(bea.get("/desk").status, 303) << "signed out";
  EXPECT_THAT(owner_.get("/desk/members").body, Not(HasSubstr("bea@harbour.example")));
}

TEST_F(PeoplePages, ChangeBetweenOrganisationsAndMakeAnother) {
  const auto bob = set_up_another();
  member(ada_, "bob@hill.example", {app::Role::viewer});
  Visitor visitor(site_);
  visitor.get("/sign-in");
  visitor.post("/sign-in", {{"email", "bob@hill.example"}, {"password", "another password"}});
  EXPECT_THAT(visitor.get("/desk").body, HasSubstr("<h1>Hill School</h1>"));
  EXPECT_EQ(visitor.post("/desk/switch", {{"organisation", ada_.organisation.text}}).status, 303);
  const auto here = visitor.get("/desk").body;
  EXPECT_THAT(here, HasSubstr("<h1>Harbour Workshop</h1>"));
  EXPECT_THAT(here, HasSubstr("value=\"" + bob.organisation.text + "\""));
  EXPECT_EQ(visitor.post("/desk/switch", {{"organisation", "nowhere"}}).status, 404);
  visitor.get("/desk/organisations/new");
  EXPECT_EQ(visitor.post("/desk/organisations/new", {{"name", ""}}).status, 422);
  EXPECT_EQ(visitor.post("/desk/organisations/new", {{"name", "Bob’s Boats"}}).status, 303);
  EXPECT_THAT(visitor.get("/desk").body, HasSubstr("<h1>Bob’s Boats</h1>"));
  EXPECT_EQ(visitor.post("/desk/leave", {}).status, 409) << "nobody else owns it";
}

// Two tabs of one session: what the older one asks for was meant for the organisation it shows.
TEST_F(PeoplePages, TakeNoFormForTheOrganisationTheyChangedToMeanwhile) {
  const auto bob = set_up_another();
  member(ada_, "bob@hill.example", {app::Role::owner});
  Visitor older(site_);
  older.get("/sign-in");
  older.post("/sign-in", {{"email", "bob@hill.example"}, {"password", "another password"}});
  older.get("/desk/settings");
  auto newer = older;
  ASSERT_EQ(newer.post("/desk/switch", {{"organisation", ada_.organisation.text}}).status, 303);

  for (const auto* path :
       {"/desk/settings/organisation", "/desk/members/invite", "/desk/settings/retention",
        "/desk/mail", "/desk/keys-for-programs", "/desk/webhooks", "/desk/achievements/new",
        "/desk/settings/keys", "/desk/award", "/desk/leave"}) {
    auto tab = older;
    const auto refused = tab.post(path, {{"name", "Hill School"}, {"email", "x@hill.example"}});
    EXPECT_EQ(refused.status, 409) << path;
    EXPECT_THAT(refused.body, HasSubstr("You work for Harbour Workshop now")) << path;
  }
  EXPECT_THAT(newer.get("/desk").body, HasSubstr("<h1>Harbour Workshop</h1>"));

  EXPECT_EQ(older.post("/desk/switch", {{"organisation", bob.organisation.text}}).status, 303);
  const auto saved =
      older.post("/desk/settings/organisation", {{"name", "Hill College"}, {"url", ""}});
  EXPECT_EQ(saved.status, 303) << saved.body;
  EXPECT_THAT(older.get("/desk").body, HasSubstr("<h1>Hill College</h1>"));
}

TEST_F(PeoplePages, SignInByACodeAndSetANewPassword) {
  Visitor lost(site_);
  EXPECT_THAT(lost.get("/sign-in").body, Not(HasSubstr("/sign-in/code")));
  app::Postbox postbox;
  context_->mailer = &postbox;
  EXPECT_THAT(lost.get("/sign-in").body, HasSubstr("/sign-in/code"));
  const auto asked =
      lost.post("/sign-in/code", {{"email", "ada@harbour.example"}, {"next", "/desk/settings"}});
  EXPECT_EQ(asked.status, 200);
  EXPECT_THAT(asked.body, HasSubstr("Code from the mail"));
  auto reading = must(store_->begin(app::Access::read));
  const auto queued = must(reading->outbox().list(app::server_organisation(), std::nullopt, {}));
  reading.reset();
  const auto attempt = between(asked.body, "name=\"attempt\" value=\"", "\"");
  const auto wrong = lost.post("/sign-in/code/check", {{"email", "ada@harbour.example"},
                                                       {"attempt", attempt},
                                                       {"code", "x"},
                                                       {"next", "/desk/settings"}});
  EXPECT_EQ(wrong.status, 422);
  EXPECT_THAT(wrong.body, HasSubstr("value=\"" + attempt + "\""));
  const auto in = lost.post("/sign-in/code/check", {{"email", "ada@harbour.example"},
                                                    {"attempt", attempt},
                                                    {"code", queued.front().about.substr(0, 6)},
                                                    {"next", "/desk/settings"}});
  EXPECT_EQ(in.header("Location"), "/desk/settings");
  EXPECT_THAT(lost.get("/desk/settings").body, Not(HasSubstr("id=\"current\"")));
  EXPECT_EQ(lost.post("/desk/settings/password", {{"password", "a quite new password"}}).status,
            303);
  EXPECT_THAT(lost.get("/desk/settings").body, HasSubstr("id=\"current\""));
  EXPECT_EQ(owner_.get("/desk").status, 303) << "other devices are signed out";
}

TEST_F(PeoplePages, ListSessionsAndEndThem) {
  Visitor phone(site_);
  phone.get("/sign-in");
  phone.send("/sign-in", "", "");
  phone.get("/sign-in");
  phone.post("/sign-in", {{"email", "ada@harbour.example"}, {"password", "correct horse battery"}},
             {{"user-agent", "Mozilla/5.0 (iPhone) Version/18.0 Safari/604.1"}});
  EXPECT_EQ(phone.get("/desk").status, 200);
  const auto page = owner_.get("/desk/settings").body;
  EXPECT_THAT(page, HasSubstr("Safari, iPhone"));
  const auto handle = between(page, "name=\"session\" value=\"", "\"");
  EXPECT_EQ(owner_.post("/desk/settings/sessions/end", {{"session", handle}}).status, 303);
  EXPECT_EQ(phone.get("/desk").status, 303);
  EXPECT_EQ(owner_.post("/desk/settings/sessions/end", {{"session", handle}}).status, 404);
  EXPECT_EQ(owner_.post("/desk/settings/sessions/end-others", {}).status, 303);
  EXPECT_EQ(owner_.get("/desk").status, 200);
}

// A cookie that somebody planted before is worth nothing afterwards.
TEST_F(PeoplePages, GiveANewSessionToWhoeverSignsIn) {
  Visitor victim(site_);
  const auto planted = "server-planted";
  victim.cookies()["cairn_session"] = planted;
  victim.get("/sign-in");
  victim.post("/sign-in",
              {{"email", "ada@harbour.example"}, {"password", "correct horse battery"}});
  EXPECT_NE(victim.cookies()["cairn_session"], planted);
  EXPECT_EQ(victim.get("/desk").status, 200);
  Visitor thief(site_);
  thief.cookies()["cairn_session"] = planted;
  EXPECT_EQ(thief.get("/desk").status, 303);

  const auto mine = owner_.cookies()["cairn_session"];
  owner_.get("/desk/settings");
  owner_.post("/desk/settings/password",
              {{"current", "correct horse battery"}, {"password", "another horse altogether"}});
  EXPECT_NE(owner_.cookies()["cairn_session"], mine);
  thief.cookies()["cairn_session"] = mine;
  EXPECT_EQ(thief.get("/desk").status, 303);
}

TEST_F(PeoplePages, AreAnApiToo) {
  const auto key = must(app::create_api_key(
                            *context_, ada_, "HR",
                            {"people", "achievements", "claims", "awards", "stacks", "analytics"}))
                       .token;
  const std::vector<Header> bearer = {{"authorization", "Bearer " + key}};
  Visitor program(site_);
  const auto call = [&](Method method, const std::string& path, const std::string& body = "") {
    return program.send(path, "application/json", body, bearer, method);
  };
  const auto made = call(Method::post, "/api/v1/invitations", R"({"roles": ["viewer"]})");
  EXPECT_EQ(made.status, 201);
  const auto path = "/join/" + between(made.body, "/join/", "\"");
  EXPECT_THAT(call(Method::get, "/api/v1/invitations").body, Not(HasSubstr("/join/")))
      << "the link is told once";
  const std::vector<Header> once = {bearer.front(), {"idempotency-key", "k1"}};
  for (const bool first : {true, false}) {
    const auto invited = program.send("/api/v1/invitations", "application/json",
                                      R"({"roles": ["viewer"]})", once, Method::post);
    EXPECT_EQ(invited.status, 201);
    EXPECT_EQ(invited.body.find("/join/") != std::string::npos, first) << "and kept nowhere";
  }
  joined(path, "bea@harbour.example");
  const auto list = call(Method::get, "/api/v1/members?limit=1");
  const auto next = between(list.body, "\"next\":\"", "\"");
  const auto rest = call(Method::get, "/api/v1/members?after=" + next).body;
  const bool bea_first = list.body.find("bea@harbour.example") != std::string::npos;
  EXPECT_THAT(bea_first ? rest : list.body, HasSubstr("ada@harbour.example"));
  const auto& hers = bea_first ? list.body : rest;
  EXPECT_THAT(hers, HasSubstr("bea@harbour.example"));
  const auto bea = "/api/v1/members/" + between(hers, "\"id\":\"", "\"");
  EXPECT_EQ(call(Method::put, bea, R"({"roles": []})").status, 400);
  EXPECT_EQ(call(Method::put, bea, R"({"roles": ["king"]})").status, 400);
  EXPECT_EQ(call(Method::put, bea, R"({"roles": ["owner"]})").status, 400);
  EXPECT_EQ(call(Method::post, "/api/v1/invitations", R"({"roles": ["owner"]})").status, 400);
  EXPECT_THAT(call(Method::put, bea, R"({"roles": ["assessor"]})").body,
              HasSubstr("\"roles\":[\"assessor\"]"));
  EXPECT_EQ(call(Method::del, "/api/v1/members/" + ada_.account.text).status, 409);
  EXPECT_THAT(call(Method::put, bea, R"({"roles": ["owner"]})").body, HasSubstr("/owner"));
  const auto hand_over = [&](const std::string& password) {
    return call(Method::post, bea + "/hand-over",
                R"({"owner": ")" + ada_.account.text + R"(", "password": ")" + password +
                    R"(", "roles": ["issuer"]})");
  };
  EXPECT_THAT(hand_over("a guess").body, HasSubstr("/password"));
  EXPECT_THAT(hand_over("correct horse battery").body, HasSubstr("\"owner\""));
  EXPECT_EQ(call(Method::post, "/api/v1/members/none/hand-over", "{}").status, 404);
  app::OwnerProof by_bea;
  by_bea.owner = {bea.substr(bea.rfind('/') + 1)};
  by_bea.password = "a password of their own";
  must(app::change_roles(*context_, ada_, ada_.account, {"owner"}, by_bea));
  EXPECT_EQ(call(Method::del, bea).status, 204);
  EXPECT_EQ(call(Method::get, bea).status, 404);
  const auto other = call(Method::post, "/api/v1/invitations",
                          R"({"email": "cyd@harbour.example", "roles": ["issuer"]})");
  const auto id = between(other.body, "\"id\":\"", "\"");
  EXPECT_EQ(call(Method::del, "/api/v1/invitations/" + id).status, 204);
  EXPECT_EQ(call(Method::del, "/api/v1/invitations/" + id).status, 404);
}

}  // namespace
}  // namespace cairn::server
