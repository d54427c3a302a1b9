// SPDX-License-Identifier: Apache-2.0
#include "catalogue/refresh.h"

#include <algorithm>
#include <map>

#include "catalogue/limits.h"
#include "catalogue/link.h"
#include "catalogue/provenance.h"

namespace cairn::catalogue {
namespace {

// Whether they say the same, wherever they stand in their files.
bool says_the_same(const Offer& a, const Offer& b) {
  auto moved = a;
  moved.file = b.file;
  moved.row = b.row;
  moved.gone_since = b.gone_since;
  return moved == b;
}

// Proposals for the same words hold as long as they are of the same framework.
void carry_proposals(const Offer& from, Offer& to) {
  for (auto& taught : to.teaches) {
    if (taught.link != Link::unlinked) continue;
    const auto old = std::find_if(from.teaches.begin(), from.teaches.end(), [&](const auto& one) {
      return one.link == Link::proposed && one.words == taught.words;
    });
    if (old == from.teaches.end()) continue;
    taught.link = Link::proposed;
    taught.proposals = old->proposals;
  }
}

using Counts = std::map<std::string, std::size_t, std::less<>>;

Counts count_known(const Catalogue& catalogue) {
  Counts counts;
  for (const auto& offer : catalogue.offers)
    if (offer.gone_since.empty())
      for (auto& field : known_fields(offer)) ++counts[std::move(field)];
  return counts;
}

// Fields that many offers had and none has now.
void note_lost_fields(const Catalogue& kept, const Import& fresh, std::vector<std::string>& notes) {
  constexpr std::size_t enough = 3;
  const auto before = count_known(kept);
  const auto now = count_known(fresh.catalogue);
  for (const auto& [field, count] : before) {
    if (count < enough || now.contains(field) || field == "notes") continue;
    std::string sources;
    for (const auto& one : source_fields(fresh.catalogue.importer))
      if (one.field == field) sources = one.source;
    notes.push_back("“" + field + "” was known of " + std::to_string(count) +
                    " offers and is known of none now; the provider may have renamed its field" +
                    (sources.empty() ? "" : " (" + sources + ")") +
                    ", look at the file before you keep it");
  }
}

}  // namespace

Refreshed refreshed(const Catalogue* kept, const Import& fresh, std::string_view today) {
  Refreshed out{fresh.catalogue, {}, {}};
  auto& offers = out.catalogue.offers;
  if (kept == nullptr) {
    out.changes.added = offers.size();
    return out;
  }
  carry_decisions(*kept, out.catalogue);
  const bool same_framework =
      out.catalogue.framework.empty() || out.catalogue.framework == kept->framework;
  if (out.catalogue.framework.empty()) out.catalogue.framework = kept->framework;
  for (auto& offer : offers) {
    const auto* const old = find_offer(*kept, offer.id);
    if (old == nullptr) {
      ++out.changes.added;
      continue;
    }
    if (same_framework) carry_proposals(*old, offer);
    if (!old->gone_since.empty())
      ++out.changes.back;
    else
      ++(says_the_same(*old, offer) ? out.changes.unchanged : out.changes.changed);
  }
  note_lost_fields(*kept, fresh, out.notes);
  const auto fresh_end = offers.size();
  for (const auto& old : kept->offers) {
    if (find_offer(fresh.catalogue, old.id) != nullptr || offers.size() == offers_max) continue;
    offers.push_back(old);
    if (!old.gone_since.empty() || fresh.incomplete) continue;
    offers.back().gone_since = today;
    ++out.changes.gone;
  }
  std::inplace_merge(offers.begin(), offers.begin() + static_cast<std::ptrdiff_t>(fresh_end),
                     offers.end(), [](const Offer& a, const Offer& b) { return a.id < b.id; });
  return out;
}

}  // namespace cairn::catalogue
