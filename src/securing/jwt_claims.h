// SPDX-License-Identifier: Apache-2.0
// How the registered claims of a JWT (RFC 7519 section 4.1) and the credential inside it agree.
#pragma once
#include "base/arena.h"
#include "securing/jwt.h"

namespace cairn::securing {

// Whether the claims are what the disclosures of an SD-JWT made of its payload.
enum class Selective : std::uint8_t { no, yes };

// Finds the credential among the claims of a token whose `jws` and `claims` are there already; adds
// findings. Errors: unreadable (there is none), unsupported (claims of an SD-JWT of another kind).
Status settle(SecuredJwt& jwt, Selective selective, Arena& arena);

// Compares each claim with its member; adds findings; writes into a VCDM 1.1 credential what only
// the claims say; fills not_before and expires.
void settle_claims(SecuredJwt& jwt, Arena& arena);

// The members that claims stand for.
std::string_view issuer_or_holder(const json::Value& document, bool presentation);
std::string_view subject_id(const json::Value& document);

}  // namespace cairn::securing
