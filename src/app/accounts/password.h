// SPDX-License-Identifier: Apache-2.0
// Passwords at rest: Argon2id (RFC 9106) in libsodium's text form, which names its own costs. Two
// are hashed at a time; others wait for their turn.
#pragma once
#include <string>
#include <string_view>

#include "base/result.h"

namespace cairn::app {

// Errors: internal (no memory: it takes 64 MiB).
Result<std::string> hash_password(std::string_view password);

// Takes as long for a hash of nobody ("") as for a real one.
bool password_matches(std::string_view password, const std::string& hash);

}  // namespace cairn::app
