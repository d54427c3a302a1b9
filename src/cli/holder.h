// SPDX-License-Identifier: Apache-2.0
// The public key of who is to hold an SD-JWT, as a file has it.
#pragma once
#include <string>

#include "base/result.h"
#include "crypto/key.h"

namespace cairn::cli {

// A public key as JWK, or the public part of a key file. Errors: io, unreadable, invalid.
Result<crypto::PublicKey> read_holder_key(const std::string& file);

}  // namespace cairn::cli
