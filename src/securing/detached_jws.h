// SPDX-License-Identifier: Apache-2.0
// The signature of Ed25519Signature2018: a JWS without its payload, which is signed unencoded
// (RFC 7797, RFC 7515 appendix F).
#pragma once
#include <string>
#include <string_view>

#include "base/arena.h"
#include "base/bytes.h"
#include "base/result.h"

namespace cairn::securing {

struct DetachedJws {
  Bytes signature;
  std::string message;  // what was signed: header, full stop, payload as it is
};

// Errors: unreadable (not header..signature, or a header other than EdDSA with b64=false alone).
Result<DetachedJws> read_detached_jws(std::string_view jws, ByteView payload, Arena& arena);

}  // namespace cairn::securing
