// SPDX-License-Identifier: Apache-2.0
// W3C VC API: the state of what is signed over it (w3c-ccg/vc-api section 3.2.3). Each credential
// has one random place in the two lists that are kept for its issuer, for revocation and for
// suspension.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "app/context.h"
#include "app/signing.h"
#include "json/build.h"

namespace cairn::app {

// Who does not say which entries a credential gets, gets these.
enum class VcStatuses : std::uint8_t { none, both };

// The purposes of the entries that the credential of this request is to get: those of
// options.credentialStatus, an object or a list of them; where it is left out, `otherwise`, if the
// credential is one of VCDM 2.0 that has no state yet and is no list of states itself, and it is
// not said what of it every holder shows.
// Errors: invalid, unsupported, with paths into the body.
Result<std::vector<std::string>> vc_status_purposes(const json::Value& body, VcStatuses otherwise);

// The credential with those entries beside what it has. Errors: those of the store.
Result<json::Value> with_vc_status(Context& context, Transaction& transaction, const Signer& signer,
                                   const OrganisationId& organisation,
                                   const json::Value& credential,
                                   const std::vector<std::string>& purposes, json::Builder builder);

struct VcStatusChange {
  std::string credential_id;
  std::vector<std::string> purposes;  // "revocation", "suspension"
  bool status = true;
};
// Of all that was signed under that id. To revoke is final. Errors: not_found, invalid (also where
// none has an entry for the purpose, or that is not known), unsupported (another purpose).
Status change_vc_status(Context& context, const Actor& actor, const VcStatusChange& change);

}  // namespace cairn::app
