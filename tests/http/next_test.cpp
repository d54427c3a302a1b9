// SPDX-License-Identifier: Apache-2.0
// The page and the address of what next: reasons as sentences, buttons, what each refuses.
#include "http/planner.h"
#include "json/parse.h"

namespace cairn::server {
namespace {

using app::must;
using testing::HasSubstr;
using testing::Not;

class NextPages : public PlannerTest {
 protected:
  // The first offer of the page.
  std::string first_offer(const std::string& path) {
    const auto body = see(path);
    const std::string mark = "name=\"offer\" value=\"";
    const auto at = body.find(mark);
    EXPECT_NE(at, std::string::npos) << body;
    if (at == std::string::npos) return "";
    const auto from = at + mark.size();
    return body.substr(from, body.find('"', from) - from);
  }
};

TEST_F(NextPages, TakeAnOfferIntoThePlanAndUndoIt) {
  const auto path = goal_ + "/next";
  EXPECT_THAT(see(path), HasSubstr("Your goal asks for"));
  const auto offer = first_offer(path);
  const auto taken = me_.post(path, {{"do", "take"}, {"offer", offer}});
  ASSERT_EQ(taken.status, 303) << taken.body;
  const auto after = see(std::string(taken.header("Location")));
  EXPECT_THAT(after, HasSubstr("is in your plan"));
  EXPECT_THAT(after, HasSubstr("See the plan"));
  EXPECT_THAT(me_.get("/account/workbook.json").body, HasSubstr("\"" + offer + "\""));
  EXPECT_EQ(me_.post(path, {{"do", "take"}, {"offer", offer}}).status, 409);
  const auto undone = me_.post(path, {{"do", "undo"}, {"offer", offer}});
  EXPECT_THAT(see(std::string(undone.header("Location"))), HasSubstr("That is undone."));
  EXPECT_EQ(first_offer(path), offer);
}

// From the gap by its own links: offers side by side, what speaks for each, one into the plan.
TEST_F(NextPages, FromAGapToThreeOffersAndOneOfThemIntoThePlan) {
  const auto gap = see(goal_ + "/gap");
  EXPECT_THAT(gap, HasSubstr("Compare three offers for this gap"));
  EXPECT_THAT(gap, HasSubstr("&amp;with_unknown=1&amp;skill=sql"));
  const std::string mark = "href=\"/catalogue/compare?";
  const auto at = gap.find(mark);
  ASSERT_NE(at, std::string::npos) << gap;
  auto path = gap.substr(at + 6, gap.find('"', at + 6) - at - 6);
  for (auto i = path.find("amp;"); i != std::string::npos; i = path.find("amp;")) path.erase(i, 4);
  const auto compared = see(path);
  for (const auto* text : {"What speaks for each", "For it", "To weigh", "for your gap",
                           "Take into my plan", "name=\"then\" value=\"plan\""})
    EXPECT_THAT(compared, HasSubstr(text));
  const auto offer =
      path.substr(path.find("offer=") + 6,
                  path.find("&offer=", path.find("offer=") + 6) - path.find("offer=") - 6);
  const auto taken =
      me_.post(goal_ + "/next", {{"do", "take"}, {"then", "plan"}, {"offer", offer}});
  ASSERT_EQ(taken.status, 303) << taken.body;
  EXPECT_THAT(std::string(taken.header("Location")), testing::StartsWith("/plan/plans/"));
  EXPECT_THAT(see(std::string(taken.header("Location"))), HasSubstr("It is in your plan"));
  EXPECT_THAT(see(path), HasSubstr("In your plan"));
  EXPECT_THAT(see("/catalogue?goal=" + goal_.substr(goal_.rfind('/') + 1)), HasSubstr("The gap: "));
  EXPECT_THAT(see("/catalogue?goal=99"), Not(HasSubstr("The gap: ")));
}

TEST_F(NextPages, PutAnOfferAsideAndTakeItBack) {
  const auto path = goal_ + "/next";
  const auto offer = first_offer(path);
  const auto put = me_.post(path, {{"do", "dismiss"}, {"offer", offer}});
  EXPECT_THAT(see(std::string(put.header("Location"))), HasSubstr("is not named again"));
  EXPECT_THAT(see(path), HasSubstr("what you put aside"));
  EXPECT_EQ(me_.post(path, {{"do", "undo"}, {"offer", offer}}).status, 303);
  EXPECT_THAT(see(path), Not(HasSubstr("what you put aside")));
  EXPECT_EQ(me_.post(path, {{"do", "undo"}, {"offer", offer}}).status, 404);
}

TEST_F(NextPages, RefuseWhatIsNoOfferAndNoChoice) {
  const auto path = goal_ + "/next";
  const auto offer = first_offer(path);
  EXPECT_EQ(me_.post(path, {{"do", "take"}, {"offer", "<script>"}}).status, 404);
  EXPECT_EQ(me_.post(path, {{"do", "take"}, {"offer", std::string(10'000, 'x')}}).status, 404);
  EXPECT_EQ(me_.post(path, {{"do", "sing"}, {"offer", offer}}).status, 422);
  EXPECT_EQ(me_.post(path, {}).status, 404);
  EXPECT_EQ(me_.get("/plan/goals/99/next").status, 404);
  const auto answer = see(path + "?done=dismiss&offer=%3Cscript%3Ealert(1)%3C/script%3E");
  EXPECT_THAT(answer, Not(HasSubstr("<script>alert(1)")));
  EXPECT_THAT(answer, Not(HasSubstr("is not named again")));
}

TEST_F(NextPages, LetSomebodyBeCountedOrNot) {
  EXPECT_THAT(see("/plan/next"),
              HasSubstr("name=\"counted\" value=\"1\" aria-describedby=\"counted-hint\" checked"));
  const auto out = me_.post("/plan/next", {{"do", "count"}});
  ASSERT_EQ(out.status, 303) << out.body;
  const auto after = see(std::string(out.header("Location")));
  EXPECT_THAT(after, HasSubstr("You are not counted any more."));
  EXPECT_THAT(after, Not(HasSubstr("aria-describedby=\"counted-hint\" checked")));
  EXPECT_THAT(me_.get("/account/workbook.json").body, HasSubstr("\"kept_out\":true"));
  const auto in = me_.post("/plan/next", {{"do", "count"}, {"counted", "1"}});
  EXPECT_THAT(see(std::string(in.header("Location"))), HasSubstr("You are counted."));
}

TEST_F(NextPages, StandWithoutAGoalToo) {
  Visitor other(site_);
  const auto answer = other.get("/plan/next");
  EXPECT_EQ(answer.status, 200);
  EXPECT_THAT(answer.body, HasSubstr("Nothing speaks for any offer yet."));
  EXPECT_THAT(answer.body, Not(HasSubstr("value=\"take\"")));
  EXPECT_THAT(see("/plan"), HasSubstr(goal_ + "/next"));
}

class NextApi : public SiteTest {
 protected:
  NextApi() { bring_model(); }
  Response send(const std::string& body) {
    return program_.send("/api/v1/next", "application/json", body);
  }
  Visitor program_{site_};
};

TEST_F(NextApi, AnswersWithTypedReasons) {
  Arena arena;
  const auto answer = send(R"({"goal":{"requirements":[{"skill":"sql","level":3}]},"top":2})");
  ASSERT_EQ(answer.status, 200) << answer.body;
  const auto body = must(json::parse(answer.body, arena));
  ASSERT_GE(body["offers"].size(), 1U);
  EXPECT_LE(body["offers"].size(), 2U);
  const auto& first = body["offers"].items()[0];
  EXPECT_EQ(first["reasons"].items()[0].string_at("type"), "closes");
  EXPECT_THAT(answer.body, Not(HasSubstr("strength")));
  const auto id = std::string(first.string_at("id"));
  const auto without =
      send(R"({"goal":{"requirements":[{"skill":"sql","level":3}]},"left_out":[")" + id + R"("]})");
  EXPECT_THAT(without.body, Not(HasSubstr("\"id\":\"" + id + "\"")));
  EXPECT_EQ(send("{}").status, 200) << "nothing known is nothing recommended";
}

TEST_F(NextApi, NamesWhatIsWrong) {
  Arena arena;
  const auto fault_of = [&](const std::string& body) {
    const auto answer = send(body);
    EXPECT_EQ(answer.status, 400) << body << " " << answer.body;
    return std::string(must(json::parse(answer.body, arena)).string_at("path"));
  };
  EXPECT_EQ(fault_of("[]"), "");
  EXPECT_EQ(fault_of(""), "");
  for (const auto* top : {"0", "51", "-1", "1.5", "\"3\"", "null"})
    EXPECT_EQ(fault_of(R"({"top":)" + std::string(top) + "}"), "/top");
  EXPECT_EQ(fault_of(R"({"left_out":"x"})"), "/left_out");
  EXPECT_EQ(fault_of(R"({"done":[5]})"), "/done");
  EXPECT_EQ(fault_of(R"({"occupation":{}})"), "/occupation");
  EXPECT_EQ(fault_of(R"({"framework":7})"), "/framework");
  EXPECT_THAT(fault_of(R"({"goal":5})"), HasSubstr("/goal"));
  EXPECT_THAT(fault_of(R"({"profile":{"skills":[{"skill":"sql","level":99}]}})"),
              HasSubstr("/profile"));
  EXPECT_EQ(send(R"({"framework":"nowhere"})").status, 404);
}

}  // namespace
}  // namespace cairn::server
