// SPDX-License-Identifier: Apache-2.0
// Places in status lists: each award gets a random one, so that neighbours in a list tell nothing.
#pragma once
#include "app/context.h"
#include "app/ports/awards.h"
#include "app/signing.h"

namespace cairn::app {

struct StatusPlace {
  StatusListId list;
  std::int64_t index = 0;
};

// Takes a place in the organisation's newest list, or begins a list when half of that is taken, or
// when it was begun under another address or name than the signer's.
Result<StatusPlace> take_status_place(Context& context, Transaction& transaction,
                                      const Signer& signer, const OrganisationId& organisation);

// The list that takes new places, begun where there is none with room.
Result<StatusListId> list_for_places(Context& context, Transaction& transaction,
                                     const Signer& signer, const OrganisationId& organisation);
// Every index below `entries` with the same chance.
std::size_t random_place(const Random& random, std::size_t entries);

// Sets the bit of an award and signs its list anew, under the name it was begun.
Status set_status(Context& context, Transaction& transaction, const Award& award);

}  // namespace cairn::app
