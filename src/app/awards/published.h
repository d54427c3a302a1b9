// SPDX-License-Identifier: Apache-2.0
// Documents this server publishes for verifiers: status lists and DID documents.
#pragma once
#include <string>

#include "app/context.h"

namespace cairn::app {

// "{base}/status/{list}": the signed Bitstring Status List credential, signed anew when bits have
// changed. Errors: not_found.
Result<std::string> status_list_credential(Context& context, const StatusListId& id);
std::string status_list_url(const Context& context, const StatusListId& id);

// "{base}/o/{org}/did.json": the did:web document with the organisation's keys. Errors: not_found.
Result<std::string> organisation_did_document(Context& context, const OrganisationId& id);
// "{base}/.well-known/did.json": that of the server, whose keys are its only organisation's when
// there is one.
Result<std::string> server_did_document(Context& context);

}  // namespace cairn::app
