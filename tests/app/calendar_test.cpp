// SPDX-License-Identifier: Apache-2.0
// The calendar of a plan: what is taken and refused, its file, and its private address.
#include "app/career/calendar.h"

#include "app/career/dated_plan.h"
#include "career_house.h"

namespace cairn::app::career {
namespace {

// The house's clock stands at Wednesday 2026-11-18, 11:06 UTC.
class PlanCalendar : public CareerHouse {
 protected:
  PlanCalendar() {
    plan_.id = "2";
    plan_.chosen_on = "2026-11-18";
    plan_.steps.push_back({.offer = "sql",
                           .title = "SQL; \"first\", steps",
                           .provider = "Harbour College",
                           .start = "2026-11-18",
                           .finish = "2026-12-15",
                           .minutes = 600});
  }
  Status change(CalendarForm form) { return change_calendar(*context_, plan_, form); }
  static CalendarForm in_berlin() { return {.time_zone = "Europe/Berlin", .busy = {}}; }

  Plan plan_;
};

TEST_F(PlanCalendar, RefusesWhatIsNoneAndKeepsWhatWas) {
  EXPECT_TRUE(change(in_berlin()).ok());
  const auto refused = [&](CalendarForm form) { return path_of_error(change(std::move(form))); };
  for (const auto& hours :
       {Availability{0, 60, 120}, Availability{8, 60, 120}, Availability{1, -1, 60},
        Availability{1, 60, -1}, Availability{1, 120, 60}, Availability{1, 60, 60},
        Availability{1, 0, 1'441}})
    EXPECT_EQ(refused({.availability = {hours}, .busy = {}}), "/hours");
  for (const auto* zone : {"Mars/Olympus", "../../etc/passwd", "Europe/Berlin\nX", "\xff"})
    EXPECT_EQ(refused({.time_zone = zone, .busy = {}}), "/time_zone") << zone;
  for (const auto* days : {"soon", "2027-02-30", "9999-12-31", "2027-01-01 x"})
    EXPECT_EQ(refused({.holidays = days, .busy = {}}), "/holidays") << days;
  std::string many;
  for (int i = 0; i < 201; ++i) many += "2027-01-01 ";
  EXPECT_EQ(refused({.holidays = many, .busy = {}}), "/holidays");
  EXPECT_EQ(refused({.busy = as_bytes(std::string_view("no calendar"))}), "/busy");
  EXPECT_EQ(refused({.busy = {}, .reminder_email = "a@b.example\r\nBcc: x@y.example"}),
            "/reminder_email");
  EXPECT_EQ(plan_.calendar.time_zone, "Europe/Berlin");
}

TEST_F(PlanCalendar, PutsDaysOffInOrder) {
  EXPECT_TRUE(
      change({.holidays = "2027-05-01, 2027-01-01;2027-05-01\n2027-03-01", .busy = {}}).ok());
  EXPECT_EQ(plan_.calendar.holidays,
            (std::vector<std::string>{"2027-01-01", "2027-03-01", "2027-05-01"}));
}

TEST_F(PlanCalendar, KeepsTheAddressThatEndsRemindersWhileTheyGoOn) {
  auto form = in_berlin();
  form.reminder_email = "Nour@Example.org";
  EXPECT_TRUE(change(form).ok());
  EXPECT_EQ(plan_.calendar.reminder_email, "nour@example.org");
  const auto token = plan_.calendar.reminder_token;
  EXPECT_FALSE(token.empty());
  form.holidays = "2027-01-01";
  EXPECT_TRUE(change(form).ok());
  EXPECT_EQ(plan_.calendar.reminder_token, token);
  form.reminder_email = "other@example.org";
  EXPECT_TRUE(change(form).ok());
  EXPECT_NE(plan_.calendar.reminder_token, token);
  form.reminder_email = "";
  EXPECT_TRUE(change(form).ok());
  EXPECT_EQ(plan_.calendar.reminder_token, "");
}

TEST_F(PlanCalendar, WritesSessionsAndMilestonesOnceEach) {
  EXPECT_TRUE(change(in_berlin()).ok());
  plan_.settings.deadline = "2026-12-31";
  const auto write = [&] {
    return must(calendar_file(*context_, plan_, "Analyst\r\nX-EVIL:1", "https://cairn.example/p"));
  };
  const auto text = write();
  EXPECT_EQ(text.find("\nX-EVIL"), text.npos);
  EXPECT_NE(text.find("SUMMARY:SQL\\; \"first\"\\, steps"), text.npos) << text;
  EXPECT_NE(text.find("TZID=Europe/Berlin"), text.npos);
  EXPECT_NE(text.find("UID:deadline-2@cairn"), text.npos);
  plan_.steps[0].spent = 300;
  const auto sessions = [](const std::string& file) {
    std::size_t count = 0;
    for (auto at = file.find("UID:session-"); at != file.npos;
         at = file.find("UID:session-", at + 1))
      ++count;
    return count;
  };
  EXPECT_EQ(sessions(write()), sessions(text)) << "what was told is not taken back";
  for (std::size_t start = 0; start < text.size();) {
    const auto end = text.find("\r\n", start);
    ASSERT_NE(end, text.npos);
    EXPECT_LE(end - start, 75U) << "RFC 5545 section 3.1";
    start = end + 2;
  }
}

TEST_F(PlanCalendar, IsReadByItsNewestAddressAlone) {
  auto opened = must(open_workbook(*context_, {}));
  opened.workbook.goals.push_back({.id = "1", .title = "Analyst"});
  plan_.goal = "1";
  opened.workbook.plans.push_back(plan_);
  const auto cookie = must(keep_workbook(*context_, opened));
  opened = must(open_workbook(*context_, {cookie, ""}));
  const auto first = new_feed(*context_, opened.stored->id, *opened.workbook.plan("2"));
  const auto second = new_feed(*context_, opened.stored->id, *opened.workbook.plan("2"));
  must(keep_workbook(*context_, opened));
  EXPECT_EQ(must(plan_of_feed(*context_, second)).plan, "2");
  const auto secret = second.substr(second.rfind('.') + 1);
  for (const auto& wrong :
       {first, std::string(), std::string(".."), secret, second + ".x", "x.2." + secret,
        opened.stored->id.text + ".3." + secret, opened.stored->id.text + ".2."})
    EXPECT_EQ(code_of(plan_of_feed(*context_, wrong)), ErrorCode::not_found) << wrong;
  EXPECT_GE(secret.size(), 40U) << "nobody guesses it";
}

}  // namespace
}  // namespace cairn::app::career
