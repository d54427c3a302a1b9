// SPDX-License-Identifier: Apache-2.0
// Many claims at once through the pages and for programs.
#include "app/accounts/api_keys.h"
#include "app/assessment/mark.h"
#include "http/visitor.h"

namespace cairn::server {
namespace {

using app::must;
using testing::HasSubstr;
using testing::Not;

class ClaimsTogether : public SiteTest {
 protected:
  Visitor issuer_ = admin();
  app::Actor actor_ = must(app::session_of(*context_, issuer_.cookies()["cairn_session"])).actor;
  app::Achievement achievement_ = published(actor_);

  std::string send(std::string name) {
    auto form = claim_form();
    form.name = name;
    form.email = "a" + std::to_string(sent_++) + "@learner.example";
    return must(app::submit_claim(*context_, achievement_.claim_code, form, "")).id.text;
  }
  // Marked by the issuer where there is a level.
  std::string send_to_be_marked(std::string name, std::optional<std::size_t> level) {
    if (rubric_of_.empty()) {
      assessment::Plan plan;
      plan.rubric.criteria = {
          {"c1", "Joint", "", 1, {{"Not yet", "", 0}, {"Sound", "", 100}}, std::nullopt}};
      plan.rubric.pass_percent = 5000;
      plan.policy.undo_minutes = undo_minutes_;
      must(app::save_plan(*context_, actor_, achievement_.id, plan));
      rubric_of_ = achievement_.id.text;
    }
    auto form = claim_form();
    form.name = std::move(name);
    form.email = "a" + std::to_string(sent_++) + "@learner.example";
    form.declaration = {true, true, "none", "", ""};
    const auto id = must(app::submit_claim(*context_, achievement_.claim_code, form, "")).id;
    if (level)
      must(app::save_marking(
          *context_, actor_, id,
          {.marking = {.marks = {{"c1", *level, ""}}}, .handing = app::Handing::in}));
    return id.text;
  }
  int sent_ = 0;
  std::int64_t undo_minutes_ = 0;
  std::string rubric_of_;
};

TEST_F(ClaimsTogether, GoOnWithoutThoseThatWereDecidedMeanwhile) {
  const auto grace = send("Grace Moor");
  const auto nour = send("Nour Ali");
  issuer_.get("/desk/claims");
  must(app::decide_claim(*context_, actor_, {grace}, {app::ClaimState::declined, "Blurred."}));
  const Fields both = {
      {"outcome", "declined"}, {"claim", grace}, {"claim", nour}, {"reason", "No <weld>."}};
  auto confirm = both;
  confirm.push_back({"key", "k1"});
  for (const auto& answer :
       {issuer_.post("/desk/claims/together", confirm), issuer_.post("/desk/claims/look", both)}) {
    EXPECT_EQ(answer.status, 409);
    EXPECT_THAT(answer.body, HasSubstr("Grace Moor, “Welding, first level”: this claim has been"));
    EXPECT_THAT(answer.body, HasSubstr(">No &lt;weld&gt;.</textarea>"));
    EXPECT_THAT(answer.body, HasSubstr("value=\"" + nour + "\" checked"));
    EXPECT_THAT(answer.body, Not(HasSubstr("value=\"" + grace + "\"")));
  }
  const auto rest = issuer_.post(
      "/desk/claims/together",
      {{"outcome", "declined"}, {"claim", nour}, {"reason", "No weld."}, {"key", "k1"}});
  EXPECT_EQ(rest.status, 303) << rest.body;
}

TEST_F(ClaimsTogether, AreTickedLookedAtAndSigned) {
  const auto grace = send("Grace <Moor>");
  const auto nour = send("Nour Ali");
  const auto list = issuer_.get("/desk/claims");
  EXPECT_THAT(list.body, HasSubstr("name=\"claim\" value=\"" + grace + "\""));
  const auto none = issuer_.post("/desk/claims/look", {{"outcome", "awarded"}});
  EXPECT_EQ(none.status, 303);
  EXPECT_THAT(issuer_.get("/desk/claims?none=1").body, HasSubstr("No claim is chosen."));
  const auto look =
      issuer_.post("/desk/claims/look",
                   {{"outcome", "awarded"}, {"listed", grace}, {"listed", nour}, {"every", "yes"}});
  EXPECT_EQ(look.status, 200) << look.body;
  EXPECT_THAT(look.body, HasSubstr("Grace &lt;Moor&gt;"));
  EXPECT_THAT(look.body, HasSubstr("Nour Ali"));
  EXPECT_THAT(look.body, HasSubstr("Makes <strong>three</strong> welds"));
  EXPECT_THAT(look.body, HasSubstr("Confirm and sign 2"));
  const auto key = between(look.body, "name=\"key\" value=\"", "\"");
  const Fields confirm = {
      {"outcome", "awarded"}, {"claim", grace}, {"claim", nour}, {"key", key}, {"reason", "Fine."}};
  const auto done = issuer_.post("/desk/claims/together", confirm);
  ASSERT_EQ(done.status, 303) << done.body;
  const auto again = issuer_.post("/desk/claims/together", confirm);
  EXPECT_EQ(again.status, 303) << "a double click";
  EXPECT_EQ(again.header("Location"), done.header("Location"));
  const auto page = issuer_.get(done.header("Location"));
  EXPECT_THAT(page.body, HasSubstr("2 of 2 are through"));
  EXPECT_THAT(page.body, HasSubstr("The badge of Nour Ali"));
}

TEST_F(ClaimsTogether, AreDeclinedForAReasonThatIsKept) {
  const auto grace = send("Grace Moor");
  issuer_.get("/desk/claims");
  const auto look = issuer_.post("/desk/claims/look", {{"outcome", "declined"}, {"claim", grace}});
  EXPECT_THAT(look.body, Not(HasSubstr("What it took")));
  const auto refused = issuer_.post("/desk/claims/together",
                                    {{"outcome", "declined"}, {"claim", grace}, {"key", "k"}});
  EXPECT_EQ(refused.status, 422);
  EXPECT_THAT(refused.body, HasSubstr("reason-error"));
  EXPECT_THAT(refused.body, HasSubstr("name=\"key\" value=\"k\""));
  EXPECT_EQ(issuer_
                .post("/desk/claims/together", {{"outcome", "declined"},
                                                {"claim", grace},
                                                {"key", "k"},
                                                {"reason", "No weld to be seen."}})
                .status,
            303);
}

TEST_F(ClaimsTogether, AreDecidedByTheirMarks) {
  const auto simple = send("Sam Lee");
  const auto good = send_to_be_marked("Grace <Moor>", 1);
  const auto weak = send_to_be_marked("Nour Ali", 0);
  const auto open = send_to_be_marked("Wes Hill", std::nullopt);
  const auto list = issuer_.get("/desk/claims").body;
  EXPECT_THAT(list, HasSubstr("value=\"by-marks\""));
  EXPECT_THAT(list, HasSubstr("ready to decide"));
  EXPECT_THAT(list, HasSubstr("name=\"claim\" value=\"" + simple + "\""));
  EXPECT_THAT(issuer_.get("/desk/assessments?show=ready").body, Not(HasSubstr("Wes Hill")));
  issuer_.get("/desk/claims");
  const auto look = issuer_.post("/desk/claims/look", {{"outcome", "by-marks"},
                                                       {"listed", good},
                                                       {"listed", weak},
                                                       {"listed", open},
                                                       {"every", "yes"}});
  ASSERT_EQ(look.status, 200) << look.body;
  EXPECT_THAT(look.body, HasSubstr("Grace &lt;Moor&gt;"));
  EXPECT_THAT(look.body, HasSubstr("does not pass"));
  EXPECT_THAT(look.body, HasSubstr("Decide 2"));
  EXPECT_THAT(look.body, HasSubstr("Not supervised"));
  EXPECT_THAT(look.body, HasSubstr("The first marker’s marks are missing."));
  EXPECT_THAT(look.body, Not(HasSubstr("name=\"claim\" value=\"" + open + "\"")));
  const auto key = between(look.body, "name=\"key\" value=\"", "\"");
  const auto done = issuer_.post(
      "/desk/claims/together",
      {{"outcome", "by-marks"}, {"claim", good}, {"claim", weak}, {"key", key}, {"reason", ""}});
  ASSERT_EQ(done.status, 303) << done.body;
  const auto page = issuer_.get(done.header("Location")).body;
  EXPECT_THAT(page, HasSubstr("Claims decided by their marks"));
  EXPECT_THAT(page, HasSubstr("The badge of Grace &lt;Moor&gt;"));
  EXPECT_THAT(page, HasSubstr(">declined</span>"));
  EXPECT_THAT(issuer_.get("/desk/claims?state=declined").body, HasSubstr("Nour Ali"));
}

TEST_F(ClaimsTogether, AreDecidedAsTheyWereShown) {
  const auto grace = send("Grace Moor");
  issuer_.get("/desk/claims");
  const auto look = issuer_.post("/desk/claims/look", {{"outcome", "awarded"}, {"claim", grace}});
  const auto field = "round-" + grace;
  const auto shown = between(look.body, "name=\"" + field + "\" value=\"", "\"");
  EXPECT_EQ(shown, "1");
  must(app::decide_claim(*context_, actor_, {grace}, {app::ClaimState::declined, "No."}));
  must(app::reopen_claim(*context_, actor_, {grace}));
  const auto done = issuer_.post(
      "/desk/claims/together",
      {{"outcome", "awarded"}, {"claim", grace}, {"key", "k"}, {"reason", ""}, {field, shown}});
  ASSERT_EQ(done.status, 303);
  EXPECT_THAT(issuer_.get(done.header("Location")).body, HasSubstr("since you opened it"));
  EXPECT_EQ(must(app::open_case(*context_, actor_, {grace})).claim.state,
            app::ClaimState::submitted);
}

TEST_F(ClaimsTogether, CanBeUndoneOneByOne) {
  undo_minutes_ = 30;
  const auto good = send_to_be_marked("Grace Moor", 1);
  issuer_.get("/desk/claims");
  const auto look = issuer_.post("/desk/claims/look", {{"outcome", "by-marks"}, {"claim", good}});
  EXPECT_THAT(look.body, HasSubstr("It can be undone for 30 minutes; only then is it signed."));
  const auto done = issuer_.post("/desk/claims/together",
                                 {{"outcome", "by-marks"}, {"claim", good}, {"key", "k"}});
  ASSERT_EQ(done.status, 303);
  EXPECT_THAT(issuer_.get(done.header("Location")).body, HasSubstr("It will be awarded."));
  EXPECT_THAT(issuer_.get("/desk/claims/" + good).body, HasSubstr("Undo the decision"));
  EXPECT_EQ(issuer_.post("/desk/claims/" + good + "/undo", {}).status, 303);
  EXPECT_THAT(issuer_.get("/desk/claims").body, HasSubstr("ready to decide"));
}

TEST_F(ClaimsTogether, AreDecidedByTheirMarksByPrograms) {
  const auto key = must(app::create_api_key(*context_, actor_, "Test", {"claims"})).token;
  Visitor program(site_);
  const std::vector<Header> headers = {{"authorization", "Bearer " + key}};
  const auto body = R"({"claims": [")" + send_to_be_marked("Grace", 1) + R"(", ")" +
                    send_to_be_marked("Nour", 0) + R"(", ")" +
                    send_to_be_marked("Wes", std::nullopt) +
                    R"("], "outcome": "by-marks", "key": "spring"})";
  EXPECT_THAT(program.get("/api/v1/claims?show=ready", headers).body, Not(HasSubstr("Wes")));
  const auto made = program.send("/api/v1/claim-sittings", "application/json", body, headers);
  ASSERT_EQ(made.status, 201) << made.body;
  for (const auto* shown :
       {"\"outcome\":\"by-marks\"", "\"outcome\":\"awarded\"", "\"outcome\":\"declined\"",
        "\"state\":\"refused\"", "The first marker’s marks are missing."})
    EXPECT_THAT(made.body, HasSubstr(shown));
  achievement_ = published(actor_);
  const auto plain =
      R"({"claims": [")" + send("Sam") + R"("], "outcome": "by-marks", "key": "summer"})";
  EXPECT_EQ(program.send("/api/v1/claim-sittings", "application/json", plain, headers).status, 409);
}

