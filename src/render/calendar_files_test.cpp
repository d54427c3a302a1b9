// SPDX-License-Identifier: Apache-2.0
#include "render/calendar_files.h"

#include <gtest/gtest.h>

#include <chrono>

namespace cairn::render {
namespace {

constexpr std::int64_t day_minutes = 24 * 60;
constexpr std::int64_t monday = 20'822 * day_minutes;  // 2027-01-04

std::string file_of(const std::string& events) {
  return "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//test//EN\r\n" + events + "END:VCALENDAR\r\n";
}
std::string event(const std::string& lines) {
  return "BEGIN:VEVENT\r\nUID:1\r\n" + lines + "END:VEVENT\r\n";
}

std::vector<std::pair<std::int64_t, std::int64_t>> busy(const std::string& text,
                                                        std::string_view zone = "Europe/Berlin") {
  CalendarFiles files;
  const auto spans = files.busy_in(as_bytes(text), zone, monday, monday + 7 * day_minutes);
  EXPECT_TRUE(spans.ok()) << (spans.ok() ? "" : spans.error().detail);
  std::vector<std::pair<std::int64_t, std::int64_t>> out;
  if (spans.ok())
    for (const auto& span : *spans) out.emplace_back(span.from - monday, span.to - monday);
  return out;
}

using Spans = std::vector<std::pair<std::int64_t, std::int64_t>>;

TEST(CalendarFiles, ReadBusyTimesInTheirZonesAsLocalTime) {
  EXPECT_EQ(busy(file_of(event("DTSTART:20270104T090000Z\r\nDTEND:20270104T100000Z\r\n"))),
            (Spans{{600, 660}}));
  EXPECT_EQ(busy(file_of(event("DTSTART:20270104T090000\r\nDURATION:PT30M\r\n"))),
            (Spans{{540, 570}}));
  EXPECT_EQ(busy(file_of(event("DTSTART;VALUE=DATE:20270105\r\n"))),
            (Spans{{day_minutes, 2 * day_minutes}}));
  EXPECT_EQ(busy(file_of(event("DTSTART;VALUE=DATE:20270105\r\nDTEND;VALUE=DATE:20270107\r\n"))),
            (Spans{{day_minutes, 3 * day_minutes}}));
}

TEST(CalendarFiles, ExpandRulesAndLeaveOutWhatTakesNoTime) {
  EXPECT_EQ(busy(file_of(event("DTSTART:20261207T170000Z\r\nDTEND:20261207T180000Z\r\n"
                               "RRULE:FREQ=WEEKLY;BYDAY=MO,WE\r\nEXDATE:20270106T170000Z\r\n"))),
            (Spans{{1'080, 1'140}}));
  EXPECT_TRUE(busy(file_of(event("DTSTART:20270104T090000Z\r\nDTEND:20270104T100000Z\r\n"
                                 "TRANSP:TRANSPARENT\r\n")))
                  .empty());
  EXPECT_TRUE(busy(file_of(event("DTSTART:20270104T090000Z\r\nDTEND:20270104T100000Z\r\n"
                                 "STATUS:CANCELLED\r\n")))
                  .empty());
}

TEST(CalendarFiles, RefuseWhatIsNoCalendarOrWithoutEnd) {
  CalendarFiles files;
  for (const auto* text : {"", "hello", "{}", "BEGIN:VEVENT\r\nEND:VEVENT\r\n"})
    EXPECT_FALSE(files.busy_in(as_bytes(std::string_view(text)), "UTC", 0, 100).ok()) << text;
  std::string deep = "BEGIN:VCALENDAR\r\n";
  for (int i = 0; i < 200'000; ++i)
    deep += i % 2 == 0 ? "BEGIN;A=b:VEVENT\r\n" : "BEG\r\n IN:VEVENT\r\n";
  EXPECT_EQ(files.busy_in(as_bytes(deep), "UTC", 0, 100).error().code, ErrorCode::unreadable);
  const auto endless = file_of(event("DTSTART:20270101T000000Z\r\nRRULE:FREQ=SECONDLY\r\n"));
  EXPECT_FALSE(files.busy_in(as_bytes(endless), "UTC", monday, monday + 10'000).ok());
  EXPECT_EQ(files.busy_in(as_bytes(file_of("")), "Mars/Olympus", 0, 1).error().path, "/time_zone");
}

// Each of these kept libical busy for minutes, and everybody else's calendar with it.
TEST(CalendarFiles, RefuseRulesThatTakeForEverInAMoment) {
  CalendarFiles files;
  std::string minutes = "0";
  for (int i = 1; i < 60; ++i) minutes += "," + std::to_string(i);
  const std::string never = "RRULE:FREQ=HOURLY;BYMONTH=2;BYMONTHDAY=30\r\n";
  const std::string start = "DTSTART:20260101T000000Z\r\nDTEND:20260101T000001Z\r\n";
  std::string many;
  for (int i = 0; i < 2'000; ++i)
    many += event(start + "RRULE:FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30\r\n");
  std::string hours_off;
  for (int day = 10; day < 90; ++day)
    for (int hour = 10; hour < 24; ++hour)
      hours_off += "EXDATE:202601" + std::to_string(day % 20 + 10) + "T" + std::to_string(hour) +
                   std::to_string(day % 50 + 10) + "00Z\r\n";
  for (const auto& events :
       {event("DTSTART:20200101T000000Z\r\nDURATION:PT5M\r\nRRULE:FREQ=HOURLY\r\n" + hours_off),
        event(start + "RRULE:FREQ=YEARLY;BYMONTH=1,2,3;BYHOUR=1,2,3,4;BYMINUTE=" + minutes +
              ";BYSECOND=" + minutes + "\r\n"),
        event(start + never), event("DTSTART:19000101T000000Z\r\nRRULE:FREQ=HOURLY\r\n"), many}) {
    const auto before = std::chrono::steady_clock::now();
    const auto read = files.busy_in(as_bytes(file_of(events)), "UTC", monday, monday + 10'000);
    ASSERT_FALSE(read.ok());
    EXPECT_EQ(read.error().code, ErrorCode::too_large);
    EXPECT_LT(std::chrono::steady_clock::now() - before, std::chrono::seconds(8));
  }
}

TEST(CalendarFiles, StillReadRulesThatBeganLongAgo) {
  EXPECT_EQ(busy(file_of(event("DTSTART:19610104T090000Z\r\nDURATION:PT1H\r\n"
                               "RRULE:FREQ=YEARLY;BYMONTH=1;BYMONTHDAY=4\r\n")),
                 "UTC"),
            (Spans{{540, 600}}));
  EXPECT_EQ(busy(file_of(event("DTSTART:20240101T090000Z\r\nDURATION:PT1H\r\n"
                               "RRULE:FREQ=MONTHLY;BYDAY=1MO\r\n")),
                 "UTC"),
            (Spans{{540, 600}}));
}

TEST(CalendarFiles, WriteEventsThatReadBackTheSame) {
  CalendarFiles files;
  const app::CalendarFile file{.name = "Plan",
                               .time_zone = "Europe/Berlin",
                               .stamp = Instant::from_seconds(1'795'000'000),
                               .events = {{.uid = "a@cairn",
                                           .summary = "SQL, first; \"steps\"",
                                           .from = monday + 1'080,
                                           .to = monday + 1'170,
                                           .alarm = 15},
                                          {.uid = "b@cairn",
                                           .summary = "Finish",
                                           .from = monday,
                                           .to = monday,
                                           .whole_day = true}}};
  const auto text = files.write(file);
  ASSERT_TRUE(text.ok());
  EXPECT_EQ(*text, *files.write(file));
  EXPECT_NE(text->find("BEGIN:VTIMEZONE"), std::string::npos);
  EXPECT_NE(text->find("TZID=Europe/Berlin"), std::string::npos);
  EXPECT_EQ(text->find("freeassociation"), std::string::npos);
  EXPECT_EQ(busy(*text), (Spans{{1'080, 1'170}}));
}

TEST(CalendarFiles, KnowLocalTimeInSummerAndWinter) {
  CalendarFiles files;
  EXPECT_EQ(*files.local_time("Europe/Berlin", *parse_instant("2027-01-04T12:00:00Z")),
            monday + 13 * 60);
  EXPECT_EQ(
      *files.local_time("Europe/Berlin", *parse_instant("2027-07-05T12:00:00Z")) % day_minutes,
      14 * 60);
}

}  // namespace
}  // namespace cairn::render
