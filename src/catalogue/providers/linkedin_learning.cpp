// SPDX-License-Identifier: Apache-2.0
#include "catalogue/providers/linkedin_learning.h"

#include <algorithm>
#include <cmath>

#include "base/filled.h"
#include "base/instant.h"
#include "base/text.h"
#include "catalogue/collector.h"
#include "catalogue/csv.h"
#include "catalogue/documents.h"
#include "catalogue/fields.h"
#include "catalogue/limits.h"
#include "catalogue/plain_text.h"
#include "catalogue/providers/linkedin_table.h"
#include "catalogue/quantities.h"

namespace cairn::catalogue {
namespace {

struct Type {
  std::string_view name;
  Kind kind;
};
constexpr Type types[] = {{"COURSE", Kind::course},
                          {"LEARNING_PATH", Kind::path},
                          {"LEARNING_COLLECTION", Kind::path},
                          {"VIDEO", Kind::module},
                          {"CHAPTER", Kind::module}};

struct Unit {
  std::string_view name;
  double minutes;
};
constexpr Unit units[] = {{"SECOND", 1.0 / 60}, {"MINUTE", 1}, {"HOUR", 60}};

// Milliseconds since 1970 as a day.
std::string day_of(const json::Value& milliseconds) {
  const auto number = number_in(milliseconds);
  if (!number) return {};
  const auto text = format_numeric_date(static_cast<std::int64_t>(*number / 1000));
  return read_day(text);
}

class Asset {
 public:
  Asset(const json::Value& entry, std::string_view language)
      : entry_(entry), details_(field(entry, "details")), language_(language) {}

  Offer read() {
    offer_.provider = linkedin_learning_name;
    offer_.id = trim(text_in(field(entry_, "urn"), language_));
    offer_.title = line_in(field(entry_, "title"), language_, title_bytes_max);
    offer_.description =
        line_in(detail({"description", "shortDescription"}), language_, description_bytes_max);
    const auto type = text_in(field(entry_, "type"), language_);
    for (const auto& known : types)
      if (known.name == type) offer_.kind = known.kind;
    offer_.stage = read_stage(text_in(detail({"level"}), language_));
    offer_.url = web_address(text_in(field(detail({"urls"}), "webLaunch"), language_));
    read_time();
    read_languages();
    read_classifications();
    if (offer_.kind == Kind::path)
      for (const auto& content : entries_of(field(entry_, "contents")))
        add_unique(offer_.parts, std::string(trim(text_in(urn_of(content), language_))));
    offer_.modified = day_of(detail({"lastUpdatedAt"}));
    if (text_in(detail({"availability"}), language_) == "RETIRED")
      offer_.notes.push_back(filled("Its provider lists it as {}.", "retired"));
    return std::move(offer_);
  }

 private:
  json::Value detail(std::initializer_list<std::string_view> names) const {
    const auto within = field(details_, names);
    return within.is_null() ? field(entry_, names) : within;
  }

  static json::Value urn_of(const json::Value& content) {
    const auto asset = field(content, "asset");
    if (asset.is_string()) return asset;
    return field(asset.is_object() ? asset : content, "urn");
  }

  void read_time() {
    const auto time = detail({"timeToComplete"});
    const auto amount = number_in(field(time, "duration"));
    const auto unit = text_in(field(time, "unit"), language_);
    for (const auto& known : units)
      if (amount && *amount > 0 && unit.starts_with(known.name))
        offer_.hours = effort_of_minutes(std::ceil(*amount * known.minutes),
                                         std::ceil(*amount * known.minutes));
  }

  void read_languages() {
    const auto add = [&](const json::Value& locale) {
      const auto language = text_in(field(locale, "language"), language_);
      const auto country = text_in(field(locale, "country"), language_);
      auto tag = std::string(language);
      if (!country.empty()) tag.append("-").append(country);
      add_unique(offer_.languages, catalogue::read_language(tag));
    };
    for (const auto& locale : entries_of(detail({"availableLocales"})))
      if (locale.is_object()) add(locale);
    if (offer_.languages.empty()) add(field(field(entry_, "title"), "locale"));
  }

  void read_classifications() {
    for (const auto& one : entries_of(detail({"classifications"}))) {
      const auto named = field(one, "associatedClassification");
      if (text_in(field(named, "type"), language_) == "SKILL")
        add_words(offer_, line_in(field(named, "name"), language_, words_bytes_max));
    }
  }

  const json::Value& entry_;
  json::Value details_;
  std::string_view language_;
  Offer offer_;
};

void read_document(const SourceFile& file, const json::Value& document, Collector& collector) {
  const auto elements = field(document, "elements");
  const auto list = document.is_array() ? document : elements;
  std::size_t row = 0;
  const auto read_entry = [&](const json::Value& entry) {
    collector.begin_row(file.name, ++row);
    if (!entry.is_object())
      return collector.fault(
          std::string(to_say("it is no object; an asset with urn and title is expected")));
    collector.add(Asset(entry, collector.options().language).read());
  };
  if (list.is_null() && document.is_object()) return read_entry(document);
  for (const auto& entry : list.items()) read_entry(entry);
  if (const auto total = number_in(field(field(document, "paging"), "total")))
    collector.expect(*total);
}

}  // namespace

bool looks_like_linkedin_learning(const SourceFile& file) {
  const auto start = file.bytes.substr(0, std::min<std::size_t>(file.bytes.size(), 64 * 1024));
  if (looks_like_csv(file)) return looks_like_linkedin_table(file);
  return holds_names(file.bytes, {"urn", "title"}) &&
         (start.find("urn:li:lynda") != std::string_view::npos ||
          start.find("urn:li:learning") != std::string_view::npos);
}

Result<Import> read_linkedin_learning(std::span<const SourceFile> files,
                                      const ReadOptions& options) {
  Collector collector("linkedin-learning", options);
  std::vector<SourceFile> documents;
  for (const auto& file : files) {
    if (looks_like_csv(file))
      CAIRN_CHECK(read_linkedin_table(file, collector));
    else
      documents.push_back(file);
  }
  CAIRN_CHECK(read_documents(documents, collector,
                             [&](const SourceFile& file, const json::Value& document) {
                               read_document(file, document, collector);
                             }));
  return std::move(collector).finish();
}

}  // namespace cairn::catalogue
