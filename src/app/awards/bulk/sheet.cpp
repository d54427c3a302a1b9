// SPDX-License-Identifier: Apache-2.0
#include "app/awards/bulk/sheet.h"

#include <algorithm>

#include "achievement/reached.h"
#include "app/awards/limits.h"
#include "app/fields.h"
#include "app/limits.h"
#include "base/filled.h"
#include "base/text.h"
#include "encoding/csv.h"

namespace cairn::app {
namespace {

Error with_path(Error error) {
  error.path = "/file";
  return error;
}

Sheet::Row row_of(const encoding::CsvReader& reader) {
  Sheet::Row row{reader.row(), {}, {}};
  for (const auto cell : reader.cells()) row.cells.push_back(as_utf8(trim(cell)));
  return row;
}

bool is_empty(const Sheet::Row& row) {
  return std::ranges::all_of(row.cells, [](const auto& cell) { return cell.empty(); });
}

// Reads cells of one row and notes what is wrong with each.
class RowCheck {
 public:
  RowCheck(const SheetForm& form, const Mapping& mapping, std::span<const std::string> cells)
      : form_(form), mapping_(mapping), cells_(cells) {}

  std::string_view cell(SheetField field) const {
    const auto column = mapping_[place_of(field)];
    return column && *column < cells_.size() ? std::string_view(cells_[*column]) : "";
  }
  Field labelled(SheetField field) const { return {"", form_.columns[place_of(field)].label}; }
  template <class T>
  T take(SheetField field, Result<T> read) {
    if (read) return std::move(read).value();
    fault(field, read.error().detail);
    return T();
  }
  void fault(SheetField field, std::string sentence) {
    faults.push_back({field, std::move(sentence)});
  }

  std::vector<CellFault> faults;

 private:
  const SheetForm& form_;
  const Mapping& mapping_;
  std::span<const std::string> cells_;
};

// What was reached: each result whose cell is not empty.
void read_results(const SheetForm& form, RowCheck& check, SheetEntry& entry) {
  for (std::size_t i = 0; i < form.results.size(); ++i) {
    const auto field = static_cast<SheetField>(first_result + i);
    const auto typed = trim(check.cell(field));
    if (typed.empty()) continue;
    auto value = check.take(field, achievement::read_reached(form.results[i], typed));
    entry.results.emplace_back(i, std::move(value));
  }
}

}  // namespace

Result<Sheet> read_sheet(ByteView file) {
  encoding::CsvOptions options;
  options.limits = {.bytes_max = limits::sheet_bytes_max,
                    .rows_max = limits::sheet_rows_max + 1,
                    .columns_max = limits::sheet_columns_max,
                    .cell_bytes_max = limits::sheet_cell_bytes_max};
  auto opened = encoding::CsvReader::open(file, options);
  if (!opened) return with_path(std::move(opened).error());
  auto& reader = *opened;
  Sheet sheet;
  sheet.header = reader.header();
  sheet.notes = reader.notes();
  for (auto step = reader.next(); step != encoding::CsvStep::end; step = reader.next()) {
    if (sheet.rows.size() >= limits::sheet_rows_max)
      return fail(
          ErrorCode::too_large, "sheet",
          filled("The file has more than {} rows. Send it in parts.", limits::sheet_rows_max),
          "/file");
    if (step == encoding::CsvStep::fault) {
      sheet.rows.push_back({reader.fault().row, {}, reader.fault().reason});
    } else if (auto row = row_of(reader); !is_empty(row)) {
      sheet.rows.push_back(std::move(row));
    }
  }
  if (sheet.rows.empty())
    return fail(ErrorCode::invalid, "sheet",
                "The file has headings and no row below them. Add a row for each person.", "/file");
  return sheet;
}

std::optional<Instant> read_day(std::string_view text) {
  std::string iso(text);
  const auto parts = split(text, '.');
  if (parts.size() == 3 && parts[2].size() == 4) {
    const auto two = [](std::string_view part) {
      return part.size() == 1 ? "0" + std::string(part) : std::string(part);
    };
    iso = std::string(parts[2]) + "-" + two(parts[1]) + "-" + two(parts[0]);
  }
  const auto day = parse_date(iso);
  return day ? std::optional(*day) : std::nullopt;
}

Result<std::optional<Instant>> future_day(Field field, std::string_view typed, Instant now) {
  const auto text = trim(typed);
  if (text.empty()) return std::optional<Instant>();
  const auto day = read_day(text);
  if (!day)
    return field_error(field, filled("{} is no day. Write it like 2027-05-31.", field.label));
  if (day->seconds() + 86'400 <= now.seconds())
    return field_error(field, filled("{} is over already. Choose a day to come.", field.label));
  return day;
}

CheckedRow check_row(const SheetForm& form, const Mapping& mapping,
                     std::span<const std::string> cells, Instant now) {
  constexpr std::int64_t day_microseconds = 24LL * 60 * 60 * 1'000'000;
  RowCheck check(form, mapping, cells);
  CheckedRow out;
  auto& entry = out.entry;
  using enum SheetField;
  entry.name = check.take(name, text_field(check.labelled(name), check.cell(name),
                                           limits::name_characters_max, Presence::required));
  entry.email = check.take(email, email_field(check.labelled(email), check.cell(email)));
  entry.evidence = check.take(
      evidence, url_field(check.labelled(evidence), check.cell(evidence), Presence::optional));
  entry.narrative = check.take(
      narrative, text_field(check.labelled(narrative), check.cell(narrative),
                            limits::statement_characters_max, Presence::optional, Lines::many));
  entry.key = check.take(key, text_field(check.labelled(key), check.cell(key),
                                         limits::row_key_characters_max, Presence::optional));
  if (entry.key.empty()) entry.key = entry.email;
  if (const auto typed = check.cell(expires); !typed.empty()) {
    const auto day = read_day(typed);
    if (!day)
      check.fault(expires, "Valid until is no day. Write it like 2027-05-31.");
    else
      entry.expires = Instant{day->microseconds + day_microseconds - 1'000'000};
    if (day && *entry.expires <= now)
      check.fault(expires, "Valid until is over already. Write a day to come, or leave it empty.");
  }
  read_results(form, check, entry);
  out.faults = std::move(check.faults);
  return out;
}

}  // namespace cairn::app
