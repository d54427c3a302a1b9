// SPDX-License-Identifier: Apache-2.0
// The domain of the base address: the did:web identifiers below it, and whether it is proved that
// they lead here. Only then is anything signed in their name.
#pragma once
#include <string>

#include "app/context.h"

namespace cairn::app {

// did:web:example.org:cairn:o:ID for "https://example.org/cairn", and that of the server itself.
// Errors: not_permitted (an IP address, or a path that did:web cannot name).
Result<std::string> organisation_did(std::string_view base_url, const OrganisationId& id);
Result<std::string> server_did(std::string_view base_url);

enum class DomainProof : std::uint8_t {
  proved,
  waiting,     // for an organisation, whose document is to be fetched
  not_yet,     // the document at the address is not there, or another
  impossible,  // no https address of a domain
};

// Fetches the organisation's document from outside, as anybody would, and remembers for good when
// it is what this server publishes.
Result<DomainProof> prove_domain(Context& context);

// In whose name the organisation signs now, and why.
struct SigningName {
  std::string did;
  DomainProof proof = DomainProof::not_yet;
  std::string document_url;  // where its document is looked for; "" where that is impossible
};
Result<SigningName> signing_name(Context& context, const OrganisationId& id);

// The organisation's did:web where the domain is proved; "" otherwise.
Result<std::string> proved_did(const Context& context, Transaction& transaction,
                               const OrganisationId& id);

}  // namespace cairn::app
