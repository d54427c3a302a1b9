// SPDX-License-Identifier: Apache-2.0
#include "catalogue/curated.h"

#include <algorithm>

#include "base/filled.h"
#include "base/text.h"
#include "catalogue/assets.h"
#include "catalogue/collector.h"
#include "catalogue/documents.h"
#include "catalogue/fields.h"
#include "catalogue/limits.h"
#include "catalogue/plain_text.h"
#include "catalogue/quantities.h"

namespace cairn::catalogue {
namespace {

using json::Value;

class Entry {
 public:
  Entry(const Value& entry, std::span<const Value> pages) : entry_(entry), pages_(pages) {}

  Offer read() {
    offer_.id = trim(entry_.string_at("id"));
    text("title", "title", offer_.title, title_bytes_max);
    text("provider", "provider", offer_.provider, words_bytes_max);
    text("description", "description", offer_.description, description_bytes_max);
    offer_.url = web_address(value_of("url", "url").as_string());
    offer_.kind = kind_named(value_of("kind", "kind").as_string());
    offer_.stage = stage_named(value_of("stage", "level").as_string());
    read_lists();
    read_numbers();
    text("assessment", "assessment", offer_.assessment, words_bytes_max);
    text("credential", "credential", offer_.credential, words_bytes_max);
    text("credit", "credit", offer_.credit, words_bytes_max);
    read_notes();
    return std::move(offer_);
  }

 private:
  // The value of a field; where it was read is kept under the offer's name of it.
  Value value_of(std::string_view name, std::string_view field) {
    const auto held = entry_[name];
    const auto page = held["page"].as_int64();
    if (held["value"].is_null() || !page || *page < 0 ||
        static_cast<std::size_t>(*page) >= pages_.size())
      return {};
    const auto& read = pages_[static_cast<std::size_t>(*page)];
    const auto words = [&](std::string_view key) {
      return one_line(read.string_at(key), title_bytes_max);
    };
    offer_.origins.push_back({.field = std::string(field),
                              .url = web_address(read.string_at("url")),
                              .source = words("title"),
                              .on = read_day(read.string_at("read_on")),
                              .page_date = words("page_date"),
                              .by = words("by"),
                              .copy = web_address(read.string_at("copy"))});
    // The whole is as old as its oldest part.
    auto& reviewed = offer_.last_reviewed;
    const auto& day = offer_.origins.back().on;
    if (reviewed.empty() || day < reviewed) reviewed = day;
    return held["value"];
  }

  void text(std::string_view name, std::string_view field, std::string& to, std::size_t bytes_max) {
    to = one_line(value_of(name, field).as_string(), bytes_max);
  }

  void read_lists() {
    const auto skills = value_of("teaches", "teaches");
    for (const auto& skill : skills.items()) add_words(offer_, skill.as_string());
    const auto languages = value_of("languages", "languages");
    for (const auto& tag : languages.items())
      add_unique(offer_.languages, read_language(tag.as_string()));
    add_unique(offer_.prerequisites,
               one_line(value_of("prerequisites", "prerequisites").as_string(), words_bytes_max));
    add_unique(offer_.endorsed_by,
               one_line(value_of("accreditation", "endorsed_by").as_string(), words_bytes_max));
  }

  void read_numbers() {
    if (const auto hours = value_of("hours", "minutes").as_int64())
      offer_.hours =
          effort_of_minutes(static_cast<double>(*hours) * 60, static_cast<double>(*hours) * 60);
    const auto price = value_of("price", "price_minor");
    const auto minor = price["minor"].as_int64();
    const auto currency = currency_code(price.string_at("currency"));
    if (minor && *minor >= 0 && *minor <= price_minor_max && !currency.empty())
      offer_.price = Price{*minor, currency};
    const auto months = value_of("renewal_months", "renewal_months").as_int64();
    if (months && *months >= 0 && *months <= months_max)
      offer_.renewal_months = static_cast<int>(*months);
  }

  // What an offer has no field for stands in words, its origin under its own name.
  void read_notes() {
    if (const auto minutes = value_of("exam_minutes", "exam_minutes").as_int64())
      if (const auto exam =
              effort_of_minutes(static_cast<double>(*minutes), static_cast<double>(*minutes)))
        offer_.notes.push_back(filled("The exam takes {}.", text_of(*exam)));
    const auto said = [&](std::string_view name) {
      return one_line(value_of(name, name).as_string(), words_bytes_max);
    };
    if (const auto score = said("passing_score"); !score.empty())
      offer_.notes.push_back(filled("To pass: {}", score));
    if (const auto how = said("renewal"); !how.empty())
      offer_.notes.push_back(filled("Renewal: {}", how));
    if (const auto where = said("verify"); !where.empty())
      offer_.notes.push_back(filled("To check a holder: {}", where));
  }

  const Value& entry_;
  std::span<const Value> pages_;
  Offer offer_;
};

}  // namespace

Result<Import> read_curated(std::span<const SourceFile> files) {
  const ReadOptions options{.name = std::string(curated_name), .today = ""};
  Collector collector(curated_name, options);
  CAIRN_CHECK(read_documents(files, collector, [&](const SourceFile& file, const Value& document) {
    const auto pages = document["pages"], offers = document["offers"];
    std::size_t row = 0;
    for (const auto& entry : offers.items()) {
      collector.begin_row(file.name, ++row);
      collector.add(Entry(entry, pages.items()).read());
    }
  }));
  CAIRN_TRY(auto import, std::move(collector).finish());
  import.catalogue.title = to_say("Certifications of real issuers");
  import.catalogue.attribution =
      to_say("Facts in our own words, each with the page it was read on and the day.");
  return import;
}

Result<Import> read_curated() {
  std::vector<SourceFile> files;
  for (const auto& asset : curated_files()) files.push_back({asset.name, asset.bytes});
  return read_curated(files);
}

}  // namespace cairn::catalogue
