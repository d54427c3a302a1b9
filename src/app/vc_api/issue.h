// SPDX-License-Identifier: Apache-2.0
// W3C VC API: issuing any credential with a key of the server, verifying credentials and
// presentations. w3c-ccg/vc-api sections 3.3 and 3.4.
#pragma once
#include <string>
#include <string_view>

#include "app/context.h"
#include "crypto/key.h"
#include "verify/verify.h"

namespace cairn::app {

// The did:key of the organisation's key of that type, made on first use.
Result<std::string> vc_api_issuer(Context& context, const OrganisationId& organisation,
                                  crypto::KeyType type);

struct VcIssueRequest {
  std::string body;  // {"credential": {…}, "options": {"cryptosuite": …}}
  OrganisationId organisation;
  crypto::KeyType key = crypto::KeyType::ed25519;
};

// The bare signed credential. Its issuer's id becomes that of the key.
// Errors: unreadable, invalid, undefined_term, unknown_context, unsupported (the suite), with
// paths.
Result<std::string> vc_issue(Context& context, const VcIssueRequest& request);

struct VcVerified {
  bool accepted = false;
  std::string body;  // {"verified": …, "checks": […], "warnings": […], "errors": […]}
};

// `body`: {"verifiableCredential": {…}, "options": {…}}. Errors: unreadable, invalid.
Result<VcVerified> vc_verify_credential(Context& context, std::string_view body);
// `body`: {"verifiablePresentation": {…}, "options": {"challenge", "domain"}}.
Result<VcVerified> vc_verify_presentation(Context& context, std::string_view body);

}  // namespace cairn::app
