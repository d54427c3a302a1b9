// SPDX-License-Identifier: Apache-2.0
#include "catalogue/facts.h"

#include "base/text.h"
#include "skills/fold.h"

namespace cairn::catalogue {

std::uint32_t Shared::number_of(std::string_view text) {
  if (texts_.empty()) texts_.emplace_back();
  if (text.empty()) return 0;
  const auto [known, is_new] =
      numbers_.try_emplace(std::string(text), static_cast<std::uint32_t>(texts_.size()));
  if (is_new) texts_.emplace_back(text);
  return known->second;
}

void FactTable::add(const Offer& offer) {
  Facts facts{.stage = offer.stage, .pace = offer.pace, .trial = offer.trial};
  if (offer.price) facts.price_minor = offer.price->minor;
  if (offer.hours) facts.minutes = offer.hours->planned_minutes();
  if (offer.recognition) facts.recognition = static_cast<std::uint8_t>(*offer.recognition + 1);
  facts.currency = currencies_.number_of(offer.price ? offer.price->currency : "");
  facts.provider = providers_.number_of(skills::fold(offer.provider));
  facts.credential = credentials_.number_of(skills::fold(offer.credential));
  std::string tags;
  for (const auto& tag : offer.languages) tags += " " + to_lower_ascii(tag) + " ";
  facts.languages = languages_.number_of(tags);
  facts_.push_back(facts);
}

}  // namespace cairn::catalogue
