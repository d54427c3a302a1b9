// SPDX-License-Identifier: Apache-2.0
// Accounts of people who plan: what was begun without one is saved with one, taken along, deleted.
#include "app/career/keeping.h"
#include "app/limits.h"
#include "http/visitor.h"
#include "json/parse.h"

namespace cairn::server {
namespace {

using app::must;
using testing::HasSubstr;
using testing::Not;

class Accounts : public SiteTest {
 protected:
  // A goal begun without an account.
  void begin(Visitor& visitor, const std::string& title) {
    app::career::OpenedWorkbook opened;
    opened.workbook.goals.push_back({.id = opened.workbook.new_id(), .title = title});
    visitor.cookies()["cairn_workbook"] = must(app::career::keep_workbook(*context_, opened));
  }
  Response enter(Visitor& visitor, const std::string& path, const std::string& email,
                 const std::string& password, const std::string& next = "/account") {
    visitor.get(path);
    return visitor.post(path, {{"email", email}, {"password", password}, {"next", next}});
  }
  Response sign_up(Visitor& visitor, const std::string& email = "nour@example.org") {
    return enter(visitor, "/account/sign-up", email, password_);
  }
  Response sign_in(Visitor& visitor, const std::string& password) {
    return enter(visitor, "/account/sign-in", "nour@example.org", password);
  }

  const std::string password_ = "three stones on a hill";
  Visitor learner_{site_};
};

TEST_F(Accounts, SaveWhatWasBegunWithoutOne) {
  begin(learner_, "Data analyst");
  EXPECT_THAT(learner_.get("/account").body, HasSubstr("You plan without an account"));
  EXPECT_THAT(learner_.get("/account/sign-up").body, HasSubstr("comes with you: 1 goal"));
  const auto made = sign_up(learner_);
  EXPECT_EQ(made.status, 303) << made.body;
  EXPECT_EQ(made.header("Location"), "/account");
  const auto account = learner_.get("/account").body;
  for (const auto* text : {"nour@example.org", "1 goal", ">Account</a>"})
    EXPECT_THAT(account, HasSubstr(text));
  EXPECT_THAT(account, Not(HasSubstr(">Sign in</a>")));

  Visitor elsewhere(site_);
  EXPECT_EQ(sign_in(elsewhere, password_).status, 303);
  EXPECT_THAT(elsewhere.get("/account/workbook.json").body, HasSubstr("Data analyst"));
}

TEST_F(Accounts, AreTakenAlongAsAFile) {
  begin(learner_, "Data analyst");
  const auto file = learner_.get("/account/workbook.json");
  EXPECT_EQ(file.header("Content-Type"), "application/json");
  EXPECT_THAT(std::string(file.header("Content-Disposition")), HasSubstr("attachment"));
  Arena arena;
  EXPECT_EQ(must(json::parse(file.body, arena))["goals"].items()[0].string_at("title"),
            "Data analyst");
  EXPECT_EQ(Visitor(site_).get("/account/workbook.json").status, 200) << "an empty one";
}

TEST_F(Accounts, NameEveryWrongField) {
  const auto wrong = enter(learner_, "/account/sign-up", "nobody", "short");
  EXPECT_EQ(wrong.status, 422);
  for (const auto* text : {"2 answers need another look", "id=\"email-error\"",
                           "id=\"password-error\"", "value=\"nobody\""})
    EXPECT_THAT(wrong.body, HasSubstr(text));
  EXPECT_THAT(wrong.body, Not(HasSubstr("short\""))) << "a password is never shown again";
  sign_up(learner_);
  Visitor second(site_);
  const auto taken = sign_up(second);
  EXPECT_EQ(taken.status, 409);
  EXPECT_THAT(taken.body, HasSubstr("has an account already"));
}

TEST_F(Accounts, AreEnteredWithTheirPasswordAlone) {
  sign_up(learner_);
  Visitor other(site_);
  const auto refused = sign_in(other, "something else");
  EXPECT_EQ(refused.status, 403);
  EXPECT_THAT(refused.body, HasSubstr("do not belong together"));
  for (int i = 0; i < 5; ++i) sign_in(other, "something else");
  const auto slowed = sign_in(other, password_);
  EXPECT_EQ(slowed.status, 429);
  EXPECT_THAT(std::string(slowed.header("Retry-After")), Not(testing::IsEmpty()));
}

TEST_F(Accounts, GoOnToPathsOfThisServerAlone) {
  EXPECT_EQ(enter(learner_, "/account/sign-up", "nour@example.org", password_, "/catalogue?q=a&b=c")
                .header("Location"),
            "/catalogue?q=a&b=c");
  for (const auto* next : {"//evil.example", "/\\evil.example", "https://evil.example", ""}) {
    Visitor again(site_);
    EXPECT_EQ(
        enter(again, "/account/sign-in", "nour@example.org", password_, next).header("Location"),
        "/plan")
        << next;
  }
  EXPECT_THAT(Visitor(site_).get("/account/sign-in?next=%2Fcatalogue%3Fq%3Da%26b%3Dc").body,
              HasSubstr("?next=%2Fcatalogue%3Fq%3Da%26b%3Dc"));
  EXPECT_EQ(learner_.get("/account/sign-in?next=/catalogue").header("Location"), "/catalogue")
      << "who is signed in goes on at once";
}

TEST_F(Accounts, AreLeft) {
  sign_up(learner_);
  learner_.get("/account");
  EXPECT_EQ(learner_.post("/account/sign-out", {}).status, 303);
  EXPECT_EQ(learner_.get("/account").header("Location"), "/account/sign-in?next=/account");
}

TEST_F(Accounts, AreDeletedWithTheirPassword) {
  begin(learner_, "Data analyst");
  sign_up(learner_);
  learner_.get("/account");
  const auto wrong = learner_.post("/account/delete", {{"password", "something else"}});
  EXPECT_EQ(wrong.status, 403);
  EXPECT_THAT(wrong.body, HasSubstr("This is not your password."));
  EXPECT_THAT(wrong.body, HasSubstr("<details open>"));
  const auto gone = learner_.post("/account/delete", {{"password", password_}});
  EXPECT_EQ(gone.header("Location"), "/account/sign-in?gone=1");
  EXPECT_THAT(learner_.get("/account/sign-in?gone=1").body, HasSubstr("are deleted"));
  EXPECT_THAT(learner_.get("/account/workbook.json").body, Not(HasSubstr("Data analyst")));
  EXPECT_EQ(sign_in(learner_, password_).status, 403);
}

TEST_F(Accounts, AreNotNeededToForget) {
  begin(learner_, "Data analyst");
  const auto token = learner_.cookies()["cairn_workbook"];
  learner_.get("/account");
  EXPECT_EQ(learner_.post("/account/forget", {}).status, 303);
  learner_.cookies()["cairn_workbook"] = token;
  EXPECT_THAT(learner_.get("/account/workbook.json").body, Not(HasSubstr("Data analyst")));
}

TEST_F(Accounts, AreNoWayToTheDesk) {
  sign_up(learner_);
  EXPECT_EQ(learner_.get("/desk").status, 303);
  EXPECT_EQ(learner_.get("/desk/catalogue").status, 303);
}

}  // namespace
}  // namespace cairn::server
