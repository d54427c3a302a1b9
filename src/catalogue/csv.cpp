// SPDX-License-Identifier: Apache-2.0
#include "catalogue/csv.h"

#include <algorithm>
#include <array>

#include "base/filled.h"
#include "base/text.h"
#include "catalogue/collector.h"
#include "catalogue/csv_columns.h"
#include "catalogue/levels.h"
#include "catalogue/limits.h"
#include "catalogue/plain_text.h"
#include "catalogue/quantities.h"
#include "encoding/csv.h"
#include "skills/fold.h"

namespace cairn::catalogue {
namespace {

// One row, read cell by cell. A cell that cannot be read is told and left unknown.
class Row {
 public:
  Row(const encoding::CsvReader& reader, const CsvColumns& columns, Collector& collector)
      : reader_(reader), columns_(columns), collector_(collector) {}

  Offer read() {
    read_names();
    if (offer_.title.empty()) return std::move(offer_);  // told as a whole
    read_skills();
    read_numbers();
    read_words();
    read_levels();
    return std::move(offer_);
  }

 private:
  std::string_view cell(CsvField field) const { return reader_.cell(columns_[field]); }

  void left_unknown(CsvField field, std::string_view what) {
    collector_.fault(filled("“{}” under “{}” is no {}; it is left unknown",
                            one_line(cell(field), 60), name_of(field), what),
                     offer_.id, true);
  }

  std::vector<std::string_view> list(CsvField field) const {
    const auto text = cell(field);
    std::vector<std::string_view> items;
    if (text.empty()) return items;
    for (const auto part : split(text, text.find('|') != std::string_view::npos ? '|' : ';'))
      if (!trim(part).empty()) items.push_back(trim(part));
    if (items.size() > list_items_max) items.resize(list_items_max);
    return items;
  }

  void read_names() {
    offer_.title = one_line(cell(CsvField::title), title_bytes_max);
    offer_.provider = one_line(cell(CsvField::provider), words_bytes_max);
    offer_.id = cell(CsvField::id);
    if (!columns_[CsvField::id]) {
      offer_.id = skills::fold(offer_.provider + " " + offer_.title);
      std::replace(offer_.id.begin(), offer_.id.end(), ' ', '-');
    }
    if (offer_.title.empty()) return;
    offer_.kind = kind_named(cell(CsvField::kind));
    offer_.url = web_address(cell(CsvField::url));
    if (offer_.url.empty() && !cell(CsvField::url).empty())
      left_unknown(CsvField::url, "http or https address");
    offer_.description = plain_text(cell(CsvField::description), description_bytes_max);
  }

  // "sql:3": the name before the last ":" and the level behind it; level 0 without one.
  static std::pair<std::string_view, Level> with_level(std::string_view text) {
    const auto mark = text.rfind(':');
    if (mark == std::string_view::npos || mark + 2 != text.size() || text[mark + 1] < '1' ||
        text[mark + 1] > '0' + skills::level_max)
      return {text, Level{0}};
    return {trim(text.substr(0, mark)), static_cast<Level>(text[mark + 1] - '0')};
  }

  bool has_framework() const { return !collector_.options().framework.empty(); }

  void read_skills() {
    for (const auto item : list(CsvField::teaches)) {
      const auto [name, level] = with_level(item);
      if (!has_framework())
        add_words(offer_, name, level);
      else
        offer_.teaches.push_back(
            {.words = "", .skill = std::string(name), .level = level, .link = Link::stated});
    }
    for (const auto item : list(CsvField::requires_first)) {
      const auto [name, level] = with_level(item);
      if (level == 0)
        offer_.requires_first.of.push_back(
            {.kind = Requirement::Kind::offer, .id = std::string(name)});
      else if (has_framework())
        offer_.requires_first.of.push_back(
            {.kind = Requirement::Kind::skill, .id = std::string(name), .level = level});
      else
        add_unique(offer_.prerequisites,
                   std::string(name) + " (level " + std::to_string(level) + ")");
    }
    for (const auto item : list(CsvField::prerequisites))
      add_unique(offer_.prerequisites, plain_text(item, words_bytes_max));
    for (const auto item : list(CsvField::parts)) add_unique(offer_.parts, std::string(item));
  }

  void read_hours() {
    if (const auto text = cell(CsvField::hours); !text.empty()) {
      offer_.hours = effort_of_hours(text);
      if (!offer_.hours) left_unknown(CsvField::hours, "number of hours");
    }
    if (const auto text = cell(CsvField::minutes); !offer_.hours && !text.empty()) {
      const auto minutes = read_number(text);
      if (minutes) offer_.hours = effort_of_minutes(*minutes, *minutes);
      if (!offer_.hours) left_unknown(CsvField::minutes, "number of minutes");
    }
    if (const auto text = cell(CsvField::workload); !offer_.hours && !text.empty()) {
      auto workload = read_workload(text);
      offer_.hours = workload.total;
      if (!workload.note.empty()) offer_.notes.push_back(std::move(workload.note));
      if (!offer_.hours && offer_.notes.empty()) left_unknown(CsvField::workload, "workload");
    }
  }

  void read_numbers() {
    read_hours();
    if (const auto text = cell(CsvField::price); !text.empty()) {
      offer_.price = read_price(text, cell(CsvField::currency));
      if (!offer_.price) left_unknown(CsvField::price, "price in a known currency");
    }
    if (const auto text = cell(CsvField::renewal_months); !text.empty()) {
      offer_.renewal_months = read_months(text);
      if (!offer_.renewal_months) left_unknown(CsvField::renewal_months, "number of months");
    }
    if (const auto text = cell(CsvField::recognition); !text.empty()) {
      const auto number = read_number(text);
      if (number && *number <= 100)
        offer_.recognition = static_cast<int>(*number);
      else
        left_unknown(CsvField::recognition, "number from 0 to 100");
    }
  }

