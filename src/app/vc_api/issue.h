// SPDX-License-Identifier: Apache-2.0
// W3C VC API (w3c-ccg/vc-api section 3.3): signs any credential with a key of an organisation.
#pragma once
#include <string>
#include <string_view>

#include "app/context.h"
#include "app/vc_api/status.h"
#include "crypto/key.h"

namespace cairn::app {

// The did:key of the organisation's key of that type, made on first use.
Result<std::string> vc_api_issuer(Context& context, const OrganisationId& organisation,
                                  crypto::KeyType type);

enum class VcForm : std::uint8_t {
  embedded_proof,
  enveloped_token,  // an EnvelopedVerifiableCredential around a vc+jwt (VCDM 2.0 section 4.13)
};

struct VcIssueRequest {
  // {"credential": {…}, "options": {"cryptosuite", "mandatoryPointers", "credentialStatus"}}
  std::string_view body;
  VcForm form = VcForm::embedded_proof;
  OrganisationId organisation;
  crypto::KeyType key = crypto::KeyType::ed25519;
  std::string_view suite = {};             // where the request names none; "": the key's default
  VcStatuses statuses = VcStatuses::none;  // where the request does not say
};

// The signed credential, bare. A sound issuer in it becomes this key's did:key, the rest of its
// profile stays; the suite is the one asked for, or the default of the key.
// Errors: unreadable, invalid, undefined_term, unknown_context, not_permitted (the suite does not
// take this key), unsupported (an unknown suite), with paths into the body.
Result<std::string> vc_issue(Context& context, const VcIssueRequest& request);

}  // namespace cairn::app
