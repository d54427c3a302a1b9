// SPDX-License-Identifier: Apache-2.0
#include "encoding/csv.h"

#include <algorithm>
#include <array>

#include "base/text.h"

namespace cairn::encoding {
namespace {

constexpr const char* where = "encoding/csv";
constexpr std::array separators{',', ';', '\t'};
constexpr std::size_t lines_before_header_max = 64;

// Names of columns compared without case and without what parts their words.
std::string folded(std::string_view name) {
  std::string out;
  for (const char c : to_lower_ascii(trim(name)))
    if (c != ' ' && c != '_' && c != '-') out += c;
  return out;
}

// The separator seen most often outside quotes in the first line; the comma where there is none.
char separator_of(std::string_view line) {
  std::array<std::size_t, separators.size()> counts{};
  bool quoted = false;
  for (const char c : line) {
    if (c == '"') quoted = !quoted;
    if (quoted) continue;
    for (std::size_t i = 0; i < separators.size(); ++i) counts[i] += c == separators[i];
  }
  const auto most = std::max_element(counts.begin(), counts.end());
  return separators[static_cast<std::size_t>(most - counts.begin())];
}

Status check_text(ByteView bytes) {
  constexpr std::size_t looked_at = 4096;
  const auto start = as_text(bytes.first(std::min(bytes.size(), looked_at)));
  if (start.starts_with("PK\x03\x04"))
    return fail(ErrorCode::unreadable, where,
                "this is a zip archive or a spreadsheet file: save the sheet as CSV first");
  if (start.find('\0') != start.npos && !start.starts_with("\xFF\xFE") &&
      !start.starts_with("\xFE\xFF"))
    return fail(ErrorCode::unreadable, where,
                "this is no text: a table is expected, saved as CSV in UTF-8");
  return done;
}

}  // namespace

std::string to_sentence(const CsvFault& fault) {
  auto text = "row " + std::to_string(fault.row) + " (line " + std::to_string(fault.line) + ")";
  if (fault.column > 0) text += ", column " + std::to_string(fault.column);
  if (!fault.column_name.empty()) text += " (" + fault.column_name + ")";
  return text + ": " + fault.reason;
}

Result<CsvReader> CsvReader::open(ByteView bytes, const CsvOptions& options) {
  if (bytes.size() > options.limits.bytes_max)
    return fail(
        ErrorCode::too_large, where,
        "the file is larger than " + std::to_string(options.limits.bytes_max) + " bytes: split it");
  CAIRN_CHECK(check_text(bytes));
  CsvReader reader;
  reader.limits_ = options.limits;
  reader.quotes_ = options.quotes;
  auto decoded = decode_text(bytes);
  reader.set_ = decoded.set;
  if (decoded.set == CharacterSet::utf16 || decoded.set == CharacterSet::windows_1252) {
    reader.decoded_ = std::make_unique<std::string>(std::move(decoded.text));
    reader.text_ = *reader.decoded_;
  } else {
    reader.text_ = as_text(bytes).substr(decoded.mark_bytes);
  }
  if (decoded.set == CharacterSet::windows_1252)
    reader.notes_.push_back("the file is not UTF-8; it was read as Windows-1252");
  if (decoded.set == CharacterSet::damaged_utf8)
    reader.notes_.push_back("some rows are not UTF-8; they are left out");
  reader.reread_left_ = 2 * reader.text_.size();
  reader.separator_ = options.separator;
  CAIRN_CHECK(reader.read_header(options.header_has));
  return reader;
}

bool CsvReader::take_separator_line() {
  // What spreadsheets write for themselves: "sep=;".
  if (!to_lower_ascii(text_.substr(0, 4)).starts_with("sep=") || text_.size() < 5) return false;
  if (std::find(separators.begin(), separators.end(), text_[4]) == separators.end()) return false;
  if (end_of_line(0) != 5) return false;
  separator_ = text_[4];
  at_ = 5;
  pass_line_end();
  return true;
}

Status CsvReader::read_header(std::string_view header_has) {
  const bool told = separator_ != '\0' || take_separator_line();
  const auto wanted = folded(header_has);
  for (std::size_t i = 0; i < lines_before_header_max; ++i) {
    if (!told) separator_ = separator_of(text_.substr(at_, end_of_line(at_) - at_));
    const auto step = next();
    if (step == CsvStep::end) break;
    if (step == CsvStep::fault) {
      if (wanted.empty()) return fail(ErrorCode::unreadable, where, to_sentence(fault_));
      continue;
    }
    header_.assign(cells_.begin(), cells_.end());
    folded_header_.clear();
    for (auto& name : header_) {
      name = trim(name);
      folded_header_.push_back(folded(name));
    }
    if (wanted.empty() || column(header_has)) {
      for (std::size_t k = 0; k < header_.size(); ++k) {
        const auto first = *column(header_[k]);
        if (!folded_header_[k].empty() && first != k)
          notes_.push_back("columns " + std::to_string(first + 1) + " and " +
                           std::to_string(k + 1) + " are both called " + header_[k] +
                           "; the first is read");
      }
      return done;
    }
    header_.clear();
  }
  return fail(ErrorCode::unreadable, where,
              header_has.empty() ? "the file is empty: a header line with the names of the columns "
                                   "is expected"
                                 : "no line names a column \"" + std::string(header_has) + "\"");
}

std::optional<std::size_t> CsvReader::column(std::initializer_list<std::string_view> names) const {
  for (const auto name : names) {
    const auto found = std::find(folded_header_.begin(), folded_header_.end(), folded(name));
    if (found != folded_header_.end())
      return static_cast<std::size_t>(found - folded_header_.begin());
  }
  return std::nullopt;
}

std::string_view CsvReader::cell(std::optional<std::size_t> column) const {
  return column && *column < cells_.size() ? trim(cells_[*column]) : std::string_view();
}

CsvFault CsvReader::fault_at(std::optional<std::size_t> column, std::string reason) const {
  const auto number = column ? *column + 1 : 0;
  return {place_.row, place_.line, number,
          column && *column < header_.size() ? header_[*column] : "", std::move(reason)};
}

std::size_t CsvReader::end_of_line(std::size_t from) const {
  return std::min(text_.find_first_of("\r\n", from), text_.size());
}

bool CsvReader::at_line_end() const {
  return at_ >= text_.size() || text_[at_] == '\n' || text_[at_] == '\r';
}

void CsvReader::pass_line_end() {
  if (at_ >= text_.size()) return;
  at_ += text_.substr(at_).starts_with("\r\n") ? 2 : 1;
  ++line_;
}

bool CsvReader::refuse(std::string reason) {
  const auto column = cells_.size();
  fault_ = {place_.row, place_.line, column + 1, column < header_.size() ? header_[column] : "",
            std::move(reason)};
  return false;
}

// After a fault reading goes on with the next line, as long as little has been read twice.
void CsvReader::recover(std::size_t start, std::size_t line) {
  const auto read = at_ - start;
  if (read <= reread_left_) {
    reread_left_ -= read;
    at_ = end_of_line(start);
    line_ = line;
  } else {
    at_ = end_of_line(at_);
  }
  pass_line_end();
}

CsvStep CsvReader::next() {
  while (at_ < text_.size()) {
    place_ = {place_.row + 1, line_};
    if (place_.row > limits_.rows_max) {
      at_ = text_.size();
      fault_ = {place_.row, place_.line, 0, "",
                "a file has at most " + std::to_string(limits_.rows_max) +
                    " rows; from here on nothing was read: split it"};
      return CsvStep::fault;
    }
    const auto start = at_;
    const auto line = line_;
    cells_.clear();
    scratch_->reset();
    if (!read_row()) {
      recover(start, line);
      return CsvStep::fault;
    }
    pass_line_end();
    if (std::all_of(cells_.begin(), cells_.end(), [](auto cell) { return trim(cell).empty(); }))
      continue;
    return CsvStep::row;
  }
  return CsvStep::end;
}

bool CsvReader::read_row() {
  const auto start = at_;
  while (true) {
    if (cells_.size() >= limits_.columns_max)
      return refuse("a row has at most " + std::to_string(limits_.columns_max) + " columns");
    if (!read_cell()) return false;
    if (!header_.empty() && cells_.size() > header_.size() && !trim(cells_.back()).empty()) {
      cells_.pop_back();
      return refuse(
          "there are more cells than the header has names: is a separator not in quotes?");
    }
    if (at_line_end()) break;
    ++at_;  // the separator
  }
  if (set_ == CharacterSet::damaged_utf8 && !is_utf8(text_.substr(start, at_ - start))) {
    const auto bad = std::find_if_not(cells_.begin(), cells_.end(), is_utf8);
    cells_.resize(static_cast<std::size_t>(bad - cells_.begin()));
    return refuse("the text is not UTF-8: save the file as UTF-8");
  }
  return true;
}

bool CsvReader::read_cell() {
  if (quotes_ == CsvQuotes::rfc4180 && at_ < text_.size() && text_[at_] == '"')
    return read_quoted_cell();
  read_plain_cell();
  if (cells_.back().size() <= limits_.cell_bytes_max) return true;
  cells_.pop_back();
  return refuse("a cell holds at most " + std::to_string(limits_.cell_bytes_max) + " bytes");
}

void CsvReader::read_plain_cell() {
  const auto start = at_;
  while (!at_line_end() && text_[at_] != separator_) ++at_;
  cells_.push_back(text_.substr(start, at_ - start));
}

bool CsvReader::read_quoted_cell() {
  const auto start = ++at_;
  bool doubled = false;
  while (true) {
    const auto bound = std::min(start + limits_.cell_bytes_max + 1, text_.size());
    const auto quote = at_ < bound ? text_.substr(0, bound).find('"', at_) : text_.npos;
    const auto end = std::max(at_, std::min(quote, bound));
    line_ += static_cast<std::size_t>(std::count(text_.begin() + static_cast<std::ptrdiff_t>(at_),
                                                 text_.begin() + static_cast<std::ptrdiff_t>(end),
                                                 '\n'));
    at_ = end;
    if (end - start > limits_.cell_bytes_max)
      return refuse("a cell holds at most " + std::to_string(limits_.cell_bytes_max) +
                    " bytes: is its closing quote missing?");
    if (quote == text_.npos) return refuse("the quote that opens the cell is never closed");
    if (!text_.substr(at_ + 1).starts_with('"')) break;
    doubled = true;
    at_ += 2;
  }
  auto cell = text_.substr(start, at_ - start);
  ++at_;
  while (at_ < text_.size() && text_[at_] == ' ' && separator_ != ' ') ++at_;
  if (!at_line_end() && text_[at_] != separator_)
    return refuse("a quote ends the cell before its end: quotes inside quotes are doubled");
  if (doubled) {
    auto room = scratch_->array<char>(cell.size());
    std::size_t size = 0;
    for (std::size_t i = 0; i < cell.size(); ++i) {
      room[size++] = cell[i];
      if (cell[i] == '"') ++i;
    }
    cell = {room.data(), size};
  }
  cells_.push_back(cell);
  return true;
}

}  // namespace cairn::encoding
