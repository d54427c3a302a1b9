// SPDX-License-Identifier: Apache-2.0
// Planning for programs: what each address answers, and what it says to JSON of the wrong shape.
#include "http/visitor.h"
#include "json/parse.h"

namespace cairn::server {
namespace {

using app::must;
using testing::HasSubstr;
using testing::Not;

class PlanApi : public SiteTest {
 protected:
  PlanApi() { bring_model(); }
  Response send(const std::string& path, const std::string& body) {
    return program_.send("/api/v1/" + path, "application/json", body);
  }
  json::Value read(const std::string& path, const std::string& body) {
    const auto answer = send(path, body);
    EXPECT_EQ(answer.status, 200) << answer.body;
    return must(json::parse(answer.body, arena_));
  }
  // The place that is named as wrong.
  std::string fault_of(const std::string& path, const std::string& body) {
    const auto answer = send(path, body);
    EXPECT_EQ(answer.status, 400) << path << " " << body << " " << answer.body;
    EXPECT_EQ(answer.header("Content-Type"), "application/problem+json");
    EXPECT_THAT(answer.body, HasSubstr("\"detail\""));
    return std::string(must(json::parse(answer.body, arena_)).string_at("path"));
  }

  Arena arena_;
  Visitor program_{site_};
};

TEST_F(PlanApi, ReadsAdverts) {
  const std::string text = R"({"text":"You will need\n- Two years of SQL experience\n"})";
  EXPECT_THAT(send("adverts", text).body, HasSubstr("\"sql\""));
  EXPECT_GE(read("skills/extract", text)["skills"].size(), 1U);
  EXPECT_EQ(read("skills/extract", text)["framework"].as_string(), "starter");
  EXPECT_LE(read("occupations/match", R"({"text":"Data analyst","top":3})")["occupations"].size(),
            3U);
}

TEST_F(PlanApi, NamesWhatIsOfTheWrongType) {
  for (const auto* path : {"adverts", "skills/extract", "occupations/match"}) {
    EXPECT_EQ(fault_of(path, "[]"), "");
    EXPECT_EQ(fault_of(path, ""), "");
    EXPECT_EQ(fault_of(path, "{}"), "/text");
    EXPECT_EQ(fault_of(path, R"({"text":5})"), "/text");
    EXPECT_EQ(fault_of(path, R"({"text":["SQL"]})"), "/text");
    EXPECT_EQ(fault_of(path, R"({"url":{}})"), "/url");
    EXPECT_EQ(fault_of(path, R"({"url":"file:///etc/passwd"})"), "/url");
    EXPECT_EQ(fault_of(path, R"({"text":"SQL","framework":5})"), "/framework");
    EXPECT_EQ(fault_of(path, R"({"text":"SQL","framework":"../../etc"})"), "");
    EXPECT_EQ(send(path, R"({"text":"SQL","framework":"nowhere"})").status, 404);
  }
  for (const auto* top : {"\"a\"", "0", "-1", "1e9", "1.5", "null"})
    EXPECT_EQ(fault_of("skills/extract", R"({"text":"SQL","top":)" + std::string(top) + "}"),
              "/top");
  EXPECT_EQ(send("adverts", std::string(100'000, '[')).status, 413);
  EXPECT_EQ(send("adverts", R"({"url":"http://127.0.0.1:1/"})").status, 502);
}

TEST_F(PlanApi, AnswersAndRefusesGaps) {
  const auto gap = read("gap", R"({"goal":{"requirements":[{"skill":"sql","level":3}]},
                                   "profile":{"skills":[{"skill":"sql","level":3}]}})");
  EXPECT_EQ(gap["requirements"].size(), 1U);
  EXPECT_EQ(fault_of("gap", "{}"), "/profile");
  EXPECT_EQ(fault_of("gap", R"({"goal":5})"), "/goal");
  EXPECT_EQ(fault_of("gap", R"({"goal":{"requirements":5}})"), "/goal/requirements");
  EXPECT_EQ(fault_of("gap", R"({"goal":{"requirements":[{"skill":"sql","level":"3"}]}})"),
            "/goal/requirements/0/level");
  EXPECT_EQ(fault_of("gap", R"({"goal":{"requirements":[]},"framework":[]})"), "/framework");
}

TEST_F(PlanApi, AnswersAndRefusesPlans) {
  const std::string offer = R"("offers":[{"id":"x","title":"X","hours":10,"price":1,
                              "teaches":[{"skill":"a","level":3}]}])";
  const std::string whole = R"({"start":"2027-01-04","hours_per_week":5,"have":[],
                              "need":[{"skill":"a","level":3}],)";
  EXPECT_EQ(read("plan", whole + offer + "}").string_at("status"), "optimal");
  EXPECT_EQ(fault_of("plan", "{}"), "/start");
  EXPECT_EQ(fault_of("plan", "[]"), "");
  EXPECT_EQ(fault_of("plan", R"({"need":5})"), "/need");
  EXPECT_EQ(fault_of("plan", R"({"need":[{"skill":"a","level":-1}]})"), "/need/0/level");
  for (const auto* hours : {"-5", "1e308", "\"NaN\""})
    EXPECT_EQ(fault_of("plan", whole + R"("offers":[{"id":"x","hours":)" + hours + "}]}"),
              "/offers/0/hours");
}

TEST_F(PlanApi, WritesCalendarsThatCannotBeForged) {
  const auto answer = send("calendar", R"({"title":"n\r\nX-EVIL:1","steps":[{"offer":"a\r\nX:1",
      "title":"t\r\nATTENDEE:mailto:a@b.example","start":"2027-01-04","finish":"2027-01-05"}]})");
  EXPECT_EQ(answer.status, 200);
  EXPECT_EQ(answer.header("Content-Type"), "text/calendar; charset=utf-8");
  for (const auto* line : {"\nX-EVIL", "\nX:1", "\nATTENDEE"})
    EXPECT_THAT(answer.body, Not(HasSubstr(line)));
  for (const auto* wrong : {"[]", "5", "[5]", R"([{"offer":"a"}])",
                            R"([{"offer":"a","start":"2027-01-05","finish":"2027-01-04"}])",
                            R"([{"offer":"a","start":"9999-12-31","finish":"9999-12-31"}])"})
    EXPECT_THAT(fault_of("calendar", R"({"steps":)" + std::string(wrong) + "}"),
                HasSubstr("/steps"));
  const std::string steps =
      R"("steps":[{"offer":"a","start":"2027-01-04","finish":"2027-01-04"}]})";
  EXPECT_EQ(fault_of("calendar", R"({"time_zone":5,)" + steps), "/time_zone");
  EXPECT_EQ(fault_of("calendar", R"({"time_zone":"Mars/X",)" + steps), "/time_zone");
}

}  // namespace
}  // namespace cairn::server
