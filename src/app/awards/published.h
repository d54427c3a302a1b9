// SPDX-License-Identifier: Apache-2.0
// Documents this server publishes for verifiers: status lists and DID documents.
#pragma once
#include <string>

#include "app/context.h"

namespace cairn::app {

// "{base}/status/{list}": the signed Bitstring Status List credential as it was stored when its
// bits last changed. Errors: not_found.
Result<std::string> status_list_credential(Context& context, const StatusListId& id);
std::string status_list_url(const Context& context, const StatusListId& id);

// "{base}/o/{org}/did.json": the did:web document with the organisation's keys, for the address of
// now or a former one. Errors: not_found; not_permitted (did:web cannot name the address).
Result<std::string> organisation_did_document(Context& context, const OrganisationId& id,
                                              std::string_view base_url);
Result<std::string> organisation_did_document(Transaction& transaction, const OrganisationId& id,
                                              std::string_view base_url);
// "{base}/.well-known/did.json", or "{base}/did.json" where the address has a path: that of the
// server, whose keys are its only organisation's when there is one.
Result<std::string> server_did_document(Context& context, std::string_view base_url);

}  // namespace cairn::app