TEST_F(ClaimsTogether, AreDecidedByPrograms) {
  const auto key = must(app::create_api_key(*context_, actor_, "Test", {"claims"})).token;
  Visitor program(site_);
  const std::vector<Header> headers = {{"authorization", "Bearer " + key}};
  const auto body = R"({"claims": [")" + send("Grace") + R"(", ")" + send("Nour") +
                    R"("], "outcome": "awarded", "key": "spring"})";
  const auto made = program.send("/api/v1/claim-sittings", "application/json", body, headers);
  ASSERT_EQ(made.status, 201) << made.body;
  EXPECT_THAT(made.body, HasSubstr("\"finished\":true"));
  EXPECT_THAT(made.body, HasSubstr("/b/"));
  const auto id = between(made.body, "\"id\":\"", "\"");
  EXPECT_EQ(program.get("/api/v1/claim-sittings/" + id, headers).body, made.body);
  EXPECT_THAT(program
                  .send("/api/v1/claim-sittings", "application/json",
                        R"({"claims": [], "outcome": "maybe"})", headers)
                  .body,
              HasSubstr("/outcome"));
}

TEST_F(ClaimsTogether, AreDecidedByProgramsAsTheyWereRead) {
  const auto key = must(app::create_api_key(*context_, actor_, "Test", {"claims"})).token;
  Visitor program(site_);
  const std::vector<Header> headers = {{"authorization", "Bearer " + key}};
  const auto grace = send("Grace");
  const auto nour = send("Nour");
  const auto read = program.get("/api/v1/claims/" + grace, headers).body;
  EXPECT_THAT(read, HasSubstr("\"round\":1,"));
  must(app::decide_claim(*context_, actor_, {grace}, {app::ClaimState::declined, "No."}));
  must(app::reopen_claim(*context_, actor_, {grace}));
  const auto decide = [&](const std::string& rounds) {
    return program.send("/api/v1/claim-sittings", "application/json",
                        R"({"claims": [")" + grace + R"(", ")" + nour +
                            R"("], "outcome": "awarded", "rounds": )" + rounds + "}",
                        headers);
  };
  const auto rounds = [&](const std::string& of) {
    return R"({")" + grace + R"(": )" + of + R"(, ")" + nour + R"(": {"round": 1}})";
  };
  EXPECT_THAT(decide(rounds("3")).body, HasSubstr("/rounds/" + grace));
  EXPECT_THAT(decide(rounds("{}")).body, HasSubstr("/rounds/" + grace + "/round"));
  const auto stranger = decide(R"({"nobody": {"round": 1}})");
  EXPECT_EQ(stranger.status, 400) << "of a claim that is not decided here";
  EXPECT_THAT(stranger.body, HasSubstr("/rounds/nobody"));
  const auto made = decide(rounds(R"({"round": 1})"));
  ASSERT_EQ(made.status, 201) << made.body;
  EXPECT_THAT(made.body, HasSubstr("since you opened it"));
  EXPECT_EQ(must(app::open_case(*context_, actor_, {grace})).claim.state,
            app::ClaimState::submitted);
  EXPECT_EQ(must(app::open_case(*context_, actor_, {nour})).claim.state, app::ClaimState::awarded);
  const auto again =
      program.send("/api/v1/claim-sittings", "application/json",
                   R"({"claims": [")" + grace + R"("], "outcome": "awarded", "rounds": {")" +
                       grace + R"(": {"round": 2}}})",
                   headers);
  ASSERT_EQ(again.status, 201) << again.body;
  EXPECT_EQ(must(app::open_case(*context_, actor_, {grace})).claim.state, app::ClaimState::awarded);
}

}  // namespace
}  // namespace cairn::server
