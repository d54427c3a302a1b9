// SPDX-License-Identifier: Apache-2.0
// Comma-separated values (RFC 4180) as spreadsheets, portals and databases write them: commas,
// semicolons or tabs, line breaks and doubled quotes inside quotes, any line ending, any character
// set of encoding/character_set.h. One bad row is told with its place, and the rest is read.
//
//   CAIRN_TRY(auto reader, CsvReader::open(bytes));
//   const auto label = reader.column({"label", "name"});
//   for (auto step = reader.next(); step != CsvStep::end; step = reader.next()) {
//     if (step == CsvStep::fault) { report(reader.fault()); continue; }
//     use(reader.cell(label));
//   }
#pragma once
#include <initializer_list>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/arena.h"
#include "base/result.h"
#include "encoding/character_set.h"

namespace cairn::encoding {

struct CsvLimits {
  std::size_t bytes_max = 256 * 1024 * 1024;  // of the file
  std::size_t rows_max = 2'000'000;
  std::size_t columns_max = 512;
  std::size_t cell_bytes_max = 1024 * 1024;
};

enum class CsvQuotes : std::uint8_t { rfc4180, literal };  // literal: a quote is a letter

struct CsvOptions {
  char separator = '\0';  // '\0': told by the header line, out of "," ";" and tab
  CsvQuotes quotes = CsvQuotes::rfc4180;
  // A name that the header line holds; lines about the file before it are passed over. "": the
  // first line that is not empty is the header.
  std::string_view header_has = {};
  CsvLimits limits = {};
};

// What is wrong, and where.
struct CsvFault {
  std::size_t row = 0;     // records from 1, the header line counted, as spreadsheets number them
  std::size_t line = 0;    // of the file, from 1
  std::size_t column = 0;  // from 1; 0: the row as a whole
  std::string column_name;
  std::string reason;
};
// "row 12 (line 40), column 3 (label): …"
std::string to_sentence(const CsvFault& fault);

enum class CsvStep : std::uint8_t { row, fault, end };

// Views `bytes`, which must outlive it. Linear, whatever the quotes in the file.
class CsvReader {
 public:
  // Errors: too_large, unreadable (no text, no header line; says what to do about it).
  static Result<CsvReader> open(ByteView bytes, const CsvOptions& options = {});

  const std::vector<std::string>& header() const { return header_; }
  // The first of `names` that the header has, whatever their case and whether words are parted by
  // spaces, "_", "-" or nothing.
  std::optional<std::size_t> column(std::initializer_list<std::string_view> names) const;
  std::optional<std::size_t> column(std::string_view name) const { return column({name}); }

  CsvStep next();

  // Of the row last read: valid until next().
  std::size_t row() const { return place_.row; }
  std::size_t line() const { return place_.line; }
  std::span<const std::string_view> cells() const { return cells_; }
  // Without white space around it; "" where the row or the file has no such column.
  std::string_view cell(std::optional<std::size_t> column) const;
  // A fault of the caller's own in that row.
  CsvFault fault_at(std::optional<std::size_t> column, std::string reason) const;

  const CsvFault& fault() const { return fault_; }

  char separator() const { return separator_; }
  CharacterSet character_set() const { return set_; }
  // Sentences about the file as a whole: its character set, two columns of one name.
  const std::vector<std::string>& notes() const { return notes_; }

 private:
  struct Place {
    std::size_t row = 0, line = 1;
  };
  CsvReader() : scratch_(std::make_unique<Arena>()) {}
  Status read_header(std::string_view header_has);
  bool take_separator_line();
  bool read_row();
  bool read_cell();
  bool read_quoted_cell();
  void read_plain_cell();
  bool refuse(std::string reason);
  void recover(std::size_t start, std::size_t line);
  std::size_t end_of_line(std::size_t from) const;
  void pass_line_end();
  bool at_line_end() const;

  std::unique_ptr<std::string> decoded_;  // where the bytes are no UTF-8
  std::unique_ptr<Arena> scratch_;        // cells with doubled quotes
  std::string_view text_;
  std::size_t at_ = 0;
  std::size_t line_ = 1;         // of `at_`
  std::size_t reread_left_ = 0;  // bytes that may be read a second time after faults
  Place place_;
  std::vector<std::string_view> cells_;
  std::vector<std::string> header_, folded_header_, notes_;
  CsvFault fault_;
  CsvLimits limits_;
  CsvQuotes quotes_ = CsvQuotes::rfc4180;
  CharacterSet set_ = CharacterSet::utf8;
  char separator_ = ',';
};

}  // namespace cairn::encoding
