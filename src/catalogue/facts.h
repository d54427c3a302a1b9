// SPDX-License-Identifier: Apache-2.0
// What filters ask of an offer, in a few bytes each and side by side in memory, so that all offers
// can be looked at for every question.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "catalogue/offer.h"

namespace cairn::catalogue {

// Texts that many offers share, each kept once, folded.
class Shared {
 public:
  std::uint32_t number_of(std::string_view text);
  const std::vector<std::string>& texts() const { return texts_; }

 private:
  std::vector<std::string> texts_;
  std::unordered_map<std::string, std::uint32_t> numbers_;
};

inline constexpr std::int64_t unknown_fact = -1;

struct Facts {
  std::int64_t price_minor = unknown_fact;
  std::int64_t minutes = unknown_fact;
  // Numbers in the tables; 0 is "".
  std::uint32_t currency = 0, provider = 0, credential = 0, languages = 0;
  std::uint8_t recognition = 0;  // and 1 more; 0 is unknown
  Stage stage = Stage::unknown;
  Pace pace = Pace::unknown;
  Trial trial = Trial::unknown;
};

class FactTable {
 public:
  void add(const Offer& offer);

  const std::vector<Facts>& all() const { return facts_; }
  const Shared& currencies() const { return currencies_; }
  const Shared& providers() const { return providers_; }
  const Shared& credentials() const { return credentials_; }
  const Shared& languages() const { return languages_; }  // tags, each with " " before and behind

 private:
  std::vector<Facts> facts_;
  Shared currencies_, providers_, credentials_, languages_;
};

}  // namespace cairn::catalogue
