// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include "pathways/plan.h"
#include "pathways/read_problem.h"
#include "render/calendar_file.h"

namespace cairn::render {
namespace {

using pathways::day_minutes;
using pathways::Minute;

constexpr const char* problem_text = R"({
  "need": [{"skill": "sql", "level": 3}],
  "offers": [{"id": "a", "title": "First; then, \"quoted\"", "teaches": [{"skill": "sql", "level": 2}], "hours": 4},
             {"id": "b", "teaches": [{"skill": "sql", "level": 3}],
              "requires": {"skill": "sql", "level": 2}, "hours": 5}],
  "hours_per_week": 6, "start": "2027-03-22", "currency": "EUR"})";

struct Made {
  pathways::Problem problem;
  pathways::Plan plan;
  pathways::Sessions sessions;
};

Made make(const pathways::Availability& availability) {
  Made made;
  made.problem = pathways::read_problem(problem_text).value();
  made.plan = pathways::make_plan(made.problem, {});
  made.sessions = pathways::sessions_of(made.problem, made.plan, availability);
  return made;
}

TEST(PlanCalendar, HasAZoneAlarmsAndStableIds) {
  const auto made = make(pathways::usual_week());
  CalendarText about{.name = "My plan", .zone = "Europe/Berlin", .plan_id = "p1"};
  const auto text = plan_calendar(made.problem, made.plan, made.sessions, about);
  ASSERT_TRUE(text.ok()) << text.error().detail;
  EXPECT_NE(text->find("BEGIN:VTIMEZONE\r\nTZID:Europe/Berlin\r\n"), std::string::npos) << *text;
  EXPECT_NE(text->find("DTSTART;TZID=Europe/Berlin:20270322T180000"), std::string::npos) << *text;
  EXPECT_NE(text->find("UID:p1-session-a-1@cairn.invalid"), std::string::npos);
  EXPECT_NE(text->find("BEGIN:VALARM"), std::string::npos);
  EXPECT_NE(text->find("DTSTART;VALUE=DATE:20270322"), std::string::npos);
  about.made = Instant::from_seconds(1'800'000'000);
  const auto later = plan_calendar(made.problem, made.plan, made.sessions, about);
  EXPECT_NE(later->find("UID:p1-session-a-1@cairn.invalid"), std::string::npos);
}

TEST(PlanCalendar, ComesBackAsTheTimeItTakesAcrossTheChangeOfClocks) {
  const auto made = make(pathways::usual_week());
  const CalendarText about{.name = "My plan", .zone = "Europe/Berlin", .plan_id = "p1"};
  const auto text = plan_calendar(made.problem, made.plan, made.sessions, about);
  ASSERT_TRUE(text.ok());
  const auto day = made.problem.start;
  const auto busy = busy_times(*text, "Europe/Berlin", day, day + 60);
  ASSERT_TRUE(busy.ok()) << busy.error().detail;
  ASSERT_EQ(busy->spans.size(), made.sessions.sessions.size());
  for (std::size_t i = 0; i < busy->spans.size(); ++i) {
    EXPECT_EQ(busy->spans[i].from, made.sessions.sessions[i].from);
    EXPECT_EQ(busy->spans[i].to, made.sessions.sessions[i].to);
  }
}

TEST(PlanCalendar, KnowsUtcAndRefusesUnknownZones) {
  const auto made = make(pathways::usual_week());
  const auto text = plan_calendar(made.problem, made.plan, made.sessions, {.plan_id = "p"});
  ASSERT_TRUE(text.ok());
  EXPECT_NE(text->find("DTSTART:20270322T180000Z"), std::string::npos) << *text;
  EXPECT_EQ(text->find("VTIMEZONE"), std::string::npos);
  const auto wrong =
      plan_calendar(made.problem, made.plan, made.sessions, {.zone = "Mars/Base", .plan_id = "p"});
  ASSERT_FALSE(wrong.ok());
  EXPECT_EQ(wrong.error().code, ErrorCode::invalid);
}

std::string calendar_of(std::string_view events) {
  return "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//t//t//EN\r\n" + std::string(events) +
         "END:VCALENDAR\r\n";
}
std::string event_of(std::string_view lines) {
  return "BEGIN:VEVENT\r\nUID:1\r\nDTSTAMP:20270101T000000Z\r\n" + std::string(lines) +
         "END:VEVENT\r\n";
}

TEST(BusyTimes, ReadsRulesExceptionsZonesDaysAndWhatIsFree) {
  const auto day = pathways::parse_day("2027-01-04").value();
  const auto read = [&](const std::string& events) {
    return busy_times(calendar_of(events), "Europe/Berlin", day, day + 13).value();
  };
  // Every weekday at nine in Berlin, without one day.
  const auto rule = read(event_of(
      "DTSTART;TZID=Europe/Berlin:20261201T090000\r\nDTEND;TZID=Europe/Berlin:20261201T100000\r\n"
      "RRULE:FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR\r\nEXDATE;TZID=Europe/Berlin:20270105T090000\r\n"));
  ASSERT_EQ(rule.spans.size(), 9U);
  EXPECT_EQ(rule.spans[0].from, Minute{day} * day_minutes + 9 * 60);
  EXPECT_EQ(rule.spans[1].from, Minute{day + 2} * day_minutes + 9 * 60);
  // UTC is an hour behind.
  const auto utc = read(event_of("DTSTART:20270104T090000Z\r\nDURATION:PT30M\r\n"));
  ASSERT_EQ(utc.spans.size(), 1U);
  EXPECT_EQ(utc.spans[0].from, Minute{day} * day_minutes + 10 * 60);
  EXPECT_EQ(utc.spans[0].to - utc.spans[0].from, 30);
  const auto whole = read(event_of("DTSTART;VALUE=DATE:20270106\r\n"));
  ASSERT_EQ(whole.spans.size(), 1U);
  EXPECT_EQ(whole.spans[0].from, Minute{day + 2} * day_minutes);
  EXPECT_EQ(whole.spans[0].to, Minute{day + 3} * day_minutes);
  EXPECT_TRUE(read(event_of("DTSTART:20270104T090000Z\r\nDURATION:PT1H\r\nTRANSP:TRANSPARENT\r\n"))
                  .spans.empty());
  EXPECT_TRUE(read(event_of("DTSTART:20270104T090000Z\r\nDURATION:PT1H\r\nSTATUS:CANCELLED\r\n"))
                  .spans.empty());
}

TEST(BusyTimes, SkipsRulesFinerThanADayAndRefusesWhatIsNoCalendar) {
  const auto day = pathways::parse_day("2027-01-04").value();
  const auto busy = busy_times(
      calendar_of(event_of("DTSTART:19700101T000000Z\r\nDURATION:PT1S\r\nRRULE:FREQ=SECONDLY\r\n")),
      "UTC", day, day + 1);
  ASSERT_TRUE(busy.ok());
  EXPECT_EQ(busy->skipped, 1U);
  for (const auto* text : {"", "hello", "BEGIN:VEVENT\r\n"})
    EXPECT_FALSE(busy_times(text, "UTC", day, day + 1).ok());
}

TEST(PlanSessions, KeepOutOfBusyTimeAndHolidays) {
  const auto day = pathways::parse_day("2027-03-22").value();
  auto availability = pathways::usual_week();
  availability.holidays = {day};
  const auto busy =
      busy_times(calendar_of(event_of("DTSTART:20270323T170000Z\r\nDTEND:20270323T190000Z\r\n"
                                      "RRULE:FREQ=DAILY\r\n")),
                 "Europe/Berlin", day, day + 30);
  availability.busy = busy->spans;
  const auto made = make(availability);
  EXPECT_FALSE(made.sessions.sessions.empty());
  for (const auto& session : made.sessions.sessions) {
    EXPECT_GE(session.from, Minute{day + 1} * day_minutes);
    for (const auto& span : busy->spans)
      EXPECT_TRUE(session.to <= span.from || session.from >= span.to);
  }
}

}  // namespace
}  // namespace cairn::render
