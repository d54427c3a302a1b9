// SPDX-License-Identifier: Apache-2.0
// What an issuer sent of an achievement, held to the rules: texts within limits, words of the
// closed lists, results that a verifier can make sense of, a picture that can be drawn.
#pragma once
#include "achievement/content.h"
#include "app/context.h"

namespace cairn::app {

// The content trimmed. Errors: invalid, with the JSON pointer of each wrong member
// ("/skills/2/name", "/results/0/required_level", "/image/colour"); of Library::shelf where a skill
// of the framework is named.
Result<achievement::Content> check_content(Context& context, achievement::Content content);

}  // namespace cairn::app
