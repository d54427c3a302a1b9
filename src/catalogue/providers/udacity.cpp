// SPDX-License-Identifier: Apache-2.0
#include "catalogue/providers/udacity.h"

#include <algorithm>
#include <unordered_map>

#include "base/filled.h"
#include "base/text.h"
#include "catalogue/collector.h"
#include "catalogue/documents.h"
#include "catalogue/fields.h"
#include "catalogue/limits.h"
#include "catalogue/plain_text.h"
#include "catalogue/quantities.h"
#include "encoding/percent.h"
#include "skills/fold.h"

namespace cairn::catalogue {
namespace {

constexpr const char* provider_name = "Udacity";

class Documents {
 public:
  explicit Documents(Collector& collector)
      : collector_(collector), language_(collector.options().language) {}

  void read(const SourceFile& file, const json::Value& document) {
    file_ = file.name;
    row_ = 0;
    auto catalog = field(field(document, "data"), "catalog");
    if (catalog.is_null()) catalog = field(document, "catalog");
    if (!catalog.is_null()) read_lists(catalog);
    read_lists(document);
  }

  // Steps of plans name what they hold by its title.
  void finish() {
    std::unordered_map<std::string, std::string> id_of;
    for (const auto& offer : collector_.offers())
      if (offer.kind != Kind::path) id_of.emplace(offer.title, offer.id);
    for (auto& offer : collector_.offers()) {
      for (auto& part : offer.parts) {
        if (collector_.find(part) != nullptr) continue;
        if (const auto found = id_of.find(part); found != id_of.end()) part = found->second;
      }
      for (auto& programme : offer.programmes)
        if (const auto* degree = collector_.find(programme)) programme = degree->title;
    }
  }

 private:
  void read_lists(const json::Value& catalog) {
    each(catalog, "courses", [&](const json::Value& entry) { add_course(entry, Kind::course); });
    each(catalog, "degrees", [&](const json::Value& entry) { add_course(entry, Kind::programme); });
    each(catalog, "programs", [&](const json::Value& entry) { add_program(entry); });
    each(catalog, "assessments", [&](const json::Value& entry) { add_assessment(entry); });
    each(catalog, "learningPlans", [&](const json::Value& entry) { add_plan(entry); });
    each(catalog, "tracks", [&](const json::Value& entry) { add_track(entry); });
  }

  template <class Add>
  void each(const json::Value& catalog, std::string_view name, Add add) {
    for (const auto& entry : entries_of(field(catalog, name))) {
      collector_.begin_row(file_, ++row_);
      if (entry.is_object())
        add(entry);
      else
        collector_.fault(
            std::string(to_say("it is no object; an entry with key and title is expected")));
    }
  }

  std::string text(const json::Value& entry, std::initializer_list<std::string_view> names,
                   std::size_t bytes_max = words_bytes_max) const {
    return line_in(field(entry, names), language_, bytes_max);
  }

  Offer begin(const json::Value& entry, Kind kind) const {
    Offer offer;
    offer.kind = kind;
    offer.provider = provider_name;
    offer.id = trim(text_in(field(entry, {"key", "id", "slug"}), language_));
    offer.title = text(entry, {"title", "name"}, title_bytes_max);
    offer.description =
        text(entry, {"summary", "short_summary", "description", "subtitle"}, description_bytes_max);
    offer.stage = read_stage(text_in(field(entry, {"difficultyLevel", "level"}), language_));
    add_unique(offer.languages,
               read_language(text_in(field(entry, {"locale", "language"}), language_)));
    for (const auto skill : texts_in(field(entry, {"skillNames", "skills"}), language_))
      add_words(offer, plain_text(skill, words_bytes_max));
    offer.modified = read_day(text_in(field(entry, "modifiedDate"), language_));
    return offer;
  }

