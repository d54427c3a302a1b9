// SPDX-License-Identifier: Apache-2.0
#include "app/awards/bulk/sheet.h"

#include <gtest/gtest.h>

namespace cairn::app {
namespace {

const Instant now = Instant::from_seconds(1'795'000'000);  // November 2026

Sheet read(std::string_view text) {
  auto sheet = read_sheet(as_bytes(text));
  EXPECT_TRUE(sheet.ok());
  return sheet ? std::move(sheet).value() : Sheet();
}

std::size_t column(const Mapping& mapping, SheetField field) {
  return mapping[place_of(field)].value_or(99);
}

CheckedRow check(std::vector<std::string> cells) {
  const Mapping mapping{0, 1, 2, 3, 4, 5};
  return check_row(sheet_form(), mapping, cells, now);
}

std::vector<achievement::ResultRow> results() {
  achievement::ResultRow grade{.name = "Grade", .type = "LetterGrade"};
  grade.allowed_values = {"D", "C", "B", "A"};
  grade.required_value = "C";
  return {grade, {.name = "Final exam", .type = "Percent"}};
}

TEST(AwardSheet, CountsRowsAsSpreadsheetsDo) {
  const auto sheet = read("name;email\nGrace Moor;grace@example.org\n;\nNour;nour@example.org\n");
  ASSERT_EQ(sheet.rows.size(), 2U);
  EXPECT_EQ(sheet.rows[0].number, 2U);
  EXPECT_EQ(sheet.rows[1].number, 4U) << "an empty row is passed over and still counted";
  EXPECT_EQ(sheet.rows[1].cells[1], "nour@example.org");
}

TEST(AwardSheet, GuessesColumnsFromTheHeadingsOfOtherSystems) {
  const auto mapping = guess_mapping(
      {"Student ID", "Recipient Name", "E-Mail", "Expiration_Date", "Room"}, sheet_form());
  EXPECT_EQ(column(mapping, SheetField::name), 1U);
  EXPECT_EQ(column(mapping, SheetField::email), 2U);
  EXPECT_EQ(column(mapping, SheetField::expires), 3U);
  EXPECT_EQ(column(mapping, SheetField::key), 0U);
  EXPECT_EQ(column(mapping, SheetField::evidence), 99U);
}

TEST(AwardSheet, ItsTemplateIsMappedWhole) {
  const auto form = sheet_form(results());
  const auto sheet = read(sheet_template(form) + "Grace,grace@example.org,,,,,,\r\n");
  const auto mapping = guess_mapping(sheet.header, form);
  ASSERT_EQ(mapping.size(), 8U);
  for (std::size_t i = 0; i < mapping.size(); ++i) EXPECT_EQ(mapping[i], i);
  EXPECT_EQ(read_mapping(write_mapping(mapping, form), form, 8), mapping);
}

TEST(AwardSheet, FindsResultsByTheirNamesAlsoWhereTheyChangedPlaces) {
  const auto form = sheet_form(results());
  const auto mapping = guess_mapping({"name", "mail", "final exam", "GRADE"}, form);
  EXPECT_EQ(mapping[first_result], 3U);
  EXPECT_EQ(mapping[first_result + 1], 2U);
  const auto kept = write_mapping(mapping, form);
  auto turned = results();
  std::swap(turned[0], turned[1]);
  const auto again = read_mapping(kept, sheet_form(turned), 4);
  EXPECT_EQ(again[first_result], 2U);
  EXPECT_EQ(again[first_result + 1], 3U);
  EXPECT_EQ(read_mapping(kept, sheet_form(), 4).size(), first_result);
  const auto one = sheet_form({results()[1]});
  EXPECT_EQ(guess_mapping({"name", "email", "percent"}, one)[first_result], 2U);
}

TEST(AwardSheet, HoldsResultsToTheirDescriptions) {
  const auto form = sheet_form(results());
  const Mapping mapping{0, 1, std::nullopt, std::nullopt, std::nullopt, std::nullopt, 2, 3};
  const auto row = [&](std::string grade, std::string percent) {
    const std::vector<std::string> cells{"Grace", "grace@example.org", grade, percent};
    return check_row(form, mapping, cells, now);
  };
  const auto good = row("b", "87,5 %");
  ASSERT_TRUE(good.faults.empty()) << good.faults[0].sentence;
  ASSERT_EQ(good.entry.results.size(), 2U);
  EXPECT_EQ(good.entry.results[0].second, "B");
  EXPECT_EQ(good.entry.results[1].second, "87.5");
  EXPECT_TRUE(row("", "").entry.results.empty());
  const auto bad = row("E", "101");
  ASSERT_EQ(bad.faults.size(), 2U);
  EXPECT_EQ(bad.faults[0].sentence, "“E” is none of the values of Grade. Write one of D, C, B, A.");
  EXPECT_EQ(bad.faults[1].sentence, "Final exam must lie within 0 to 100.");
  EXPECT_EQ(row("D", "").faults.at(0).sentence, "Grade takes at least C to pass.");
}

TEST(AwardSheet, NeedsNameAndAddressFromDifferentColumns) {
  const auto form = sheet_form();
  Mapping mapping(form.columns.size());
  auto checked = check_mapping(mapping, form, 3);
  ASSERT_FALSE(checked.ok());
  EXPECT_EQ(checked.error().path, "/name");
  ASSERT_EQ(checked.error().also.size(), 1U);
  EXPECT_EQ(checked.error().also[0].path, "/email");
  mapping[0] = mapping[1] = 1;
  checked = check_mapping(mapping, form, 3);
  EXPECT_EQ(checked.error().path, "/email");
  mapping[0] = 0;
  EXPECT_TRUE(check_mapping(mapping, form, 3).ok());
}

TEST(AwardSheet, ReadsAWholeRow) {
  const auto row = check({"Grace Moor", "Grace@Example.org", "31.05.2027", "https://example.org/w",
                          "Welded.", "A-17"});
  ASSERT_TRUE(row.faults.empty()) << row.faults[0].sentence;
  EXPECT_EQ(row.entry.email, "grace@example.org");
  EXPECT_EQ(format_instant(*row.entry.expires), "2027-05-31T23:59:59Z");
  EXPECT_EQ(row.entry.key, "A-17");
}

TEST(AwardSheet, TakesTheAddressWhereARowHasNoKey) {
  EXPECT_EQ(check({"Grace", "grace@example.org"}).entry.key, "grace@example.org");
}

TEST(AwardSheet, NamesEveryCellThatIsWrong) {
  const auto row = check({"", "grace.example.org", "31/05/27", "example", "", ""});
  ASSERT_EQ(row.faults.size(), 4U);
  EXPECT_EQ(row.faults[0].field, SheetField::name);
  EXPECT_EQ(row.faults[0].sentence, "Name is missing. Fill it in.");
  EXPECT_EQ(row.faults[1].field, SheetField::email);
  EXPECT_EQ(row.faults[2].field, SheetField::evidence);
  EXPECT_EQ(row.faults[3].sentence, "Valid until is no day. Write it like 2027-05-31.");
}

TEST(AwardSheet, RefusesADayThatIsOver) {
  const auto row = check({"Grace", "grace@example.org", "2020-01-01"});
  ASSERT_EQ(row.faults.size(), 1U);
  EXPECT_NE(row.faults[0].sentence.find("over already"), std::string::npos);
}

TEST(AwardSheet, KeepsABrokenRowWithItsReason) {
  const auto sheet = read("name,email\n\"Grace,grace@example.org\nNour,nour@example.org\n");
  std::size_t broken = 0;
  for (const auto& row : sheet.rows) broken += row.fault.empty() ? 0 : 1;
  EXPECT_EQ(broken, 1U);
  EXPECT_EQ(sheet.rows.back().cells.front(), "Nour");
}

TEST(AwardSheet, RefusesAFileWithoutRows) {
  const auto sheet = read_sheet(as_bytes(std::string_view("name,email\n")));
  ASSERT_FALSE(sheet.ok());
  EXPECT_EQ(sheet.error().path, "/file");
}

}  // namespace
}  // namespace cairn::app