  template <class Enum>
  void read_named(CsvField field, Enum& value, Enum (*named)(std::string_view),
                  std::string_view what) {
    value = named(cell(field));
    if (value == Enum{} && !cell(field).empty()) left_unknown(field, what);
  }

  void read_levels() {
    if (const auto text = cell(CsvField::eqf); !text.empty()) {
      const auto level = read_qualification_level(text.size() == 1 ? "EQF " + std::string(text)
                                                                   : std::string(text));
      if (level && level->own.empty())
        offer_.eqf = level->eqf;
      else
        left_unknown(CsvField::eqf, "level of the EQF from 1 to 8");
    }
    if (const auto text = cell(CsvField::framework_level); !text.empty()) {
      const auto level = read_qualification_level(text);
      if (level && level->own.empty())
        offer_.eqf = level->eqf;
      else if (level)
        offer_.framework_level = level->own;
      else
        left_unknown(CsvField::framework_level, "level with its framework, such as DQR 6");
    }
    if (const auto text = skills::fold(cell(CsvField::supervised)); !text.empty()) {
      constexpr std::array yes{"yes", "true", "1", "ja", "oui", "si", "sim"};
      constexpr std::array no{"no", "false", "0", "nein", "non", "nee", "nao"};
      if (std::find(yes.begin(), yes.end(), text) != yes.end())
        offer_.supervised = true;
      else if (std::find(no.begin(), no.end(), text) != no.end())
        offer_.supervised = false;
      else
        left_unknown(CsvField::supervised, "yes or no");
    }
  }

  void read_words() {
    read_named(CsvField::level, offer_.stage, read_stage, "level we know");
    read_named(CsvField::pace, offer_.pace, read_pace, "pace we know");
    read_named(CsvField::trial, offer_.trial, trial_named, "none, audit, free-trial or free");
    for (const auto item : list(CsvField::language)) {
      if (auto tag = read_language(item); !tag.empty())
        add_unique(offer_.languages, std::move(tag));
      else
        left_unknown(CsvField::language, "language");
    }
    for (const auto item : list(CsvField::starts)) {
      if (auto day = read_day(item); !day.empty())
        add_unique(offer_.starts, std::move(day));
      else
        left_unknown(CsvField::starts, "day such as 2027-01-31");
    }
    offer_.assessment = one_line(cell(CsvField::assessment), words_bytes_max);
    offer_.proves = one_line(cell(CsvField::proves), words_bytes_max);
    offer_.credential = one_line(cell(CsvField::credential), words_bytes_max);
    offer_.credit = one_line(cell(CsvField::credit), words_bytes_max);
    for (const auto item : list(CsvField::programmes))
      add_unique(offer_.programmes, std::string(item));
    for (const auto item : list(CsvField::endorsed_by))
      add_unique(offer_.endorsed_by, std::string(item));
    offer_.modified = read_day(cell(CsvField::modified));
    offer_.last_reviewed = read_day(cell(CsvField::last_reviewed));
  }

  const encoding::CsvReader& reader_;
  const CsvColumns& columns_;
  Collector& collector_;
  Offer offer_;
};

Status read_file(const SourceFile& file, Collector& collector) {
  encoding::CsvOptions how;
  how.limits.bytes_max = import_bytes_max;
  CAIRN_TRY(
      auto reader,
      encoding::CsvReader::open(
          {reinterpret_cast<const std::uint8_t*>(file.bytes.data()), file.bytes.size()}, how));
  CAIRN_TRY(const auto columns, find_columns(reader.header(), collector.options().map));
  if (!columns[CsvField::title])
    return fail(ErrorCode::unreadable, "catalogue/csv",
                filled("{}: no column is known to hold titles; map one of the columns to it, as "
                       "COLUMN=title",
                       file.name));
  for (const auto& sentence : reader.notes())
    collector.note(std::string(file.name) + ": " + sentence);
  for (const auto& column : columns.passed_over)
    collector.note(
        filled("{}: column “{}” is no field of an offer; map it to one to use it, as "
               "COLUMN=provider",
               file.name, one_line(column, 60)));
  for (auto step = reader.next(); step != encoding::CsvStep::end; step = reader.next()) {
    if (step == encoding::CsvStep::fault) {
      collector.begin_row(file.name, reader.fault().row);
      collector.fault(reader.fault().reason);
      continue;
    }
    collector.begin_row(file.name, reader.row());
    collector.add(Row(reader, columns, collector).read());
    CAIRN_CHECK(collector.make_room());
  }
  return done;
}

}  // namespace

bool looks_like_csv(const SourceFile& file) {
  const auto line = file.bytes.substr(0, std::min<std::size_t>(file.bytes.find('\n'), 4096));
  const auto start = trim(line);
  return !start.empty() && start.front() != '{' && start.front() != '[' && start.front() != '<' &&
         start.find_first_of(",;\t") != std::string_view::npos;
}

Result<Import> read_csv(std::span<const SourceFile> files, const ReadOptions& options) {
  Collector collector("csv", options);
  for (const auto& file : files) CAIRN_CHECK(read_file(file, collector));
  collector.turn_unknown_offers_into_words();
  return std::move(collector).finish();
}

}  // namespace cairn::catalogue
