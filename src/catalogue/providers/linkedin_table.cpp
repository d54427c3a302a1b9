// SPDX-License-Identifier: Apache-2.0
#include "catalogue/providers/linkedin_table.h"

#include <algorithm>
#include <array>
#include <optional>

#include "base/filled.h"
#include "base/text.h"
#include "catalogue/limits.h"
#include "catalogue/plain_text.h"
#include "catalogue/quantities.h"
#include "encoding/csv.h"
#include "skills/fold.h"

namespace cairn::catalogue {
namespace {

enum class Column : std::uint8_t {
  id,
  title,
  description,
  type,
  duration,
  level,
  language,
  skills,
  url,
  provider,
  modified,
  last
};
constexpr auto column_count = static_cast<std::size_t>(Column::last);

// Headers that mean it, folded, in the order of Column, parted by "|". "Name" is a person's.
constexpr std::array<std::string_view, column_count> headers{
    "content id|course id|asset id|content urn|urn",
    "content title|course title|content name|course name|asset title",
    "content description|course description|short description",
    "content type|content class|asset type",
    "content duration|course duration|duration|duration hh mm ss|length",
    "content level|course level|difficulty level|difficulty|level",
    "content language|content locale|course language|locale|language",
    "skills|content skills|course skills|associated skills",
    "content url|course url|content link|url|link",
    "content provider|provider",
    "last updated|content last updated|last updated date"};

bool is_one_of(std::string_view names, std::string_view wanted) {
  const auto all = split(names, '|');
  return std::find(all.begin(), all.end(), wanted) != all.end();
}

// "01:20:30" or "1h 20m 30s"; two parts parted by a colon could be either, so they are none.
std::optional<Effort> effort_of_clock(std::string_view text) {
  const auto parts = split(trim(text), ':');
  double minutes = 0;
  if (parts.size() == 3) {
    constexpr double worth[] = {60, 1, 1.0 / 60};
    for (std::size_t i = 0; i < parts.size(); ++i) {
      const auto number = read_number(parts[i]);
      if (!number) return std::nullopt;
      minutes += *number * worth[i];
    }
    return effort_of_minutes(minutes, minutes);
  }
  bool any = false;
  for (const auto part : split(trim(text), ' ')) {
    if (part.size() < 2) return std::nullopt;
    const auto number = read_number(part.substr(0, part.size() - 1));
    const char unit = part.back();
    if (!number || (unit != 'h' && unit != 'm' && unit != 's')) return std::nullopt;
    minutes += *number * (unit == 'h' ? 60 : unit == 'm' ? 1 : 1.0 / 60);
    any = true;
  }
  return any ? effort_of_minutes(minutes, minutes) : std::nullopt;
}

Kind kind_of(std::string_view type) {
  const auto words = skills::fold(type);
  if (words == "course") return Kind::course;
  if (words == "video" || words == "chapter") return Kind::module;
  if (words.starts_with("learning path") || words.starts_with("learning collection"))
    return Kind::path;
  return Kind::unknown;
}

class Table {
 public:
  Table(encoding::CsvReader& reader, Collector& collector)
      : reader_(reader), collector_(collector) {
    for (std::size_t column = 0; column < column_count; ++column)
      for (std::size_t at = 0; at < reader.header().size() && !columns_[column]; ++at)
        if (is_one_of(headers[column], skills::fold(reader.header()[at]))) columns_[column] = at;
  }

  void read(const SourceFile& file) {
    if (!columns_[static_cast<std::size_t>(Column::title)])
      return collector_.file_fault(
          file.name,
          std::string(to_say(
              "no column is known to hold titles; import it as csv and map one of the columns to "
              "it, as COLUMN=title")));
    std::size_t repeated = 0;
    for (auto step = reader_.next(); step != encoding::CsvStep::end; step = reader_.next()) {
      if (step == encoding::CsvStep::fault) {
        collector_.begin_row(file.name, reader_.fault().row);
        collector_.fault(reader_.fault().reason);
        continue;
      }
      auto offer = read_offer();
      // Reports have a line for everybody who looked at it.
      if (collector_.find(offer.id) != nullptr) {
        ++repeated;
        continue;
      }
      collector_.begin_row(file.name, reader_.row());
      collector_.add(std::move(offer));
    }
    if (repeated > 0)
      collector_.note(filled("{}: {} lines are of content that stands before; each is read once",
                             file.name, repeated));
  }

 private:
  // Exports write "N/A" where there is nothing.
  std::string_view cell(Column column) const {
    const auto text = reader_.cell(columns_[static_cast<std::size_t>(column)]);
    return text == "N/A" ? std::string_view() : text;
  }

  Offer read_offer() const {
    Offer offer;
    offer.title = plain_text(cell(Column::title), title_bytes_max);
    offer.provider = one_line(cell(Column::provider), words_bytes_max);
    if (offer.provider.empty()) offer.provider = linkedin_learning_name;
    offer.description = plain_text(cell(Column::description), description_bytes_max);
    offer.kind = kind_of(cell(Column::type));
    offer.stage = read_stage(cell(Column::level));
    offer.url = web_address(cell(Column::url));
    offer.id = one_line(cell(Column::id), id_bytes_max);
    if (offer.id.empty() && !offer.title.empty()) {
      offer.id = skills::fold(offer.title);
      std::replace(offer.id.begin(), offer.id.end(), ' ', '-');
    }
    add_unique(offer.languages, read_language(cell(Column::language)));
    for (const auto separator : {';', ','})
      if (offer.teaches.empty() && cell(Column::skills).find(separator) != std::string_view::npos)
        for (const auto skill : split(cell(Column::skills), separator))
          add_words(offer, plain_text(skill, words_bytes_max));
    if (offer.teaches.empty()) add_words(offer, plain_text(cell(Column::skills), words_bytes_max));
    read_duration(cell(Column::duration), offer);
    offer.modified = read_day(cell(Column::modified));
    return offer;
  }

  static void read_duration(std::string_view text, Offer& offer) {
    if (text.empty()) return;
    offer.hours = effort_of_clock(text);
    if (offer.hours) return;
    auto workload = read_workload(text);
    offer.hours = workload.total;
    if (!workload.note.empty()) add_unique(offer.notes, std::move(workload.note));
    if (!offer.hours)
      add_unique(offer.notes,
                 filled("It takes “{}”; how many hours is not said.", one_line(text, 40)));
  }

  encoding::CsvReader& reader_;
  Collector& collector_;
  std::array<std::optional<std::size_t>, column_count> columns_;
};

}  // namespace

bool looks_like_linkedin_table(const SourceFile& file) {
  const auto line = file.bytes.substr(0, std::min<std::size_t>(file.bytes.find('\n'), 4096));
  const auto words = skills::fold(line);
  const auto has = [&](std::string_view name) { return words.find(name) != std::string::npos; };
  return (has("content title") && has("content type")) ||
         (has("content name") && has("content id"));
}

Status read_linkedin_table(const SourceFile& file, Collector& collector) {
  CAIRN_TRY(auto reader,
            encoding::CsvReader::open(
                {reinterpret_cast<const std::uint8_t*>(file.bytes.data()), file.bytes.size()}));
  for (const auto& sentence : reader.notes())
    collector.note(std::string(file.name) + ": " + sentence);
  Table(reader, collector).read(file);
  return done;
}

}  // namespace cairn::catalogue
