// SPDX-License-Identifier: Apache-2.0
// Checks of what an installation holds (Checkup: app/ports/premises.h).
#pragma once
#include "app/context.h"

namespace cairn::app {

// Whether every organisation's keys open under this folder's master key, and are what they say.
// Errors: of the store.
Result<Checkup> check_keys(Context& context);

// Whether the oldest of them opens: done also where there is none. Errors: not_permitted (it was
// sealed under another master key); of the store.
Status check_oldest_key(Context& context);

// Whether awards, their places and the files they came from fit together.
// Reads all of them. Errors: of the store.
Result<Checkup> check_awards(Context& context);

// Which vocabulary that credentials are signed under comes with no package, and what follows.
Checkup check_vocabularies();

// Whether every catalogue can be read.
Checkup check_catalogues(Context& context);

}  // namespace cairn::app
