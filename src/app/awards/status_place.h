// SPDX-License-Identifier: Apache-2.0
// Places in status lists: each award gets a random one, so that neighbours in a list tell nothing.
#pragma once
#include "app/context.h"
#include "app/ports/awards.h"
#include "app/signing.h"
#include "json/build.h"

namespace cairn::app {

// Of two lists, one for each purpose, at the same index of both.
struct StatusPlace {
  StatusListId list;
  std::int64_t index = 0;
  StatusListId suspension_list;
};

// The value of `credentialStatus`: an entry for revocation and one for suspension.
json::Value status_entries(const Context& context, const StatusPlace& place, json::Builder builder);

// Takes a place in the organisation's newest lists, or begins lists when half of them is taken, or
// when they were begun under another address or name than the signer's.
Result<StatusPlace> take_status_place(Context& context, Transaction& transaction,
                                      const Signer& signer, const OrganisationId& organisation);

struct ListsForPlaces {
  StatusListId revocation, suspension;
};
// The lists that take new places, begun where there are none with room.
Result<ListsForPlaces> lists_for_places(Context& context, Transaction& transaction,
                                        const Signer& signer, const OrganisationId& organisation);
// Two lists that no award takes a place in.
Result<ListsForPlaces> begin_status_lists(Context& context, Transaction& transaction,
                                          const Signer& signer, const OrganisationId& organisation);
// Every index below `entries` with the same chance.
std::size_t random_place(const Random& random, std::size_t entries);

}  // namespace cairn::app
