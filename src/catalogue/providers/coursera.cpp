// SPDX-License-Identifier: Apache-2.0
#include "catalogue/providers/coursera.h"

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

namespace cairn::catalogue {
namespace {

// "VerifiedCert", "design-and-product" in words.
std::string in_words(std::string_view name) {
  std::string words;
  for (const char c : plain_text(name, words_bytes_max)) {
    const bool upper = c >= 'A' && c <= 'Z';
    if ((upper || c == '-' || c == '_') && !words.empty() && words.back() != ' ') words += ' ';
    if (c != '-' && c != '_') words += upper ? static_cast<char>(c - 'A' + 'a') : c;
  }
  return words;
}

class Documents {
 public:
  explicit Documents(Collector& collector)
      : collector_(collector), language_(collector.options().language) {}

  void read(const SourceFile& file, const json::Value& document) {
    const auto elements = field(document, "elements");
    const auto list = document.is_array() ? document : elements;
    std::size_t row = 0;
    for (const auto& entry : entries_of(list)) read_entry(file, entry, ++row);
    const auto total = number_in(field(field(document, "paging"), "total"));
    const auto courses = list.items();
    if (total && !courses.empty() && !is_partner(courses.front())) collector_.expect(*total);
    for (const auto& linked : entries_of(field(document, "linked")))
      for (const auto& partner : entries_of(linked)) note_partner(partner);
  }

  void finish() {
    for (const auto& [id, partners] : partners_of_) {
      auto* const offer = collector_.find(id);
      for (const auto& partner : partners) {
        const auto name = names_.find(partner);
        if (offer == nullptr || name == names_.end()) continue;
        offer->provider += (offer->provider.empty() ? "" : ", ") + name->second;
      }
      if (offer != nullptr) offer->provider = one_line(offer->provider, words_bytes_max);
    }
    for (auto& offer : collector_.offers())
      for (auto& programme : offer.programmes)
        if (auto* whole = collector_.find(programme)) {
          // Courses say what they are parts of, where the whole does not list them.
          add_unique(whole->parts, offer.id);
          programme = whole->title;
        }
  }

 private:
  static bool is_partner(const json::Value& entry) {
    return !field(entry, {"shortName", "squareLogo"}).is_null() &&
           field(entry, {"partnerIds", "courseIds", "workload"}).is_null();
  }

  void note_partner(const json::Value& entry) {
    const auto id = trim(text_in(field(entry, "id"), language_));
    auto name = line_in(field(entry, "name"), language_, words_bytes_max);
    if (!id.empty() && !name.empty()) names_.emplace(std::string(id), std::move(name));
  }

  void read_entry(const SourceFile& file, const json::Value& entry, std::size_t row) {
    if (is_partner(entry)) return note_partner(entry);
    collector_.begin_row(file.name, row);
    if (!entry.is_object())
      return collector_.fault(
          std::string(to_say("it is no object; an entry with id and name is expected")));
    auto offer = read_offer(entry);
    std::vector<std::string> partners;
    for (const auto id : texts_in(field(entry, "partnerIds"), language_)) partners.emplace_back(id);
    const auto id = offer.id;
    if (collector_.add(std::move(offer)) && !partners.empty())
      partners_of_.emplace_back(id, std::move(partners));
  }

  Offer read_offer(const json::Value& entry) const {
    Offer offer;
    offer.id = trim(text_in(field(entry, "id"), language_));
    const auto parts = field(entry, "courseIds");
    offer.kind = parts.is_null() ? Kind::course : Kind::programme;
    offer.title = line_in(field(entry, "name"), language_, title_bytes_max);
    offer.description =
        line_in(field(entry, {"description", "tagline"}), language_, description_bytes_max);
    if (const auto slug = trim(text_in(field(entry, "slug"), language_)); !slug.empty())
      offer.url = web_address(std::string("https://www.coursera.org/") +
                              (offer.kind == Kind::course ? "learn/" : "specializations/") +
                              encoding::percent_encoded(slug));
    auto workload = read_workload(text_in(field(entry, "workload"), language_));
    offer.hours = workload.total;
    if (!workload.note.empty()) offer.notes.push_back(std::move(workload.note));
    read_words(entry, offer);
    for (const auto id : texts_in(parts, language_)) add_unique(offer.parts, std::string(id));
    for (const auto* name : {"specializations", "s12nIds"})
      for (const auto id : texts_in(field(entry, name), language_))
        add_unique(offer.programmes, plain_text(id, words_bytes_max));
    return offer;
  }

  void read_words(const json::Value& entry, Offer& offer) const {
    for (const auto tag : texts_in(field(entry, "primaryLanguages"), language_, true))
      add_unique(offer.languages, catalogue::read_language(tag));
    for (const auto& domain : entries_of(field(entry, "domainTypes")))
      add_words(offer, in_words(text_in(field(domain, "subdomainId"), language_)));
    std::string credential;
    for (const auto name : texts_in(field(entry, "certificates"), language_, true))
      credential += (credential.empty() ? "" : ", ") + in_words(name);
    offer.credential = one_line(credential, words_bytes_max);
    offer.pace = read_pace(text_in(field(entry, "courseMode"), language_));
    if (offer.pace == Pace::unknown &&
        text_in(field(entry, "courseType"), language_).find("ondemand") != std::string_view::npos)
      offer.pace = Pace::self;
    const auto status = in_words(text_in(field(entry, "courseStatus"), language_));
    if (!status.empty() && status != "launched")
      offer.notes.push_back(filled("Its provider lists it as {}.", status));
  }

  Collector& collector_;
  std::string_view language_;
  std::unordered_map<std::string, std::string> names_;  // of partners
  std::vector<std::pair<std::string, std::vector<std::string>>> partners_of_;
};

}  // namespace

bool looks_like_coursera(const SourceFile& file) {
  return holds_names(file.bytes, {"elements", "slug"}) ||
         holds_names(file.bytes, {"elements", "shortName"});
}

Result<Import> read_coursera(std::span<const SourceFile> files, const ReadOptions& options) {
  Collector collector("coursera", options);
  Documents documents(collector);
  CAIRN_CHECK(
      read_documents(files, collector, [&](const SourceFile& file, const json::Value& document) {
        documents.read(file, document);
      }));
  documents.finish();
  return std::move(collector).finish();
}

}  // namespace cairn::catalogue
