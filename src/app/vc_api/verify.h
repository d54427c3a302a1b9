// SPDX-License-Identifier: Apache-2.0
// W3C VC API (w3c-ccg/vc-api section 3.4): verifies credentials and presentations.
#pragma once
#include <string>
#include <string_view>

#include "app/context.h"

namespace cairn::app {

// Whether a signature counts whose issuer is a web page that cannot be reached, with a warning:
// what the suites of the W3C ask, whose vectors are signed in the name of pages that do not exist.
// Who relies on an answer asks for issuers that say so themselves.
enum class VcIssuers : std::uint8_t { proved, may_be_unreachable };

enum class VcOutcome : std::uint8_t { refused, accepted };

struct VcVerified {
  VcOutcome outcome = VcOutcome::refused;  // answered with 400 or 200
  std::string body;  // {"verified", "warnings": […], "errors": […], "report": {…}}
};

// `body`: {"verifiableCredential": {…} or a token, "options": {…}}.
// Errors of both: unreadable, invalid, too_large.
Result<VcVerified> vc_verify_credential(Context& context, std::string_view body,
                                        VcIssuers issuers = VcIssuers::proved);
// `body`: {"verifiablePresentation": {…} or a token, "options": {"challenge", "domain"}}.
Result<VcVerified> vc_verify_presentation(Context& context, std::string_view body,
                                          VcIssuers issuers = VcIssuers::proved);

}  // namespace cairn::app
