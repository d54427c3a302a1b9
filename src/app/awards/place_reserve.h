// SPDX-License-Identifier: Apache-2.0
// Places for many awards at once: random, different, free when last looked. Two who reserve at the
// same time may draw the same place; whoever stores first has it, the other draws again.
#pragma once
#include <mutex>
#include <vector>

#include "app/awards/status_place.h"

namespace cairn::app {

// May be used from several threads, each without an open transaction.
class PlaceReserve {
 public:
  PlaceReserve(Context& context, const Signer& signer, OrganisationId organisation)
      : context_(context), signer_(signer), organisation_(std::move(organisation)) {}

  Result<std::vector<StatusPlace>> take(std::size_t count);

 private:
  Status find_list();

  Context& context_;
  const Signer& signer_;
  const OrganisationId organisation_;
  std::mutex mutex_;
  ListsForPlaces lists_;
  std::vector<bool> taken_;  // by index
  std::size_t taken_count_ = 0;
};

}  // namespace cairn::app
