// SPDX-License-Identifier: Apache-2.0
#include "app/awards/bulk/sheet.h"

#include <algorithm>

#include "app/awards/limits.h"
#include "app/fields.h"
#include "app/limits.h"
#include "base/text.h"
#include "encoding/csv.h"

namespace cairn::app {
namespace {

constexpr SheetColumn columns[] = {
    {SheetField::name, "name", "Name", "As it stands on the badge.", true},
    {SheetField::email, "email", "E-mail address", "Bound to the badge as a fingerprint.", true},
    {SheetField::expires, "expires", "Valid until", "A day such as 2027-05-31; empty: for ever.",
     false},
    {SheetField::evidence, "evidence", "Evidence link", "A web address that shows the work.",
     false},
    {SheetField::narrative, "narrative", "What they did", "Becomes part of the badge.", false},
    {SheetField::key, "key", "Row key",
     "Your own number for the row. The same key is awarded once, however often the file is sent.",
     false},
};

// How other systems head these columns, in the order of the enumerators.
constexpr std::string_view headings[] = {
    "name|full name|learner|learner name|recipient|recipient name|student|student name|participant|"
    "display name",
    "email|e mail|mail|email address|e mail address|recipient email|student email|learner email",
    "expires|valid until|expiry|expiry date|expiration|expiration date|expires on",
    "evidence|evidence link|evidence url|link|url",
    "narrative|what they did|description|comment|statement|note",
    "key|row key|id|identifier|student id|student number|learner id|external id|number",
};

std::size_t place_of(SheetField field) { return static_cast<std::size_t>(field); }

// As headings are compared: letters and digits in lower case, words parted by one space.
std::string folded(std::string_view heading) {
  std::string out;
  for (const char c : to_lower_ascii(heading)) {
    const bool kept = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || (c & 0x80) != 0;
    if (kept) out += c;
    if (!kept && !out.empty() && out.back() != ' ') out += ' ';
  }
  while (!out.empty() && out.back() == ' ') out.pop_back();
  return out;
}

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
  RowCheck(const Mapping& mapping, std::span<const std::string> cells)
      : mapping_(mapping), cells_(cells) {}

  std::string_view cell(SheetField field) const {
    const auto column = mapping_[place_of(field)];
    return column && *column < cells_.size() ? std::string_view(cells_[*column]) : "";
  }
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
  const Mapping& mapping_;
  std::span<const std::string> cells_;
};

Field field_of(SheetField field) { return {"", columns[place_of(field)].label}; }

}  // namespace

std::span<const SheetColumn> sheet_columns() { return columns; }

std::string sheet_template() {
  std::string line;
  for (const auto& column : columns) (line += line.empty() ? "" : ",") += column.name;
  return line + "\r\n";
}

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
      return fail(ErrorCode::too_large, "sheet",
                  "The file has more than " + std::to_string(limits::sheet_rows_max) +
                      " rows. Send it in parts.",
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

Mapping guess_mapping(const std::vector<std::string>& header) {
  Mapping mapping{};
  std::vector<bool> taken(header.size());
  for (std::size_t field = 0; field < sheet_fields; ++field)
    for (const auto name : split(headings[field], '|')) {
      if (mapping[field]) break;
      for (std::size_t i = 0; i < header.size() && !mapping[field]; ++i)
        if (!taken[i] && folded(header[i]) == name) {
          mapping[field] = i;
          taken[i] = true;
        }
    }
  return mapping;
}

Status check_mapping(const Mapping& mapping, std::size_t count) {
  Faults faults;
  for (const auto& column : columns) {
    const auto& chosen = mapping[place_of(column.field)];
    const auto path = "/" + std::string(column.name);
    const Field field{path, column.label};
    if (!chosen && column.required)
      faults.add(field_error(
          field, std::string(column.label) + " comes from no column. Choose the one it is in."));
    if (!chosen) continue;
    const auto earlier =
        std::find(mapping.begin(), mapping.begin() + static_cast<long>(place_of(column.field)),
                  chosen) != mapping.begin() + static_cast<long>(place_of(column.field));
    if (*chosen >= count || earlier)
      faults.add(field_error(field, std::string(column.label) +
                                        " comes from a column that is read already. Choose "
                                        "another, or none."));
  }
  return faults.verdict();
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
    return field_error(field, std::string(field.label) + " is no day. Write it like 2027-05-31.");
  if (day->seconds() + 86'400 <= now.seconds())
    return field_error(field, std::string(field.label) + " is over already. Choose a day to come.");
  return day;
}

std::vector<credential::NewEvidence> evidence_of(const SheetEntry& entry) {
  std::vector<credential::NewEvidence> all;
  if (!entry.narrative.empty()) {
    credential::NewEvidence narrative;
    narrative.name = "What the learner did";
    narrative.narrative = entry.narrative;
    all.push_back(std::move(narrative));
  }
  if (!entry.evidence.empty()) {
    credential::NewEvidence link;
    link.url = entry.evidence;
    link.name = "Link";
    all.push_back(std::move(link));
  }
  return all;
}

CheckedRow check_row(const Mapping& mapping, std::span<const std::string> cells, Instant now) {
  constexpr std::int64_t day_microseconds = 24LL * 60 * 60 * 1'000'000;
  RowCheck check(mapping, cells);
  CheckedRow out;
  auto& entry = out.entry;
  using enum SheetField;
  entry.name = check.take(name, text_field(field_of(name), check.cell(name),
                                           limits::name_characters_max, Presence::required));
  entry.email = check.take(email, email_field(field_of(email), check.cell(email)));
  entry.evidence =
      check.take(evidence, url_field(field_of(evidence), check.cell(evidence), Presence::optional));
  entry.narrative = check.take(
      narrative, text_field(field_of(narrative), check.cell(narrative),
                            limits::statement_characters_max, Presence::optional, Lines::many));
  entry.key = check.take(key, text_field(field_of(key), check.cell(key),
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
  out.faults = std::move(check.faults);
  return out;
}

}  // namespace cairn::app
