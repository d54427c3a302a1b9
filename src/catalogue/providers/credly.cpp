// SPDX-License-Identifier: Apache-2.0
#include "catalogue/providers/credly.h"

#include "base/filled.h"
#include "base/text.h"
#include "catalogue/collector.h"
#include "catalogue/documents.h"
#include "catalogue/fields.h"
#include "catalogue/limits.h"
#include "catalogue/plain_text.h"
#include "catalogue/quantities.h"

namespace cairn::catalogue {
namespace {

constexpr std::string_view site = "https://www.credly.com";

class Template {
 public:
  Template(const json::Value& entry, std::string_view language)
      : entry_(entry), language_(language) {}

  Offer read() {
    offer_.kind = Kind::certification;
    offer_.credential = "digital badge";
    offer_.id = trim(text_in(at({"id"}), language_));
    offer_.title = line_in(at({"name", "title"}), language_, title_bytes_max);
    offer_.description = line_in(at({"description"}), language_, description_bytes_max);
    offer_.stage = read_stage(text_in(at({"level"}), language_));
    read_address();
    read_issuer();
    read_buckets();
    for (const auto name : texts_in(at({"skills"}), language_))
      add_words(offer_, plain_text(name, words_bytes_max));
    for (const auto& activity : entries_of(at({"badge_template_activities"})))
      read_activity(activity);
    for (const auto name : texts_in(at({"endorsements"}), language_))
      add_unique(offer_.endorsed_by, plain_text(name, words_bytes_max));
    return std::move(offer_);
  }

 private:
  json::Value at(std::initializer_list<std::string_view> names) const {
    return field(entry_, names);
  }

  // Where it can be earned, else its page; Credly gives pages without their host.
  void read_address() {
    for (const auto* name : {"global_activity_url", "url"}) {
      const auto text = trim(text_in(field(entry_, name), language_));
      if (!offer_.url.empty() || text.empty()) continue;
      offer_.url =
          web_address(text.starts_with('/') ? std::string(site).append(text) : std::string(text));
    }
  }

  void read_issuer() {
    const auto issuer = at({"issuer"});
    bool is_verified = false;
    for (const auto& one : entries_of(field(issuer, "entities"))) {
      const auto entity = field(one, "entity");
      const bool leads = offer_.provider.empty() || truth_in(field(one, "primary")).value_or(false);
      auto name = line_in(field(entity, "name"), language_, words_bytes_max);
      if (!leads || name.empty()) continue;
      offer_.provider = std::move(name);
      is_verified = truth_in(field(entity, "verified")).value_or(false);
    }
    if (offer_.provider.empty())
      offer_.provider = line_in(at({"issuer_name"}), language_, words_bytes_max);
    if (offer_.provider.empty())
      offer_.provider = line_in(field(issuer, "name"), language_, words_bytes_max);
    if (is_verified)
      add_unique(offer_.notes, std::string(to_say("Credly has verified who issues it.")));
  }

  // "Free" or "Paid", "Hours" to "Years": no numbers.
  void read_buckets() {
    const auto cost = line_in(at({"cost"}), language_, words_bytes_max);
    if (to_lower_ascii(cost) == "free") offer_.trial = Trial::free;
    if (!cost.empty())
      add_unique(offer_.notes,
                 filled("Its provider says of the cost: “{}”; an amount is not said.", cost));
    const auto time = line_in(at({"time_to_earn"}), language_, words_bytes_max);
    if (!time.empty())
      add_unique(offer_.notes, filled("It takes “{}”; how many hours is not said.", time));
  }

  // The id of a badge that is needed is the one edge between badges that a machine can read.
  void read_activity(const json::Value& activity) {
    const auto type = line_in(field(activity, "activity_type"), language_, words_bytes_max);
    const auto title = line_in(field(activity, "title"), language_, words_bytes_max);
    const std::string needed(
        trim(text_in(field(activity, "required_badge_template_id"), language_)));
    const auto kind = to_lower_ascii(type);
    if (!needed.empty() && needed.size() <= id_bytes_max &&
        offer_.requires_first.of.size() < list_items_max) {
      offer_.requires_first.of.push_back({.kind = Requirement::Kind::offer, .id = needed});
      if (kind == "badge") add_unique(offer_.parts, needed);
    } else if (kind == "assessment" && !title.empty()) {
      if (offer_.assessment.size() < words_bytes_max)
        offer_.assessment += (offer_.assessment.empty() ? "" : ", ") + title;
    } else if (!title.empty()) {
      add_unique(offer_.prerequisites, type.empty() ? title : type + ": " + title);
    }
  }

  const json::Value& entry_;
  std::string_view language_;
  Offer offer_;
};

void read_entry(const SourceFile& file, const json::Value& entry, std::size_t row,
                Collector& collector) {
  collector.begin_row(file.name, row);
  if (!entry.is_object())
    return collector.fault(
        std::string(to_say("it is no object; a badge template with id and name is expected")));
  // Of a profile only the template is read: the rest is about a person.
  const auto within = field(entry, "badge_template");
  auto offer = Template(within.is_object() ? within : entry, collector.options().language).read();
  if (within.is_object() && collector.find(offer.id) != nullptr)
    return collector.fault(std::string(to_say("the same badge stands before; it is read once")),
                           offer.id, true);
  collector.add(std::move(offer));
}

void read_document(const SourceFile& file, const json::Value& document, Collector& collector) {
  const auto data = field(document, "data");
  const auto results = field(data, "results");
  const auto list = document.is_array() ? document : results.is_null() ? data : results;
  std::size_t row = 0;
  if (list.is_object()) return read_entry(file, list, ++row, collector);
  for (const auto& entry : list.items()) read_entry(file, entry, ++row, collector);
  if (const auto total = number_in(field(field(document, "metadata"), "total_count")))
    collector.expect(*total);
}

}  // namespace

bool looks_like_credly(const SourceFile& file) {
  return holds_names(file.bytes, {"data", "badge_template_activities"}) ||
         holds_names(file.bytes, {"data", "time_to_earn"}) ||
         holds_names(file.bytes, {"data", "results", "issuer_name"});
}

Result<Import> read_credly(std::span<const SourceFile> files, const ReadOptions& options) {
  Collector collector("credly", options);
  CAIRN_CHECK(
      read_documents(files, collector, [&](const SourceFile& file, const json::Value& document) {
        read_document(file, document, collector);
      }));
  return std::move(collector).finish();
}

}  // namespace cairn::catalogue
