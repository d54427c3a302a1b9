// SPDX-License-Identifier: Apache-2.0
// The canonical form of the proof configuration nearly every credential carries, written down
// without JSON-LD: its quads are always the same few, in the same order. A test holds it to the
// general path.
#pragma once
#include "base/text_buffer.h"
#include "json/value.h"

namespace cairn::securing {

// Writes the canonical N-Quads to `out` (cleared first) and answers true, where the configuration
// has only the members type, cryptosuite, created, expires, verificationMethod and proofPurpose,
// all of the usual form, and its first @context is that of VCDM 2.0, which protects their meaning.
bool write_standard_configuration(const json::Value& configuration, TextBuffer& out);

}  // namespace cairn::securing
