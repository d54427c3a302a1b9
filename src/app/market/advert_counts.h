// SPDX-License-Identifier: Apache-2.0
// What is counted of one advert: what it is known again by, when and where it is, what it asks for.
#pragma once
#include <map>
#include <string>
#include <string_view>
#include <unordered_map>

#include "adverts/collection.h"
#include "adverts/reading.h"
#include "app/career/library.h"
#include "app/ports/market.h"

namespace cairn::app {

// Digests of its text, of its address and of its id, as far as it has them. `source`: whose ids.
std::vector<std::int64_t> marks_of(const adverts::AdvertText& advert, std::string_view source);

class AdvertCounts {
 public:
  // `judged`: terms that somebody judged, by term. All of it must outlive this.
  AdvertCounts(const career::Shelf& shelf, const std::map<std::string, JudgedTerm>& judged)
      : shelf_(shelf), judged_(judged) {}

  bool is_in_framework_language(const adverts::AdvertText& advert) const;
  // Without marks and month. Terms only of adverts in the framework's language.
  ImportedAdvert read(const adverts::AdvertText& advert);

 private:
  void ask_terms(const adverts::AdvertText& advert, const adverts::AdvertReading& reading,
                 ImportedAdvert& counted);
  bool is_known(std::string_view folded);

  const career::Shelf& shelf_;
  const std::map<std::string, JudgedTerm>& judged_;
  std::unordered_map<std::string, bool> known_;  // names that were looked up in the framework
};

}  // namespace cairn::app
