// SPDX-License-Identifier: Apache-2.0
#include "catalogue/providers/accredible.h"

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

// A group is what can be achieved; a credential says of which group it is.
class Entry {
 public:
  Entry(const json::Value& entry, std::string_view language) : entry_(entry), language_(language) {
    const auto group = field(entry, "group");
    group_ = group.is_object() ? group : entry;
  }

  Offer read() const {
    Offer offer;
    offer.kind = Kind::certification;
    offer.id = trim(text_in(id(), language_));
    offer.title = line_of({"course_name"}, title_bytes_max);
    if (offer.title.empty())
      offer.title = line_in(field(entry_, "name"), language_, title_bytes_max);
    offer.description = line_of({"course_description", "description"}, description_bytes_max);
    offer.url = web_address(text_in(either({"course_link"}), language_));
    offer.provider = line_in(field(either({"issuer"}), "name"), language_, words_bytes_max);
    if (offer.provider.empty()) offer.provider = line_of({"issuer_name"}, words_bytes_max);
    add_unique(offer.languages, read_language(text_in(either({"language"}), language_)));
    for (const auto outcome : texts_in(either({"learning_outcomes"}), language_))
      add_words(offer, plain_text(outcome, words_bytes_max));
    offer.credential = credential();
    return offer;
  }

 private:
  json::Value either(std::initializer_list<std::string_view> names) const {
    const auto of_group = field(group_, names);
    return of_group.is_null() ? field(entry_, names) : of_group;
  }
  std::string line_of(std::initializer_list<std::string_view> names, std::size_t bytes_max) const {
    return line_in(either(names), language_, bytes_max);
  }
  json::Value id() const {
    const auto named = field(entry_, {"group_id", "achievement_id"});
    return named.is_null() ? field(group_, "id") : named;
  }
  std::string credential() const {
    const bool badge = truth_in(field(entry_, "badge?")).value_or(false) ||
                       field(group_, "badge_design").is_object();
    const bool certificate = field(group_, "certificate_design").is_object();
    return std::string(certificate ? "certificate" : "") + (certificate && badge ? ", " : "") +
           (badge ? "digital badge" : "");
  }

  const json::Value& entry_;
  json::Value group_;
  std::string_view language_;
};

class Documents {
 public:
  explicit Documents(Collector& collector) : collector_(collector) {}

  void read(const SourceFile& file, const json::Value& document) {
    const auto data = field(document, "data");
    const auto content = data.is_null() ? document : data;
    std::size_t row = 0;
    if (content.is_array())
      for (const auto& entry : content.items()) read_entry(file, entry, ++row);
    for (const auto* list : {"groups", "credentials"})
      for (const auto& entry : entries_of(field(content, list))) read_entry(file, entry, ++row);
    for (const auto* one : {"group", "credential"})
      if (const auto entry = field(content, one); entry.is_object()) read_entry(file, entry, ++row);
    if (const auto total = number_in(field(field(document, "meta"), "total_count")))
      collector_.expect(*total);
  }

  void finish() {
    if (repeated_ > 0)
      collector_.note(filled(
          "{} credentials are of achievements that stand before; each is read once", repeated_));
  }

 private:
  void read_entry(const SourceFile& file, const json::Value& entry, std::size_t row) {
    auto offer = Entry(entry, collector_.options().language).read();
    const bool is_credential = !field(entry, {"recipient", "issued_on"}).is_null();
    if (is_credential && collector_.find(offer.id) != nullptr) {
      ++repeated_;
      return;
    }
    collector_.begin_row(file.name, row);
    if (!entry.is_object())
      return collector_.fault(
          std::string(to_say("it is no object; a group or a credential is expected")));
    if (is_credential && truth_in(field(entry, "private")).value_or(false))
      return collector_.fault(
          std::string(
              to_say("whoever holds it keeps it to themselves, so it is left out; ask its issuer")),
          offer.id);
    collector_.add(std::move(offer));
  }

  Collector& collector_;
  std::size_t repeated_ = 0;
};

}  // namespace

bool looks_like_accredible(const SourceFile& file) {
  return holds_names(file.bytes, {"course_name"}) ||
         holds_names(file.bytes, {"group_id", "issued_on"});
}

Result<Import> read_accredible(std::span<const SourceFile> files, const ReadOptions& options) {
  Collector collector("accredible", options);
  Documents documents(collector);
  CAIRN_CHECK(
      read_documents(files, collector, [&](const SourceFile& file, const json::Value& document) {
        documents.read(file, document);
      }));
  documents.finish();
  return std::move(collector).finish();
}

}  // namespace cairn::catalogue
