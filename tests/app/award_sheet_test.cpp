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
  return mapping[static_cast<std::size_t>(field)].value_or(99);
}

CheckedRow check(std::vector<std::string> cells) {
  const Mapping mapping{0, 1, 2, 3, 4, 5};
  return check_row(mapping, cells, now);
}

TEST(AwardSheet, CountsRowsAsSpreadsheetsDo) {
  const auto sheet = read("name;email\nGrace Moor;grace@example.org\n;\nNour;nour@example.org\n");
  ASSERT_EQ(sheet.rows.size(), 2U);
  EXPECT_EQ(sheet.rows[0].number, 2U);
  EXPECT_EQ(sheet.rows[1].number, 4U) << "an empty row is passed over and still counted";
  EXPECT_EQ(sheet.rows[1].cells[1], "nour@example.org");
}

TEST(AwardSheet, GuessesColumnsFromTheHeadingsOfOtherSystems) {
  const auto mapping =
      guess_mapping({"Student ID", "Recipient Name", "E-Mail", "Expiration_Date", "Room"});
  EXPECT_EQ(column(mapping, SheetField::name), 1U);
  EXPECT_EQ(column(mapping, SheetField::email), 2U);
  EXPECT_EQ(column(mapping, SheetField::expires), 3U);
  EXPECT_EQ(column(mapping, SheetField::key), 0U);
  EXPECT_EQ(column(mapping, SheetField::evidence), 99U);
}

TEST(AwardSheet, ItsTemplateIsMappedWhole) {
  const auto sheet = read(sheet_template() + "Grace,grace@example.org,,,,\r\n");
  const auto mapping = guess_mapping(sheet.header);
  for (std::size_t i = 0; i < sheet_fields; ++i) EXPECT_EQ(mapping[i], i);
}

TEST(AwardSheet, NeedsNameAndAddressFromDifferentColumns) {
  Mapping mapping{};
  auto checked = check_mapping(mapping, 3);
  ASSERT_FALSE(checked.ok());
  EXPECT_EQ(checked.error().path, "/name");
  ASSERT_EQ(checked.error().also.size(), 1U);
  EXPECT_EQ(checked.error().also[0].path, "/email");
  mapping[0] = mapping[1] = 1;
  checked = check_mapping(mapping, 3);
  EXPECT_EQ(checked.error().path, "/email");
  mapping[0] = 0;
  EXPECT_TRUE(check_mapping(mapping, 3).ok());
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
