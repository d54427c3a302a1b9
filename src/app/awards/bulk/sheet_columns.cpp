// SPDX-License-Identifier: Apache-2.0
#include "app/awards/bulk/sheet_columns.h"

#include <algorithm>
#include <charconv>

#include "achievement/reached.h"
#include "app/fields.h"
#include "base/filled.h"
#include "base/text.h"
#include "encoding/csv_line.h"
#include "json/build.h"
#include "json/parse.h"
#include "json/write.h"

namespace cairn::app {
namespace {

struct KnownColumn {
  std::string_view name, label, hint;
  bool required;
};

// In the order of the enumerators.
constexpr KnownColumn known[] = {
    {"name", "Name", "As it stands on the badge.", true},
    {"email", "E-mail address", "Bound to the badge as a fingerprint.", true},
    {"expires", "Valid until", "A day such as 2027-05-31; empty: for ever.", false},
    {"evidence", "Evidence link", "A web address that shows the work.", false},
    {"narrative", "What they did", "Becomes part of the badge.", false},
    {"key", "Row key",
     "Your own number for the row. The same key is awarded once, however often the file is sent.",
     false},
};
static_assert(std::size(known) == first_result);

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

std::vector<std::string> names_in(std::string_view list) {
  std::vector<std::string> out;
  for (const auto name : split(list, '|')) out.emplace_back(name);
  return out;
}

// Of a result: how its column is headed, folded.
std::vector<std::string> names_of(const achievement::ResultRow& result, bool only_one) {
  std::vector<std::string> out{folded("result: " + result.name), folded(result.name)};
  if (!only_one) return out;
  out.emplace_back("result");
  if (result.type == "Percent") out.emplace_back("percent");
  if (result.type == "LetterGrade") out.emplace_back("grade");
  return out;
}

}  // namespace

SheetForm sheet_form(const std::vector<achievement::ResultRow>& results) {
  SheetForm form;
  form.results = results;
  for (const auto& column : known)
    form.columns.push_back({static_cast<SheetField>(form.columns.size()), std::string(column.name),
                            std::string(column.name), std::string(column.label),
                            std::string(column.hint), column.required,
                            names_in(headings[form.columns.size()])});
  for (std::size_t i = 0; i < results.size(); ++i)
    form.columns.push_back({static_cast<SheetField>(first_result + i),
                            "result-" + std::to_string(i + 1), "result: " + results[i].name,
                            results[i].name, achievement::choices_of(results[i]), false,
                            names_of(results[i], results.size() == 1)});
  return form;
}

std::string sheet_template(const SheetForm& form) {
  std::vector<std::string_view> cells;
  for (const auto& column : form.columns) cells.push_back(column.heading);
  std::string line;
  encoding::append_csv_line(line, cells);
  return line;
}

Mapping guess_mapping(const std::vector<std::string>& header, const SheetForm& form) {
  Mapping mapping(form.columns.size());
  std::vector<bool> taken(header.size());
  for (std::size_t place = 0; place < mapping.size(); ++place)
    for (const auto& name : form.columns[place].names) {
      if (mapping[place]) break;
      for (std::size_t i = 0; i < header.size() && !mapping[place]; ++i)
        if (!taken[i] && folded(header[i]) == name) {
          mapping[place] = i;
          taken[i] = true;
        }
    }
  return mapping;
}

Status check_mapping(const Mapping& mapping, const SheetForm& form, std::size_t count) {
  Faults faults;
  for (std::size_t place = 0; place < mapping.size(); ++place) {
    const auto& column = form.columns[place];
    const auto& chosen = mapping[place];
    const auto path = "/" + column.name;
    const Field field{path, column.label};
    if (!chosen && column.required)
      faults.add(field_error(
          field, filled("{} comes from no column. Choose the one it is in.", column.label)));
    if (!chosen) continue;
    const auto here = mapping.begin() + static_cast<std::ptrdiff_t>(place);
    if (*chosen >= count || std::find(mapping.begin(), here, chosen) != here)
      faults.add(field_error(
          field, filled("{} comes from a column that is read already. Choose another, or none.",
                        column.label)));
  }
  return faults.verdict();
}

std::string write_mapping(const Mapping& mapping, const SheetForm& form) {
  std::string out;
  for (std::size_t i = 0; i < first_result; ++i)
    out += (i == 0 ? "" : ",") + (mapping[i] ? std::to_string(*mapping[i]) : std::string());
  Arena arena;
  const json::Builder builder(arena);
  json::ObjectBuilder results(builder);
  bool any = false;
  for (std::size_t i = first_result; i < mapping.size(); ++i) {
    if (!mapping[i]) continue;
    any = true;
    results.add(form.results[i - first_result].name,
                builder.integer(static_cast<std::int64_t>(*mapping[i])));
  }
  return any ? out + ";" + json::write(results.value()) : out;
}

Mapping read_mapping(std::string_view text, const SheetForm& form, std::size_t count) {
  Mapping mapping(form.columns.size());
  const auto end = text.find(';');
  const auto parts = split(text.substr(0, end), ',');
  for (std::size_t i = 0; i < first_result && i < parts.size(); ++i) {
    std::size_t column = 0;
    const auto read = std::from_chars(parts[i].data(), parts[i].data() + parts[i].size(), column);
    if (read.ec == std::errc() && column < count) mapping[i] = column;
  }
  if (end == text.npos) return mapping;
  Arena arena;
  const auto results = json::parse(text.substr(end + 1), arena);
  for (std::size_t i = 0; results && i < form.results.size(); ++i) {
    const auto* found = results->find(form.results[i].name);
    const auto column = found ? found->as_int64() : std::nullopt;
    if (column && *column >= 0 && std::cmp_less(*column, count))
      mapping[first_result + i] = static_cast<std::size_t>(*column);
  }
  return mapping;
}

}  // namespace cairn::app
