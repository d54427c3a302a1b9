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

// What somebody said of terms, by term, put in their place.
void put_judged(std::vector<Asked>& asks, const std::map<std::string, JudgedTerm>& judged);

class AdvertCounts {
 public:
  // The shelf must outlive this.
  explicit AdvertCounts(const career::Shelf& shelf) : shelf_(shelf) {}

  bool is_in_framework_language(const adverts::AdvertText& advert) const;
  // Without marks and month. Terms only of adverts in the framework's language, judged or not.
  ImportedAdvert read(const adverts::AdvertText& advert);

 private:
  void ask_terms(const adverts::AdvertText& advert, const adverts::AdvertReading& reading,
                 ImportedAdvert& counted);
  bool is_known(std::string_view folded);

  const career::Shelf& shelf_;
  std::unordered_map<std::string, bool> known_;  // names that were looked up in the framework
};

}  // namespace cairn::app
