// SPDX-License-Identifier: Apache-2.0
#include "app/awards/place_reserve.h"

#include "app/limits.h"
#include "app/ports/awards.h"

namespace cairn::app {

// The list that new places come from, with what is taken of it.
Status PlaceReserve::find_list() {
  CAIRN_TRY(auto transaction, context_.store.begin(Access::write));
  CAIRN_TRY(lists_, lists_for_places(context_, *transaction, signer_, organisation_));
  CAIRN_TRY(const auto taken, transaction->awards().taken_places(organisation_, lists_.revocation));
  taken_.assign(limits::status_list_entries, false);
  for (const auto index : taken) taken_[static_cast<std::size_t>(index)] = true;
  taken_count_ = taken.size();
  return transaction->commit();
}

Result<std::vector<StatusPlace>> PlaceReserve::take(std::size_t count) {
  const std::lock_guard lock(mutex_);
  std::vector<StatusPlace> places;
  while (places.size() < count) {
    if (taken_count_ * 2 >= taken_.size()) CAIRN_CHECK(find_list());
    const auto index = random_place(context_.random, taken_.size());
    if (taken_[index]) continue;
    taken_[index] = true;
    ++taken_count_;
    places.push_back({lists_.revocation, static_cast<std::int64_t>(index), lists_.suspension});
  }
  return places;
}

}  // namespace cairn::app
