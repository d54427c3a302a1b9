// SPDX-License-Identifier: Apache-2.0
// W3C VC API (w3c-ccg/vc-api section 3.4): verifies credentials and presentations.
#pragma once
#include <string>
#include <string_view>

#include "app/context.h"

namespace cairn::app {

enum class VcOutcome : std::uint8_t { refused, accepted };

struct VcVerified {
  VcOutcome outcome = VcOutcome::refused;  // answered with 400 or 200
  std::string body;  // {"verified", "warnings": […], "errors": […], "report": {…}}
};

// `body`: {"verifiableCredential": {…} or a token, "options": {…}}.
// Errors of both: unreadable, invalid, too_large.
Result<VcVerified> vc_verify_credential(Context& context, std::string_view body);
// `body`: {"verifiablePresentation": {…} or a token, "options": {"challenge", "domain"}}.
Result<VcVerified> vc_verify_presentation(Context& context, std::string_view body);

}  // namespace cairn::app
