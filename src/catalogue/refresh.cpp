// SPDX-License-Identifier: Apache-2.0
#include "catalogue/refresh.h"

#include <algorithm>
#include <map>

#include "base/filled.h"
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

// Whether they say the same of themselves, but for the day.
bool has_same_head(const Catalogue& a, const Catalogue& b) {
  return a.title == b.title && a.importer == b.importer && a.framework == b.framework &&
         a.attribution == b.attribution;
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
    notes.push_back(filled(
        "“{}” was known of {} offers and is known of none now; the provider may have renamed "
        "its field ({}), look at the file before you keep it",
        field, count, sources.empty() ? field : sources));
  }
}

}  // namespace

Refreshed refreshed(const Catalogue* kept, const Import& fresh, std::string_view today) {
  Refreshed out{fresh.catalogue, {}, {}, false};
  auto& offers = out.catalogue.offers;
  if (kept == nullptr) {
    out.changes.added = offers.size();
    return out;
  }
  carry_decisions(*kept, out.catalogue);
  carry_proposals(*kept, out.catalogue);
  out.relabelled = !has_same_head(*kept, out.catalogue);
  for (auto& offer : offers) {
    const auto* const old = find_offer(*kept, offer.id);
    if (old == nullptr) {
      ++out.changes.added;
      continue;
    }
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
