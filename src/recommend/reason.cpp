// SPDX-License-Identifier: Apache-2.0
#include "recommend/reason.h"

#include <algorithm>

namespace cairn::recommend {
namespace {

constexpr bool in_order() {
  for (std::size_t i = 0; i < reason_kinds; ++i)
    if (static_cast<std::size_t>(weights[i].kind) != i) return false;
  return true;
}
static_assert(in_order(), "a weight stands at the place of its kind");

// In steps, so that one person more or less is not seen.
Phrase of_people(const Reason& it) {
  const auto people = it.count / people_step * people_step;
  if (it.kind == ReasonKind::peers)
    return phrase("At least {} people here who share skills with you have {} too.", people,
                  it.about);
  if (it.kind == ReasonKind::same_goal)
    return phrase("At least {} people here with this goal have taken it.", people);
  if (it.kind == ReasonKind::outcomes)
    return phrase(
        "At least {} people here who hold it recorded something that came after it: work, pay, "
        "contacts or confidence.",
        people);
  if (it.days == 0) return phrase("At least {} people here have finished it.", people);
  return phrase("At least {} people here have finished it, half of them within {} days.", people,
                it.days);
}

Phrase of_renewal(const Reason& it) {
  if (it.count < 0) return phrase("It renews “{}”, which has ended.", it.about);
  if (it.count == 0) return phrase("It renews “{}”, which ends today.", it.about);
  if (it.count == 1) return phrase("It renews “{}”, which ends tomorrow.", it.about);
  return phrase("It renews “{}”, which ends in {} days.", it.about, it.count);
}

bool tells_people(ReasonKind kind) {
  return kind == ReasonKind::peers || kind == ReasonKind::same_goal ||
         kind == ReasonKind::well_taken || kind == ReasonKind::outcomes;
}

}  // namespace

Score score_of(const Reason& reason) {
  return Score{weights[static_cast<std::size_t>(reason.kind)].weight} * reason.strength / 1'000;
}

Score score_of(std::span<const Reason> reasons) {
  Score sum = 0;
  for (const auto& reason : reasons) sum += score_of(reason);
  return sum;
}

Phrase sentence_of(const Reason& it) {
  if (tells_people(it.kind)) return it.count < people_min ? Phrase() : of_people(it);
  switch (it.kind) {
    case ReasonKind::closes:
      return it.count == 0 ? phrase("Your goal asks for {}.", it.about)
                           : phrase("Your goal asks for more of {} than you have.", it.about);
    case ReasonKind::unlocks:
      return it.count == 1 ? phrase("{} opens the way to 1 more offer.", it.about)
                           : phrase("{} opens the way to {} more offers.", it.about, it.count);
    case ReasonKind::renews: return of_renewal(it);
    case ReasonKind::completes:
      return it.count <= 1 ? phrase("It completes the stack “{}”.", it.about)
                           : phrase("It is one of {} that the stack “{}” still asks for.", it.count,
                                    it.about);
    case ReasonKind::demand:
      return phrase("The share of adverts that ask for {} has grown by {} % in a year.", it.about,
                    it.count);
    default: return {};
  }
}

Strength share_of(std::int64_t part, std::int64_t whole) {
  if (whole <= 0) return 0;
  return static_cast<Strength>(strong * std::clamp<std::int64_t>(part, 0, whole) / whole);
}

Strength saturating(std::int64_t count, std::int64_t half) {
  return count <= 0 ? 0 : static_cast<Strength>(strong * count / (count + half));
}

}  // namespace cairn::recommend
