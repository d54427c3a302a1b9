// SPDX-License-Identifier: Apache-2.0
// The page of a plan that was taken: checking in, its calendar, its private feed, and how reminders
// end.
#include "app/career/keeping.h"
#include "app/limits.h"
#include "http/planner.h"

namespace cairn::server {
namespace {

using app::must;
using testing::HasSubstr;
using testing::Not;

class DatedPlan : public PlannerTest {
 protected:
  void SetUp() override {
    PlannerTest::SetUp();
    plan_ = take_plan();
    offer_ = between(see(plan_), "name=\"offer\" value=\"", "\"");
  }
  Response check_in(const std::string& minutes, const std::string& finished = "") {
    return me_.post(plan_ + "/check-in",
                    {{"offer", offer_}, {"minutes", minutes}, {"finished", finished}});
  }
  Response set_calendar(const Fields& fields, const std::string& busy = "") {
    me_.get(plan_);
    std::vector<Upload> files;
    if (!busy.empty()) files.push_back({"busy", "busy.ics", "text/calendar", busy});
    return me_.upload(plan_ + "/calendar", fields, files);
  }
  std::string new_feed() {
    me_.get(plan_);
    const std::string location(
        me_.upload(plan_ + "/calendar", {{"new_feed", "1"}}, {}).header("Location"));
    return between(location, "feed=", "#");
  }
  app::career::Plan stored_plan() {
    const auto opened = must(app::career::open_workbook(
        *context_, {me_.cookies()["cairn_workbook"], me_.cookies()["cairn_person"]}));
    return opened.workbook.plans.at(0);
  }

