// SPDX-License-Identifier: Apache-2.0
// The keys an organisation signs with: which does now, another in its place, and what is to be done
// about one that others may know. What an earlier key signed stays good: it stands in the
// organisation's did:web document for that, and a did:key is its own document.
#pragma once
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

#include "app/context.h"
#include "app/ports/keys.h"

namespace cairn::app {

struct KeyInUse {
  SigningKey key;
  std::string did;               // did:key of it
  std::optional<Instant> until;  // when another took its place; nothing where it signs now
  std::int64_t badges = 0;       // that hold and carry its signature; counted where compromised
};

// Newest first.
Result<std::vector<KeyInUse>> list_keys(Context& context, const Actor& actor);

// A new key of that type signs from now on. Errors: not_found (there is none to take the place
// of); conflict (limits::signing_keys_max).
Result<SigningKey> rotate_key(Context& context, const Actor& actor, crypto::KeyType type);

// Others may know it: it may sign no more in the name of the domain, another takes its place where
// it signed until now, and the domain's status lists are signed by that. Errors: not_found;
// conflict (it is marked already; limits::known_keys_max).
Status mark_compromised(Context& context, const Actor& actor, const KeyId& id);

// Badges that carry its signature and hold are to be signed anew, each as a next version at its
// address. Errors: not_found; conflict (it is not marked as compromised).
Status sign_anew(Context& context, const Actor& actor, const KeyId& id);

// Works that off for every organisation, a hundred badges a transaction. Whether there was
// anything to do.
Result<bool> sign_anew_due(Context& context, const std::stop_token& stop);

}  // namespace cairn::app
