// SPDX-License-Identifier: Apache-2.0
#include "catalogue/refresh.h"

#include <algorithm>
#include <cassert>
#include <map>
#include <optional>

#include "base/filled.h"
#include "catalogue/book.h"
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

void count_known(const Offer& offer, Counts& counts) {
  for (auto& field : known_fields(offer)) ++counts[std::move(field)];
}

// Fields that many offers had and none has now.
void note_lost_fields(const Counts& before, const Counts& now, std::string_view importer,
                      std::vector<std::string>& notes) {
  constexpr std::size_t enough = 3;
  for (const auto& [field, count] : before) {
    if (count < enough || now.contains(field) || field == "notes") continue;
    std::string sources;
    for (const auto& one : source_fields(importer))
      if (one.field == field) sources = one.source;
    notes.push_back(filled(
        "“{}” was known of {} offers and is known of none now; the provider may have renamed "
        "its field ({}), look at the file before you keep it",
        field, count, sources.empty() ? field : sources));
  }
}

// The offers of an import by ascending id, wherever they are.
class Fresh {
 public:
  explicit Fresh(const Import& import) : import_(import), at_(import.aside.size(), 0) {}

  // "" where there is none.
  std::string_view id() const {
    const auto part = first();
    if (part < at_.size()) return import_.aside[part]->index().ids[at_[part]];
    return held_ < held().size() ? std::string_view(held()[held_].id) : "";
  }
  // The one of that id.
  Result<Offer> take() {
    const auto part = first();
    if (part == at_.size()) return held()[held_++];
    if (auto offer = import_.aside[part]->read(at_[part]++)) return std::move(*offer);
    return fail(ErrorCode::io, "catalogue/refresh",
                "what was set aside of the import cannot be read again; import it once more");
  }
  bool is_whole() const {
    return std::all_of(import_.aside.begin(), import_.aside.end(),
                       [](const auto& part) { return part->is_whole(); });
  }

 private:
  const std::vector<Offer>& held() const { return import_.catalogue.offers; }
  // The part whose next offer comes before all others; their number: it is one that is held.
  std::size_t first() const {
    auto best = at_.size();
    std::string_view least = held_ < held().size() ? std::string_view(held()[held_].id) : "";
    for (std::size_t part = 0; part < at_.size(); ++part) {
      if (at_[part] == import_.aside[part]->size()) continue;
      const auto id = import_.aside[part]->index().ids[at_[part]];
      if (!least.empty() && least <= id) continue;
      least = id;
      best = part;
    }
    return best;
  }

  const Import& import_;
  std::vector<Position> at_;  // in each part
  std::size_t held_ = 0;
};

}  // namespace

struct Refreshing::State {
  State(const Book* kept_book, const Import& import, std::string_view day)
      : kept(kept_book), from(import), fresh(import), today(day) {}

  // Of the kept one that stands next in order; "" where there is none.
  std::string_view kept_id() const {
    return kept != nullptr && at < kept->size() ? kept->index().ids[at] : std::string_view();
  }
  // What is cut short reads as if it ended there: offers would be lost, others taken for gone.
  Status check_whole() const {
    if ((kept == nullptr || kept->is_whole()) && fresh.is_whole()) return done;
    return fail(ErrorCode::io, "catalogue/refresh",
                "a file was cut short or changed while it was read; nothing was kept");
  }
  void bring(const std::optional<Offer>& old) {
    if (kept == nullptr) {
      ++difference.changes.added;
      return;
    }
    if (!old) {
      ++difference.changes.added;
    } else {
      carry_decisions(*old, offer);
      if (has_proposals) carry_proposals(*old, offer);
      auto& changes = difference.changes;
      if (!old->gone_since.empty())
        ++changes.back;
      else
        ++(says_the_same(*old, offer) ? changes.unchanged : changes.changed);
    }
    if (offer.gone_since.empty()) count_known(offer, known_now);
  }
  // Whether the kept one, which the import does not have, stays.
  bool stay(Offer&& old) {
    if (old.gone_since.empty()) count_known(old, known_before);
    if (room == 0) return false;
    --room;
    offer = std::move(old);
    if (!offer.gone_since.empty() || from.incomplete) return true;
    offer.gone_since = today;
    ++difference.changes.gone;
    return true;
  }

  const Book* kept;
  const Import& from;
  Fresh fresh;
  std::string today;
  Catalogue head;
  bool has_proposals = false;  // of the same framework
  Position at = 0;             // in what is kept
  std::size_t room = 0;        // for what is kept and not in the import
  Offer offer;
  Counts known_before, known_now;
  Difference difference;
};

Refreshing::Refreshing(const Book* kept, const Import& fresh, std::string_view today)
    : state_(std::make_unique<State>(kept, fresh, today)) {
  const auto& from = fresh.catalogue;
  state_->head = {.name = from.name,
                  .title = from.title,
                  .importer = from.importer,
                  .framework = from.framework,
                  .imported_on = from.imported_on,
                  .attribution = from.attribution,
                  .offers = {}};
  state_->room = offers_max - std::min(offers_max, count_landed(fresh));
  if (kept == nullptr) return;
  auto& framework = state_->head.framework;
  if (framework.empty()) framework = kept->head().framework;
  state_->has_proposals = framework == kept->head().framework;
  state_->difference.relabelled = !has_same_head(kept->head(), state_->head);
}

Refreshing::~Refreshing() = default;

const Catalogue& Refreshing::head() const { return state_->head; }

Result<const Offer*> Refreshing::next() {
  auto& state = *state_;
  for (;;) {
    const auto id = state.fresh.id();
    const auto kept_id = state.kept_id();
    if (id.empty() && kept_id.empty()) {
      CAIRN_CHECK(state.check_whole());
      return static_cast<const Offer*>(nullptr);
    }
    const bool is_kept = !kept_id.empty() && (id.empty() || kept_id <= id);
    const bool is_fresh = !id.empty() && (kept_id.empty() || id <= kept_id);
    auto old = is_kept ? state.kept->read(state.at++) : std::nullopt;
    // One that is damaged in a whole file is as if it were not there.
    if (is_kept && !old) CAIRN_CHECK(state.check_whole());
    if (is_fresh) {
      CAIRN_TRY(state.offer, state.fresh.take());
      if (old && old->gone_since.empty()) count_known(*old, state.known_before);
      state.bring(old);
      return &state.offer;
    }
    if (old && state.stay(std::move(*old))) return &state.offer;
  }
}

Difference Refreshing::difference() const {
  auto found = state_->difference;
  if (state_->kept != nullptr)
    note_lost_fields(state_->known_before, state_->known_now, state_->head.importer, found.notes);
  return found;
}

Refreshed refreshed(const Catalogue* kept, const Import& fresh, std::string_view today) {
  const auto book =
      kept == nullptr ? std::nullopt : std::optional<Book>(std::make_shared<Catalogue>(*kept));
  assert(fresh.aside.empty());
  Refreshing refreshing(book ? &*book : nullptr, fresh, today);
  Refreshed out;
  out.catalogue = refreshing.head();
  // Nothing in memory is cut short.
  while (const auto* const offer = refreshing.next().value())
    out.catalogue.offers.push_back(*offer);
  static_cast<Difference&>(out) = refreshing.difference();
  return out;
}

}  // namespace cairn::catalogue
