// SPDX-License-Identifier: Apache-2.0
// Instants: forms accepted and refused, order, and writing back.
#include "base/instant.h"

#include <gtest/gtest.h>

namespace cairn {
namespace {

std::int64_t microseconds(std::string_view text) {
  auto parsed = parse_instant(text);
  EXPECT_TRUE(parsed.ok()) << text;
  return parsed.ok() ? parsed->microseconds : -1;
}

TEST(ParseInstant, ReadsTheEpochAndKnownMoments) {
  EXPECT_EQ(microseconds("1970-01-01T00:00:00Z"), 0);
  EXPECT_EQ(microseconds("2000-02-29T12:30:15Z"), 951'827'415'000'000);
  EXPECT_EQ(microseconds("1969-12-31T23:59:59.5Z"), -500'000);
}

TEST(ParseInstant, OffsetsAndMicrosecondsNameTheSameMoment) {
  EXPECT_EQ(microseconds("2025-12-04T08:37:40.379213+00:00"),
            microseconds("2025-12-04T10:37:40.379213+02:00"));
  EXPECT_EQ(microseconds("2025-12-04T08:37:40-05:30"), microseconds("2025-12-04T14:07:40Z"));
  EXPECT_EQ(microseconds("2025-12-04T08:37:40.3792139999Z") % 1'000'000, 379'213);
  EXPECT_EQ(microseconds("2025-12-04T08:37:40.5Z") % 1'000'000, 500'000);
}

TEST(ParseInstant, ReadsDistantYears) {
  EXPECT_EQ(format_instant(*parse_instant("9999-12-31T23:59:59Z")), "9999-12-31T23:59:59Z");
  EXPECT_EQ(format_instant(*parse_instant("0001-01-01T00:00:00Z")), "0001-01-01T00:00:00Z");
  EXPECT_TRUE(parse_instant("123456-01-01T00:00:00Z").ok());
  EXPECT_TRUE(parse_instant("-0044-03-15T12:00:00Z").ok());
}

TEST(ParseInstant, RefusesYearsThatNoInstantHolds) {
  for (const std::string sign : {"", "-"}) {
    const auto last = sign + "140000-12-31T23:59:59.999999Z";
    EXPECT_EQ(format_instant(*parse_instant(last)), last);
    for (const auto* year : {"140001", "292278", "600000", "999999"}) {
      EXPECT_FALSE(parse_instant(sign + year + "-01-01T00:00:00Z").ok()) << sign << year;
      EXPECT_FALSE(parse_date(sign + year + "-01-01").ok()) << sign << year;
    }
  }
  EXPECT_TRUE(parse_instant("-140000-01-01T00:00:00Z").ok());
  EXPECT_FALSE(parse_instant("-140000-01-01T00:00:00+00:01").ok());
  EXPECT_FALSE(parse_instant("140000-12-31T23:59:60Z").ok());
}

TEST(Instant, SecondsBeyondItAreItsFirstAndLastMoments) {
  constexpr auto most = std::numeric_limits<std::int64_t>::max();
  EXPECT_GT(Instant::from_seconds(most), *parse_instant("140000-01-01T00:00:00Z"));
  EXPECT_LT(Instant::from_seconds(-most - 1), *parse_instant("-140000-01-01T00:00:00Z"));
}

TEST(ParseInstant, MidnightAtTheEndOfTheDayIsTheNextDay) {
  EXPECT_EQ(microseconds("2024-12-31T24:00:00Z"), microseconds("2025-01-01T00:00:00Z"));
  EXPECT_FALSE(parse_instant("2024-12-31T24:00:01Z").ok());
  EXPECT_FALSE(parse_instant("2024-12-31T24:01:00Z").ok());
}

TEST(ParseInstant, ALeapSecondIsTheSecondAfter) {
  EXPECT_EQ(microseconds("2016-12-31T23:59:60Z"), microseconds("2017-01-01T00:00:00Z"));
}

TEST(ParseInstant, AMissingOffsetIsUtcOrRefusedAsAsked) {
  EXPECT_EQ(microseconds("2020-01-01T00:00:00"), microseconds("2020-01-01T00:00:00Z"));
  EXPECT_FALSE(parse_instant("2020-01-01T00:00:00", MissingOffset::refuse).ok());
  EXPECT_TRUE(parse_instant("2020-01-01T00:00:00Z", MissingOffset::refuse).ok());
}

TEST(ParseInstant, RefusesWhatIsNoDateAndTime) {
  for (const char* text : {"",
                           "2020",
                           "2020-01-01",
                           "2020-01-01 00:00:00Z",
                           "2020-1-01T00:00:00Z",
                           "2020-13-01T00:00:00Z",
                           "2020-00-01T00:00:00Z",
                           "2020-02-30T00:00:00Z",
                           "2019-02-29T00:00:00Z",
                           "1900-02-29T00:00:00Z",
                           "2020-01-01T25:00:00Z",
                           "2020-01-01T00:60:00Z",
                           "2020-01-01T00:00:61Z",
                           "2020-01-01T00:00:00.Z",
                           "2020-01-01T00:00:00+15:00",
                           "2020-01-01T00:00:00+14:01",
                           "2020-01-01T00:00:00+0000",
                           "2020-01-01T00:00:00Zjunk",
                           "020-01-01T00:00:00Z",
                           "02020-01-01T00:00:00Z",
                           "1234567-01-01T00:00:00Z",
                           "99999999999999999999-01-01T00:00:00Z",
                           "2020-01-01T00:00Z",
                           "+2020-01-01T00:00:00Z",
                           "2020-01-01T00:00:00z",
                           "2020-01-01T00:00:0-Z"})
    EXPECT_FALSE(parse_instant(text).ok()) << text;
}

TEST(ParseDate, TakesADayAlone) {
  EXPECT_EQ(parse_date("2015-06-30")->seconds(), parse_instant("2015-06-30T00:00:00Z")->seconds());
  EXPECT_FALSE(parse_date("2015-06-31").ok());
  EXPECT_FALSE(parse_date("2015-06-30T00:00:00Z").ok());
}

TEST(FormatInstant, ReadsBackTheSame) {
  for (const std::int64_t moment :
       {std::int64_t{0}, std::int64_t{-1}, std::int64_t{951'827'415'000'001},
        std::int64_t{-62'135'596'800'000'000}}) {
    const auto text = format_instant(Instant{moment});
    EXPECT_EQ(microseconds(text), moment) << text;
  }
}

TEST(Instant, WritesTheDatesOfTokensThatLieInTime) {
  EXPECT_EQ(format_numeric_date(1'767'225'600), "2026-01-01T00:00:00Z");
  EXPECT_EQ(format_numeric_date(0), "1970-01-01T00:00:00Z");
  EXPECT_EQ(format_numeric_date(253'402'300'799), "9999-12-31T23:59:59Z");
  EXPECT_EQ(format_numeric_date(253'402'300'800), "");
  EXPECT_EQ(format_numeric_date(-1), "");
  EXPECT_EQ(format_numeric_date(std::nullopt), "");
}

}  // namespace
}  // namespace cairn
