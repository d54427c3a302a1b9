// SPDX-License-Identifier: Apache-2.0
// W3C VC API (w3c-ccg/vc-api, "Derive Credential"): of a credential that can be shown in parts, one
// that says the chosen parts alone. Nothing of it is kept.
#pragma once
#include <string>
#include <string_view>

#include "app/context.h"

namespace cairn::app {

// `body`: {"verifiableCredential": {…}, "options": {"selectivePointers": ["/…", …]}}, the
// credential as its issuer gave it out: with a base proof of ecdsa-sd-2023, an SD-JWT, or an
// envelope of one. The derived credential, bare; of an SD-JWT an EnvelopedVerifiableCredential
// around it. Errors: those of securing::derive, with paths into the body.
Result<std::string> vc_derive(Context& context, std::string_view body);

}  // namespace cairn::app
