// SPDX-License-Identifier: Apache-2.0
#include "adverts/collection.h"

#include "adverts/html.h"
#include "adverts/job_posting.h"
#include "adverts/limits.h"
#include "base/arena.h"
#include "base/text.h"
#include "encoding/csv.h"
#include "json/parse.h"

namespace cairn::adverts {
namespace {

const std::initializer_list<std::string_view> title_names{"title", "name", "job title"};
const std::initializer_list<std::string_view> text_names{"text", "description", "body",
                                                         "job description", "advert"};
const std::initializer_list<std::string_view> date_names{"date",      "datePosted", "date posted",
                                                         "published", "posted",     "created"};

const std::initializer_list<std::string_view> id_names{"id", "identifier", "job id", "advert id"};
const std::initializer_list<std::string_view> address_names{"url", "link", "address", "job url"};
const std::initializer_list<std::string_view> employer_names{"employer", "company", "organisation",
                                                             "organization"};
const std::initializer_list<std::string_view> place_names{"place", "location", "job location"};
const std::initializer_list<std::string_view> city_names{"city", "town"};
const std::initializer_list<std::string_view> region_names{"region", "state", "province"};
const std::initializer_list<std::string_view> country_names{"country"};

struct Row {
  std::string_view title, text, date, id, address, employer, place, city, region, country;
};

std::string field(std::string_view text) {
  return as_utf8(trim(text).substr(0, limits::field_bytes_max));
}

void take_facts(const Row& row, AdvertText& text) {
  text.employer = field(row.employer);
  text.facts = {field(row.id), field(row.address), field(row.country), field(row.place)};
  if (text.facts.area.empty()) {
    text.facts.area = field(row.city);
    if (const auto region = field(row.region); !region.empty())
      text.facts.area += (text.facts.area.empty() ? "" : ", ") + region;
  }
  text.place = text.facts.area;
  if (!text.facts.country.empty())
    text.place += (text.place.empty() ? "" : ", ") + text.facts.country;
}

class Collection {
 public:
  Collection(const TakeAdvert& take, std::optional<Instant> latest)
      : take_(take), latest_(latest) {}

  void fault(std::size_t row, std::string sentence) {
    if (read_.faults.size() < faults_told_max)
      read_.faults.push_back({row, std::move(sentence)});
    else
      ++read_.faults_left_out;
  }

  Status take(std::size_t number, const Row& row) {
    if (trim(row.text).empty()) {
      fault(number, "It has no text. Name its column or member text or description.");
      return done;
    }
    auto text = looks_like_html(row.text) ? advert_from_html(row.text)
                                          : Result<AdvertText>(advert_from_text(row.text));
    if (!text) return take(number, std::move(text));
    if (!trim(row.title).empty()) text->title = std::string(trim(row.title));
    text->published = std::string(trim(row.date));
    take_facts(row, *text);
    return take(number, std::move(text));
  }

  Status take(std::size_t number, Result<AdvertText> text) {
    if (!text) {
      fault(number, text.error().detail);
      return done;
    }
    CollectedAdvert advert{number, std::move(*text), {}};
    if (const auto& said = advert.text.published; !said.empty()) {
      const auto day = parse_date(std::string_view(said).substr(0, 10));
      if (!day) {
        fault(number, "Its date is no day. Write it like 2026-05-31, or leave it out.");
        return done;
      }
      if (latest_ && *day > *latest_) {
        fault(number, "Its date lies in the future. Correct it, or leave it out.");
        return done;
      }
      advert.published = *day;
    }
    return take_(advert);
  }

  void count() { ++read_.rows; }
  CollectionRead result() && { return std::move(read_); }

