// SPDX-License-Identifier: Apache-2.0
#include "catalogue/comparable.h"

#include <algorithm>
#include <set>

#include "catalogue/search.h"

namespace cairn::catalogue {
namespace {

// What two or more offers answer differently, by name; "" of what is not known.
template <class Read>
std::vector<Phrase> different(std::span<const Offer* const> offers, Read read) {
  std::set<std::string> all;
  for (const auto* offer : offers) all.insert(read(*offer));
  all.erase("");
  std::vector<Phrase> names;
  for (const auto& one : all) names.push_back(as_written(one));
  return names;
}

std::string currency_of(const Offer& offer) {
  return offer.price && offer.price->minor > 0 ? offer.price->currency : "";
}

// Why the numbers of this row cannot be compared; empty where they can.
Phrase incomparable(const ComparedRow& row, std::span<const Offer* const> offers) {
  if (row.key == "price" || row.key == "price_each") {
    const auto currencies = different(offers, currency_of);
    if (currencies.size() > 1)
      return phrase("The prices are in {}; no rate between these is known here.",
                    listed(currencies));
  }
  if (row.key == "recognition") {
    const auto sources =
        different(offers, [](const Offer& offer) { return offer.recognition ? offer.source : ""; });
    if (sources.size() > 1)
      return phrase("The scores come from {}, each with a scale of its own.", listed(sources));
  }
  if (row.key == "level") {
    const auto providers = different(offers, [](const Offer& offer) {
      return offer.stage == Stage::unknown ? "" : offer.provider;
    });
    if (providers.size() > 1)
      return phrase(
          "These words are each provider’s own; the level of the EQF is one scale for all.");
  }
  return {};
}

// Of what one offer stands out in, and the same beside its title.
struct Sentence {
  std::string_view key, all_known, some_known, own_all_known, own_some_known;
};
constexpr Sentence sentences[] = {
    {"covered", to_say("Covers most: {} ({})"), to_say("Covers most: {} ({})"),
     to_say("Covers most: {}"), to_say("Covers most: {}")},
    {"price_each", to_say("Lowest price for each one covered: {} ({})"),
     to_say("Lowest price for each one covered, of those known: {} ({})"),
     to_say("Lowest price for each one covered: {}"),
     to_say("Lowest price for each one covered, of those known: {}")},
    {"hours_each", to_say("Fewest hours for each one covered: {} ({})"),
     to_say("Fewest hours for each one covered, of those known: {} ({})"),
     to_say("Fewest hours for each one covered: {}"),
     to_say("Fewest hours for each one covered, of those known: {}")},
    {"price", to_say("Lowest price: {} ({})"), to_say("Lowest price of those known: {} ({})"),
     to_say("Lowest price: {}"), to_say("Lowest price of those known: {}")},
    {"hours", to_say("Least work: {} ({})"), to_say("Least work of those known: {} ({})"),
     to_say("Least work: {}"), to_say("Least work of those known: {}")},
    {"credit", to_say("Most credit: {} ({})"), to_say("Most credit of those known: {} ({})"),
     to_say("Most credit: {}"), to_say("Most credit of those known: {}")},
    {"recognition", to_say("Best recognised: {} ({})"),
     to_say("Best recognised of those known: {} ({})"), to_say("Best recognised: {}"),
     to_say("Best recognised of those known: {}")},
};

}  // namespace

void judge(ComparedRow& row, std::span<const Offer* const> offers) {
  if (auto why = incomparable(row, offers); !why.empty()) {
    row.comparable = false;
    row.note = std::move(why);
    return;
  }
  const bool counts = std::any_of(row.cells.begin(), row.cells.end(),
                                  [](const ComparedCell& cell) { return cell.number.has_value(); });
  std::vector<Phrase> unknown;
  for (std::size_t i = 0; i < offers.size(); ++i)
    if (!row.cells[i].known) unknown.push_back(as_written(offers[i]->title));
  if (counts && !unknown.empty())
    row.note = phrase("Not known, so not compared: {}.", listed(unknown));
}

std::optional<Finding> finding_of(const ComparedRow& row, std::span<const Offer* const> offers) {
  if (row.better == Better::neither || !row.comparable) return std::nullopt;
  std::size_t known = 0, best = offers.size();
  bool shared = false;
  for (std::size_t i = 0; i < offers.size(); ++i) {
    const auto& number = row.cells[i].number;
    if (!number) continue;
    ++known;
    const double ahead = best == offers.size()        ? 1
                         : row.better == Better::less ? *row.cells[best].number - *number
                                                      : *number - *row.cells[best].number;
    if (ahead >= 0) shared = ahead == 0;
    if (ahead > 0) best = i;
  }
  if (known < 2 || shared) return std::nullopt;
  const bool all = known == offers.size();
  const auto& text = row.cells[best].text;
  for (const auto& sentence : sentences)
    if (sentence.key == row.key)
      return Finding{
          {best, row.key, phrase(all ? sentence.own_all_known : sentence.own_some_known, text)},
          phrase(all ? sentence.all_known : sentence.some_known, offers[best]->title, text)};
  return std::nullopt;
}

std::vector<Phrase> same_among(std::span<const Offer* const> offers, const Search& search) {
  std::vector<Phrase> sentences_of_same;
  for (std::size_t i = 0; i < offers.size(); ++i) {
    const auto same = search.same_as(*offers[i]);
    for (std::size_t j = i + 1; j < offers.size(); ++j)
      if (std::find(same.begin(), same.end(), offers[j]) != same.end())
        sentences_of_same.push_back(
            phrase("{} and {} lead to the same achievement: whoever has one needs no other.",
                   offers[i]->title, offers[j]->title));
  }
  return sentences_of_same;
}

}  // namespace cairn::catalogue
