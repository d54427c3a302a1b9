// SPDX-License-Identifier: Apache-2.0
// Results on the form that awards one person, in the template of a sheet, and for programs.
#include "app/accounts/api_keys.h"
#include "http/visitor.h"

namespace cairn::server {
namespace {

using app::must;
using testing::HasSubstr;
using testing::Not;

class AwardResultPages : public SiteTest {
 protected:
  Visitor issuer_ = admin();
  app::Actor actor_ = must(app::session_of(*context_, issuer_.cookies()["cairn_session"])).actor;

  app::Achievement graded() {
    auto form = welding();
    achievement::ResultRow grade{.name = "Grade <final>", .type = "LetterGrade"};
    grade.allowed_values = {"C", "B", "A"};
    form.details.results = {grade, {.name = "Exam", .type = "Percent"}};
    const auto made = must(app::create_achievement(*context_, actor_, form));
    return must(app::publish_achievement(*context_, actor_, made.id));
  }
};

TEST_F(AwardResultPages, AskForWhatTheChosenAchievementDefines) {
  const auto achievement = graded();
  const auto plain = published(actor_);
  EXPECT_THAT(issuer_.get("/desk/award?achievement=" + plain.id.text).body,
              Not(HasSubstr("What was reached")));
  Fields fields = {{"achievement", achievement.id.text},
                   {"name", "Grace Moor"},
                   {"email", "grace@learner.example"},
                   {"source_key", "k1"},
                   {"result:Exam", "120"},
                   {"result:Grade <final>", "B"}};
  auto choosing = fields;
  choosing.push_back({"choose", "yes"});
  const auto shown = issuer_.post("/desk/award", choosing);
  EXPECT_EQ(shown.status, 200);
  EXPECT_THAT(shown.body, HasSubstr("name=\"result:Grade &lt;final&gt;\""));
  EXPECT_THAT(shown.body, HasSubstr("<option value=\"B\" selected>"));
  EXPECT_THAT(shown.body, HasSubstr("value=\"120\""));
  EXPECT_THAT(shown.body, HasSubstr("Grace Moor"));
  const auto wrong = issuer_.post("/desk/award", fields);
  EXPECT_EQ(wrong.status, 422);
  EXPECT_THAT(wrong.body, HasSubstr("Exam must lie within 0 to 100."));
  EXPECT_THAT(wrong.body, HasSubstr("result-2-error"));
  fields[4].value = "90";
  const auto made = issuer_.post("/desk/award", fields);
  EXPECT_EQ(made.status, 303) << made.body;
}

TEST_F(AwardResultPages, TellWhichColumnsASheetMayHave) {
  const auto achievement = graded();
  EXPECT_THAT(issuer_.get("/desk/batches/new").body, HasSubstr("result: Grade &lt;final&gt;"));
  const auto file = issuer_.get("/desk/batches/template.csv?achievement=" + achievement.id.text);
  EXPECT_EQ(file.body,
            "name,email,expires,evidence,narrative,key,result: Grade <final>,result: Exam\r\n");
  EXPECT_EQ(issuer_.get("/desk/batches/template.csv?achievement=none").status, 404);
}

TEST_F(AwardResultPages, TakeThemFromPrograms) {
  const auto achievement = graded();
  const auto key = must(app::create_api_key(*context_, actor_, "Test", {"awards"})).token;
  const auto send = [&](std::string_view results) {
    const auto body =
        R"({"achievement": ")" + achievement.id.text +
        R"(", "name": "Grace", "email": "grace@learner.example", "source_key": "1",)" +
        R"("results": )" + std::string(results) + "}";
    return Visitor(site_).send("/api/v1/awards", "application/json", body,
                               {{"authorization", "Bearer " + key}});
  };
  const auto refused =
      send(R"([{"name": "Exam", "value": "-1"}, {"name": "Height", "value": "2"}])");
  EXPECT_EQ(refused.status, 400);
  EXPECT_THAT(refused.body, HasSubstr("/results/1/name"));
  EXPECT_THAT(send(R"([{"name": "Exam"}])").body, HasSubstr("/results/0/value"));
  const auto made = send(R"([{"name": "Exam", "value": "90"}])");
  EXPECT_EQ(made.status, 201) << made.body;
}

}  // namespace
}  // namespace cairn::server
