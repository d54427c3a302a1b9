// SPDX-License-Identifier: Apache-2.0
#include "encoding/csv.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace cairn::encoding {
namespace {

struct Read {
  std::vector<std::string> header;
  std::vector<std::vector<std::string>> rows;
  std::vector<std::string> faults;
  std::vector<std::string> notes;
};

Read read(std::string_view text, const CsvOptions& options = {}) {
  auto reader = CsvReader::open(as_bytes(text), options);
  if (!reader) return {.faults = {reader.error().detail}};
  Read all{.header = reader->header(), .notes = reader->notes()};
  for (auto step = reader->next(); step != CsvStep::end; step = reader->next()) {
    if (step == CsvStep::fault)
      all.faults.push_back(to_sentence(reader->fault()));
    else
      all.rows.emplace_back(reader->cells().begin(), reader->cells().end());
  }
  return all;
}

using Rows = std::vector<std::vector<std::string>>;

TEST(Csv, ReadsQuotesLineBreaksAndDoubledQuotes) {
  const auto all = read("id,label\r\n1,\"a, \"\"b\"\"\r\nc\"\r\n\r\n2,plain \"quote\"");
  EXPECT_EQ(all.header, (std::vector<std::string>{"id", "label"}));
  EXPECT_EQ(all.rows, (Rows{{"1", "a, \"b\"\r\nc"}, {"2", "plain \"quote\""}}));
  EXPECT_TRUE(all.faults.empty());
}

TEST(Csv, TellsTheSeparatorByTheHeaderAndByWhatSpreadsheetsWrite) {
  EXPECT_EQ(read("a;b\n1,5;2\n").rows, (Rows{{"1,5", "2"}}));
  EXPECT_EQ(read("a\tb\n1,5\t2\n").rows, (Rows{{"1,5", "2"}}));
  EXPECT_EQ(read("\"a;b;c\",d\n1,2\n").rows, (Rows{{"1", "2"}}));
  EXPECT_EQ(read("sep=;\na;b\n1;2\n").rows, (Rows{{"1", "2"}}));
  EXPECT_EQ(read("a\nx,y\n").faults.size(), 1U);
}

TEST(Csv, TakesQuotesAsLettersWhereAsked) {
  EXPECT_EQ(read("a\tb\n\"x\t2\n", {.quotes = CsvQuotes::literal}).rows, (Rows{{"\"x", "2"}}));
}

TEST(Csv, ReadsEveryCharacterSetAndSaysWhichWasNotUtf8) {
  EXPECT_EQ(read("\xEF\xBB\xBF"
                 "a\n\xC3\xA9\n")
                .rows,
            (Rows{{"é"}}));
  const auto old = read("a\nd\xE9j\xE0 \x80\x93\n");
  EXPECT_EQ(old.rows, (Rows{{"déjà €“"}}));
  ASSERT_EQ(old.notes.size(), 1U);
  EXPECT_NE(old.notes[0].find("Windows-1252"), std::string::npos);
  using namespace std::string_view_literals;
  EXPECT_EQ(read("\xFF\xFE"
                 "a\0\n\0\xE9\0\x3D\xD8\x00\xDE\n\0"sv)
                .rows,
            (Rows{{"é😀"}}));
  EXPECT_EQ(read("\xFE\xFF\0a\0\n\0\xE9"sv).rows, (Rows{{"é"}}));
}

TEST(Csv, NamesTheRowThatIsNoUtf8AndReadsTheRest) {
  const auto all = read("a,b\né,è\nx,\xE9\nü,ö\n");
  EXPECT_EQ(all.rows, (Rows{{"é", "è"}, {"ü", "ö"}}));
  ASSERT_EQ(all.faults.size(), 1U);
  EXPECT_EQ(all.faults[0].find("row 3 (line 3), column 2 (b): the text is not UTF-8"), 0U);
}

TEST(Csv, NamesRowLineAndColumnOfAFaultAndGoesOnWithTheNextLine) {
  const auto all = read("a,b\n\"x\ny\",2\n3,\"never closed\n4,5\n\"q\"w,6\n7,8,9\n10,11\n");
  EXPECT_EQ(all.rows, (Rows{{"x\ny", "2"}, {"4", "5"}, {"10", "11"}}));
  ASSERT_EQ(all.faults.size(), 3U);
  EXPECT_EQ(all.faults[0].find("row 3 (line 4), column 2 (b): "), 0U) << all.faults[0];
  EXPECT_EQ(all.faults[1].find("row 5 (line 6), column 1 (a): "), 0U) << all.faults[1];
  EXPECT_EQ(all.faults[2].find("row 6 (line 7), column 3: "), 0U) << all.faults[2];
}

TEST(Csv, FindsColumnsByAnyOfTheirNames) {
  auto reader = CsvReader::open(as_bytes("Preferred Label;O*NET-SOC Code;id;ID\n a ;b;c;d\n"));
  ASSERT_TRUE(reader);
  EXPECT_EQ(reader->column({"label", "preferred_label"}), 0U);
  EXPECT_EQ(reader->column("preferredLabel"), 0U);
  EXPECT_EQ(reader->column("onet"), std::nullopt);
  ASSERT_EQ(reader->notes().size(), 1U);
  EXPECT_EQ(reader->next(), CsvStep::row);
  EXPECT_EQ(reader->cell(0), "a");
  EXPECT_EQ(reader->cell(std::nullopt), "");
  EXPECT_EQ(reader->cell(9), "");
}

TEST(Csv, PassesOverLinesAboutTheFile) {
  const CsvOptions options{.header_has = "id"};
  EXPECT_EQ(read("name,\"A, B\"\nversion,1\n,\nId,Title\n1,x\n", options).rows, (Rows{{"1", "x"}}));
  EXPECT_NE(read("a,b\n1,2\n", options).faults[0].find("\"id\""), std::string::npos);
}

TEST(Csv, RefusesWhatIsNoTable) {
  EXPECT_FALSE(CsvReader::open(as_bytes("")));
  EXPECT_FALSE(CsvReader::open(as_bytes("\n \n")));
  EXPECT_FALSE(CsvReader::open(as_bytes("PK\x03\x04 zip")));
  using namespace std::string_view_literals;
  EXPECT_FALSE(CsvReader::open(as_bytes("a\0b"sv)));
  EXPECT_FALSE(CsvReader::open(as_bytes("\"never")));
}

TEST(Csv, HoldsEveryLimit) {
  const CsvLimits limits{.bytes_max = 100, .rows_max = 3, .columns_max = 2, .cell_bytes_max = 4};
  EXPECT_FALSE(CsvReader::open(as_bytes(std::string(101, 'a')), {.limits = limits}));
  EXPECT_FALSE(CsvReader::open(as_bytes("a,b,c"), {.limits = limits}));
  const auto all = read("a\n12345\n\"12345\"\n1\n2\n", {.limits = limits});
  EXPECT_TRUE(all.rows.empty());
  EXPECT_EQ(all.faults.size(), 3U);
  EXPECT_EQ(read("a\n1234\n\"1234\"", {.limits = limits}).rows.size(), 2U);
  // Doubled quotes that lead beyond the limit, and beyond the end.
  for (std::size_t quotes = 1; quotes < 14; ++quotes)
    read("a\n" + std::string(quotes, '"'), {.limits = limits});
}

TEST(Csv, StaysLinearWhenEveryLineOpensAQuote) {
  std::string text = "a\n";
  for (int i = 0; i < 200'000; ++i) text += "x,\"\n";
  const auto all = read(text);
  EXPECT_GT(all.faults.size(), 0U);
}

RC_GTEST_PROP(Csv, GivesBackWhatWasWritten, (const Rows& rows)) {
  std::string text = "h1;h2;h3\n";
  Rows expected;
  for (const auto& row : rows) {
    std::vector<std::string> cells(3);
    bool blank = true;
    for (std::size_t i = 0; i < cells.size(); ++i) {
      for (const char c : i < row.size() ? row[i] : "")
        if (c > 0) cells[i] += c;
      blank = blank && cells[i].find_first_not_of(" \t\r\n\v\f") == std::string::npos;
      text += i > 0 ? ";\"" : "\"";
      for (const char c : cells[i]) text += c == '"' ? "\"\"" : std::string(1, c);
      text += '"';
    }
    text += "\r\n";
    if (!blank) expected.push_back(cells);
  }
  RC_ASSERT(read(text, {.separator = ';'}).rows == expected);
}

}  // namespace
}  // namespace cairn::encoding
