// SPDX-License-Identifier: Apache-2.0
// Requests that act once however often they are sent: the answer to the first is kept for a day
// under the key the program chose (the Idempotency-Key header of HTTP).
#pragma once
#include <optional>
#include <string>

#include "app/context.h"
#include "app/ports/answers.h"

namespace cairn::app {

// The answer kept from before, or nothing: then the caller acts, and `keep_answer` or `drop_answer`
// ends what was begun here. Errors: invalid (an empty or over-long key; the key was used for
// another request), conflict (the first is under way, or its answer was lost when the server
// stopped: whether it acted must be looked up).
Result<std::optional<KeptAnswer>> begin_once(Context& context, const KeptAnswer& request);
Status keep_answer(Context& context, const KeptAnswer& answer);
Status drop_answer(Context& context, const KeptAnswer& request);  // it did not act

}  // namespace cairn::app