  std::string plan_, offer_;
};

TEST_F(DatedPlan, CountsWorkAndWhatIsFinished) {
  EXPECT_EQ(check_in("90").header("Location"), plan_ + "?done=checked");
  EXPECT_EQ(check_in(" 30 ").status, 303);
  EXPECT_EQ(check_in("").status, 303) << "a session missed";
  EXPECT_EQ(stored_plan().steps[0].spent, 120);
  EXPECT_EQ(check_in("0", "1").status, 303);
  EXPECT_THAT(see(plan_), HasSubstr("Done on"));
}

TEST_F(DatedPlan, RefusesMinutesThatAreNone) {
  for (const auto* minutes :
       {"-5", "1e3", "1.5", "90 min", "abc", "1441", "99999999999999999999"}) {
    const auto refused = check_in(minutes);
    EXPECT_EQ(refused.status, 422) << minutes;
    EXPECT_THAT(refused.body, HasSubstr("as a whole number")) << minutes;
  }
  EXPECT_EQ(stored_plan().steps[0].spent, 0);
  offer_ = "nowhere";
  EXPECT_EQ(check_in("5").status, 404);
}

TEST_F(DatedPlan, NamesEachFaultOfACalendar) {
  const auto calendar = [](const std::string& lines) {
    return "BEGIN:VCALENDAR\r\nVERSION:2.0\r\n" + lines + "END:VCALENDAR\r\n";
  };
  struct Case {
    Fields fields;
    std::string busy;
    int status;
    const char* said;
  };
  for (const auto& [fields, busy, status, said] : std::vector<Case>{
           {{{"from-1", "18:00"}}, "", 422, "must end after they begin"},
           {{{"from-1", "20:00"}, {"to-1", "18:00"}}, "", 422, "must end after they begin"},
           {{{"from-1", "25:99"}, {"to-1", "xx"}}, "", 422, "must end after they begin"},
           {{{"time_zone", "Mars/Olympus"}}, "", 422, "time zone is not known"},
           {{{"time_zone", "../../etc/passwd"}}, "", 422, "time zone is not known"},
           {{{"holidays", "soon"}}, "", 422, "Give days such as"},
           {{{"reminder_email", "nobody"}}, "", 422, "is no e-mail address"},
           {{{"reminder_email", "a@b.example\r\nBcc: c@d.example"}}, "", 422, "cannot be shown"},
           {{}, "hello", 400, "This is no calendar file"},
           {{}, "\xff\xfe", 400, "This is no calendar file"},
           {{},
            calendar("BEGIN:VEVENT\r\nUID:1\r\nDTSTART:20260101T000000Z\r\n"
                     "RRULE:FREQ=SECONDLY\r\nEND:VEVENT\r\n"),
            413,
            "more in this calendar"}}) {
    const auto refused = set_calendar(fields, busy);
    EXPECT_EQ(refused.status, status) << said;
    EXPECT_THAT(refused.body, HasSubstr(said));
  }
  EXPECT_EQ(stored_plan().calendar.time_zone, "UTC") << "nothing of it was kept";
}

TEST_F(DatedPlan, PlansAroundWhatIsBusy) {
  const std::string busy =
      "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\nUID:1\r\nSUMMARY:secret\r\n"
      "DTSTART:20261201T180000Z\r\nDTEND:20261201T190000Z\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";
  EXPECT_EQ(
      set_calendar({{"time_zone", "Europe/Berlin"}, {"from-2", "18:00"}, {"to-2", "21:00"}}, busy)
          .header("Location"),
      plan_ + "?done=calendar#calendar");
  EXPECT_EQ(stored_plan().calendar.busy.size(), 1U);
  EXPECT_THAT(me_.get("/account/workbook.json").body, Not(HasSubstr("secret")));
  set_calendar({{"forget_busy", "1"}});
  EXPECT_TRUE(stored_plan().calendar.busy.empty());
}

TEST_F(DatedPlan, IsSubscribedToByWhoeverHasTheNewestAddress) {
  const auto first = new_feed();
  EXPECT_THAT(see(plan_ + "?done=feed&feed=" + first), HasSubstr(first));
  Visitor calendar(site_);
  const auto read = calendar.get("/plan/calendar/" + first + ".ics");
  EXPECT_EQ(read.status, 200);
  EXPECT_EQ(read.header("X-Robots-Tag"), "noindex");
  EXPECT_THAT(read.body, HasSubstr("BEGIN:VEVENT"));
  const auto second = new_feed();
  EXPECT_NE(first, second);
  EXPECT_EQ(calendar.get("/plan/calendar/" + first + ".ics").status, 404);
  EXPECT_EQ(calendar.get("/plan/calendar/" + second + ".ics").status, 200);
  for (const auto& wrong : {std::string("a.b.c"), second.substr(0, second.size() - 1), second + "x",
                            std::string(3000, 'a'), std::string("..")})
    EXPECT_EQ(calendar.get("/plan/calendar/" + wrong + ".ics").status, 404) << wrong;
  EXPECT_THAT(see(plan_ + "?done=feed&feed=somebody.elses.address"),
              Not(HasSubstr("somebody.elses")))
      << "a link must not make somebody subscribe to another's calendar";
}

TEST_F(DatedPlan, IsOneAcrossTwoWindows) {
  auto one = must(app::career::open_workbook(*context_, {me_.cookies()["cairn_workbook"], ""}));
  check_in("30");
  one.workbook.plans[0].steps[0].spent = 500;
  EXPECT_EQ(app::code_of(app::career::keep_workbook(*context_, one)), ErrorCode::conflict);
  EXPECT_EQ(stored_plan().steps[0].spent, 30);
}

TEST_F(DatedPlan, HoldsOnlySoManyOfThem) {
  auto opened = must(app::career::open_workbook(*context_, {me_.cookies()["cairn_workbook"], ""}));
  while (opened.workbook.plans.size() < limits::plans_max) {
    auto copy = opened.workbook.plans[0];
    copy.id = opened.workbook.new_id();
    copy.chosen_on = "2026-01-01";
    opened.workbook.plans.push_back(std::move(copy));
  }
  opened.workbook.plans[0].chosen_on = "2026-01-01";
  must(app::career::keep_workbook(*context_, opened));
  me_.get(goal_ + "/sets");
  const auto refused = me_.post(goal_ + "/choose", {});
  EXPECT_EQ(refused.status, 409);
  EXPECT_THAT(refused.body, HasSubstr("Remove one to take another"));
}

TEST_F(DatedPlan, EndsItsRemindersAtTheAddressOfAMail) {
  set_calendar({{"reminder_email", "nour@example.org"}});
  const auto opened =
      must(app::career::open_workbook(*context_, {me_.cookies()["cairn_workbook"], ""}));
  const auto token =
      opened.stored->id.text + "." + stored_plan().id + "." + stored_plan().calendar.reminder_token;
  set_calendar({{"reminder_email", "nour@example.org"}, {"holidays", "2027-01-01"}});
  Visitor reader(site_);
  const auto asked = reader.get("/plan/reminders/" + token);
  EXPECT_EQ(asked.status, 200) << "an address in a mail holds when the calendar is set again";
  EXPECT_EQ(asked.header("X-Robots-Tag"), "noindex");
  EXPECT_EQ(stored_plan().calendar.reminder_email, "nour@example.org") << "looking ends nothing";
  EXPECT_EQ(reader.post("/plan/reminders/" + token, {}).status, 200);
  EXPECT_EQ(stored_plan().calendar.reminder_email, "");
  EXPECT_EQ(reader.get("/plan/reminders/" + token).status, 404);
  EXPECT_EQ(reader.post("/plan/reminders/" + token + "x", {}).status, 404);
}

}  // namespace
}  // namespace cairn::server
