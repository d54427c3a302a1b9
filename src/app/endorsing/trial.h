// SPDX-License-Identifier: Apache-2.0
// Words that verify alone may break every badge that carries them: they may have terms that mean
// something else inside it, or nothing, which only signing it finds out.
#pragma once
#include <string_view>

#include "app/context.h"
#include "app/fields.h"
#include "app/ports/endorsements.h"

namespace cairn::app {

// Badges carry none that is longer. Errors: invalid (at `field`).
Status check_length(Field field, std::string_view words);

// Signs a badge that carries them with the organisation's key, and throws it away. Errors: invalid
// (at `field`); those of signer_of.
Status try_in_badge(Context& context, Field field, const Endorsement& held);

}  // namespace cairn::app