 private:
  const TakeAdvert& take_;
  const std::optional<Instant> latest_;
  CollectionRead read_;
};

std::string_view first_of(const json::Value& object,
                          std::initializer_list<std::string_view> names) {
  for (const auto name : names)
    if (const auto found = object.string_at(name); !found.empty()) return found;
  return {};
}

// An id may be a number.
std::string id_of(const json::Value& object) {
  for (const auto name : id_names) {
    const auto value = object[name];
    if (value.is_string()) return std::string(value.as_string());
    if (const auto number = value.as_int64()) return std::to_string(*number);
  }
  return {};
}

// Several of one line or item share its number.
Status take_postings(Collection& all, std::size_t number, const std::vector<JobPosting>& postings) {
  for (const auto& posting : postings) {
    all.count();
    CAIRN_CHECK(all.take(number, advert_from_posting(posting)));
  }
  return done;
}

Status take_object(Collection& all, std::size_t number, const json::Value& object) {
  if (object.contains("@type") || object.contains("@graph"))
    if (const auto postings = find_job_postings(object); !postings.empty())
      return take_postings(all, number, postings);
  all.count();
  if (!object.is_object()) {
    all.fault(number, "It is no JSON object.");
    return done;
  }
  const auto id = id_of(object);
  return all.take(number, Row{first_of(object, title_names), first_of(object, text_names),
                              first_of(object, date_names), id, first_of(object, address_names),
                              first_of(object, employer_names), first_of(object, place_names),
                              first_of(object, city_names), first_of(object, region_names),
                              first_of(object, country_names)});
}

Status read_lines(Collection& all, std::string_view text) {
  std::size_t number = 0;
  for (const auto line : split(text, '\n')) {
    ++number;
    if (trim(line).empty()) continue;
    if (line.size() > limits::advert_bytes_max) {
      all.count();
      all.fault(number, "It is larger than 5 MB. Keep only the advert's text.");
      continue;
    }
    Arena arena;
    const auto object = json::parse(trim(line), arena, {.bytes_max = limits::advert_bytes_max});
    if (object) {
      CAIRN_CHECK(take_object(all, number, *object));
      continue;
    }
    all.count();
    all.fault(number, "It is no JSON: " + object.error().detail);
  }
  return done;
}

Status read_array(Collection& all, std::string_view text) {
  Arena arena;
  CAIRN_TRY(const auto array,
            json::parse(text, arena, {.bytes_max = text.size(), .values_max = 4'000'000}));
  std::size_t number = 0;
  for (const auto& item : array.items()) CAIRN_CHECK(take_object(all, ++number, item));
  return done;
}

Error not_recognised() {
  return fail(ErrorCode::unreadable, "adverts",
              "No adverts were found in it. Send JSON Lines or a table (CSV) with the columns "
              "title, text and date, or a page with a JobPosting.");
}

Status read_table(Collection& all, ByteView file) {
  CAIRN_TRY(auto reader, encoding::CsvReader::open(file));
  const auto text = reader.column(text_names);
  if (!text) return not_recognised();
  const auto title = reader.column(title_names), date = reader.column(date_names);
  const auto id = reader.column(id_names), address = reader.column(address_names);
  const auto employer = reader.column(employer_names), place = reader.column(place_names);
  const auto city = reader.column(city_names), region = reader.column(region_names);
  const auto country = reader.column(country_names);
  for (auto step = reader.next(); step != encoding::CsvStep::end; step = reader.next()) {
    all.count();
    if (step == encoding::CsvStep::fault)
      all.fault(reader.fault().row, reader.fault().reason);
    else
      CAIRN_CHECK(
          all.take(reader.row(),
                   Row{reader.cell(title), reader.cell(text), reader.cell(date), reader.cell(id),
                       reader.cell(address), reader.cell(employer), reader.cell(place),
                       reader.cell(city), reader.cell(region), reader.cell(country)}));
  }
  return done;
}

Status read_page(Collection& all, ByteView file) {
  CAIRN_TRY(auto adverts, read_adverts(file));
  std::size_t number = 0;
  for (auto& advert : adverts) {
    all.count();
    CAIRN_CHECK(all.take(++number, std::move(advert)));
  }
  return done;
}

}  // namespace

Result<CollectionRead> read_collection(ByteView file, const TakeAdvert& take,
                                       std::optional<Instant> latest) {
  Collection all(take, latest);
  const auto form = form_of(file, "");
  const auto start = trim(as_text(file).substr(0, 1024));
  if (form == AdvertForm::pdf) return not_recognised();
  if (start.starts_with('[')) {
    CAIRN_CHECK(read_array(all, as_text(file)));
  } else if (start.starts_with('{')) {
    // One object over several lines is a posting by itself.
    if (form == AdvertForm::job_posting && start.find('\n') != start.npos &&
        !start.substr(0, start.find('\n')).ends_with('}'))
      CAIRN_CHECK(read_page(all, file));
    else
      CAIRN_CHECK(read_lines(all, as_text(file)));
  } else if (form == AdvertForm::html) {
    CAIRN_CHECK(read_page(all, file));
  } else {
    CAIRN_CHECK(read_table(all, file));
  }
  return std::move(all).result();
}

}  // namespace cairn::adverts
