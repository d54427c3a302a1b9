// SPDX-License-Identifier: Apache-2.0
// The little DER (X.690) that keys and signatures need: a SEQUENCE of unsigned INTEGERs.
#pragma once
#include <array>
#include <span>

#include "base/bytes.h"
#include "base/result.h"

namespace cairn::crypto::der {

// A SEQUENCE of INTEGERs, each given as big-endian bytes (leading zeros are dropped).
Bytes write_integers(std::span<const ByteView> numbers);

// Reads exactly that, strictly: shortest lengths, no negative or padded integer, nothing after the
// end. The numbers come without leading zeros (zero is empty) and are views into `bytes`.
// Errors: unreadable.
Result<std::vector<ByteView>> read_integers(ByteView bytes);

}  // namespace cairn::crypto::der
