// SPDX-License-Identifier: Apache-2.0
#include "catalogue/providers/openedx.h"

#include <unordered_map>

#include "base/filled.h"
#include "catalogue/collector.h"
#include "catalogue/documents.h"
#include "catalogue/fields.h"
#include "catalogue/providers/openedx_offer.h"

namespace cairn::catalogue {
namespace {

// The first key of a course of a program, and the others it may be known by.
using OtherKeys = std::unordered_map<std::string, std::vector<std::string>>;

class Documents {
 public:
  explicit Documents(Collector& collector) : collector_(collector) {}

  void read(const SourceFile& file, const json::Value& document) {
    const auto results = field(document, {"results", "courses_list", "data"});
    const auto list = document.is_array() ? document : results.is_array() ? results : json::Value();
    std::size_t row = 0;
    if (list.is_null() && document.is_object()) return read_entry(file, document, ++row);
    for (const auto& entry : list.items()) read_entry(file, entry, ++row);
    auto total = number_in(field(field(document, "pagination"), "count"));
    if (!total && !results.is_null()) total = number_in(field(document, "count"));
    if (total) collector_.expect(*total);
  }

  // Courses that only a program describes become offers, unless they are there under another key.
  void finish() {
    for (auto& [file, row, course] : within_programs_) {
      bool known = collector_.find(course.id) != nullptr;
      for (const auto& key : other_keys_[course.id])
        known = known || collector_.find(key) != nullptr;
      if (known || course.title.empty()) continue;
      collector_.begin_row(file, row);
      collector_.add(std::move(course));
    }
    for (auto& offer : collector_.offers())
      for (auto& part : offer.parts) {
        if (collector_.find(part) != nullptr) continue;
        const auto others = other_keys_.find(part);
        if (others == other_keys_.end()) continue;
        for (const auto& key : others->second)
          if (collector_.find(key) != nullptr) {
            part = key;
            break;
          }
      }
  }

 private:
  void read_entry(const SourceFile& file, const json::Value& entry, std::size_t row) {
    collector_.begin_row(file.name, row);
    if (!entry.is_object())
      return collector_.fault(
          std::string(to_say("it is no object; an entry with course_id and name is expected")));
    const auto& options = collector_.options();
    if (truth_in(field(entry, "hidden")).value_or(false))
      return collector_.fault(std::string(to_say("its provider hides it, so it is left out")),
                              std::string(text_in(field(entry, {"course_id", "id"}), "en")));
    if (!openedx::is_program(entry)) {
      collector_.add(openedx::read_course(entry, options));
      return;
    }
    collector_.add(openedx::read_program(entry, options));
    for (const auto& course : openedx::courses_of(entry)) {
      const auto keys = openedx::keys_of(course);
      if (keys.empty() || !course.is_object()) continue;
      other_keys_[std::string(keys.front())] = {keys.begin() + 1, keys.end()};
      auto offer = openedx::read_course(course, options);
      offer.id = keys.front();
      within_programs_.push_back({std::string(file.name), row, std::move(offer)});
    }
  }

  Collector& collector_;
  OtherKeys other_keys_;
  struct Within {
    std::string file;
    std::size_t row;
    Offer course;
  };
  std::vector<Within> within_programs_;
};

}  // namespace

bool looks_like_openedx(const SourceFile& file) {
  return holds_names(file.bytes, {"course_id", "name"}) ||
         holds_names(file.bytes, {"results", "course_codes"}) ||
         holds_names(file.bytes, {"results", "course_runs"}) ||
         holds_names(file.bytes, {"results", "authoring_organizations"});
}

Result<Import> read_openedx(std::span<const SourceFile> files, const ReadOptions& options) {
  Collector collector("openedx", options);
  Documents documents(collector);
  CAIRN_CHECK(
      read_documents(files, collector, [&](const SourceFile& file, const json::Value& document) {
        documents.read(file, document);
      }));
  documents.finish();
  return std::move(collector).finish();
}

}  // namespace cairn::catalogue