  void add_course(const json::Value& entry, Kind kind) {
    auto offer = begin(entry, kind);
    offer.url = web_address(text_in(field(entry, {"homepage", "url"}), language_));
    // The key stands at the end of the slug: "flour--ud1".
    const auto slug = trim(text_in(field(entry, "slug"), language_));
    if (offer.url.empty() && slug.ends_with("--" + offer.id))
      offer.url = web_address("https://www.udacity.com/course/" + encoding::percent_encoded(slug));
    if (const auto needed = text(entry, {"required_knowledge"}); !needed.empty())
      offer.prerequisites.push_back(needed);
    add_outcomes(text_in(field(entry, "expected_learning"), language_), offer);
    if (offer.description.empty())
      offer.description = text(entry, {"expected_learning"}, description_bytes_max);
    // "6", "months": how long it takes; only hours are work.
    const auto amount = text(entry, {"expected_duration"});
    const auto unit = text(entry, {"expected_duration_unit"});
    if (!amount.empty() && amount != "0") {
      auto workload = read_workload(amount + " " + unit);
      offer.hours = workload.total;
      if (!workload.note.empty()) offer.notes.push_back(std::move(workload.note));
    }
    for (const auto* name : {"tracks", "related_degree_keys"})
      for (const auto programme : texts_in(field(entry, name), language_))
        add_unique(offer.programmes, plain_text(programme, words_bytes_max));
    for (const auto body : texts_in(field(entry, "affiliates"), language_))
      add_unique(offer.endorsed_by, plain_text(body, words_bytes_max));
    collector_.add(std::move(offer));
  }

  // What will be learnt, a line each.
  static void add_outcomes(std::string_view text, Offer& offer) {
    constexpr std::size_t outcomes_max = 12;
    std::size_t count = 0;
    for (const auto line : split(text, '\n'))
      if (!trim(line).empty() && count++ < outcomes_max)
        add_words(offer, plain_text(line, words_bytes_max));
  }

  void add_program(const json::Value& entry) {
    auto offer = begin(entry, Kind::programme);
    const auto duration = text(entry, {"duration"});
    offer.hours = effort_of_iso_duration(duration);
    if (!offer.hours && !duration.empty())
      offer.notes.push_back(filled("It takes “{}”; how many hours is not said.", duration));
    offer.credential = to_lower_ascii(text(entry, {"type"}));
    collector_.add(std::move(offer));
  }

  void add_assessment(const json::Value& entry) {
    auto offer = begin(entry, Kind::exam);
    offer.assessment = "exam";
    offer.hours = effort_of_iso_duration(text(entry, {"timeLimit"}));
    if (const auto score = number_in(field(entry, "passingScore")))
      offer.notes.push_back(filled("Passed from {} of 100.", text(entry, {"passingScore"})));
    collector_.add(std::move(offer));
  }

  void add_plan(const json::Value& entry) {
    auto offer = begin(entry, Kind::path);
    for (const auto& step : entries_of(field(entry, "steps")))
      add_unique(
          offer.parts,
          std::string(trim(text_in(field(step, {"programKey", "label", "stepId"}), language_))));
    collector_.add(std::move(offer));
  }

  void add_track(const json::Value& entry) {
    auto offer = begin(entry, Kind::path);
    if (offer.id.empty() && !offer.title.empty()) offer.id = "track:" + skills::fold(offer.title);
    for (const auto key : texts_in(field(entry, "courses"), language_))
      add_unique(offer.parts, std::string(key));
    collector_.add(std::move(offer));
  }

  Collector& collector_;
  std::string_view language_;
  std::string_view file_;
  std::size_t row_ = 0;
};

}  // namespace

bool looks_like_udacity(const SourceFile& file) {
  return holds_names(file.bytes, {"data", "catalog"}) ||
         holds_names(file.bytes, {"courses", "required_knowledge"});
}

Result<Import> read_udacity(std::span<const SourceFile> files, const ReadOptions& options) {
  Collector collector("udacity", options);
  Documents documents(collector);
  CAIRN_CHECK(
      read_documents(files, collector, [&](const SourceFile& file, const json::Value& document) {
        documents.read(file, document);
      }));
  documents.finish();
  return std::move(collector).finish();
}

}  // namespace cairn::catalogue
