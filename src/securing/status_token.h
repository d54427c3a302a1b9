// SPDX-License-Identifier: Apache-2.0
// Lists of a Token Status List as they are published: signed, as a JWT of typ statuslist+jwt
// (token-status-list#status-list-token-in-jwt-format) or as a CWT.
#pragma once
#include <string>
#include <string_view>

#include "securing/issue.h"

namespace cairn::securing {

inline constexpr std::string_view status_token_media_type = "application/statuslist+jwt";
inline constexpr std::string_view status_cwt_media_type = "application/statuslist+cwt";

struct StatusToken {
  crypto::Jws jws;
  json::Value claims;
};

// Reads without checking the signature. Errors: those of crypto::parse_jws; unreadable (its claims
// are no JSON object); invalid (another typ).
Result<StatusToken> read_status_token(std::string_view compact, Arena& arena, json::Parser& parser);

// The same of a CWT: its claims by the names they have in a JWT, its signature with all that was
// signed (whatever that is called in `jws`). Times are whole seconds. Errors: those of
// crypto::parse_cose_sign1; unreadable (the claims are not in the form of them, or one stands
// twice); invalid (another typ). spec: token-status-list#status-list-token-in-cwt-format
Result<StatusToken> read_status_cwt(ByteView message, Arena& arena);

// Errors: those of crypto::sign_jws.
Result<std::string> sign_status_token(const json::Value& claims, const SigningKey& key,
                                      Arena& arena);

// The same as a CWT. Errors: those of crypto::sign_cose_sign1; unsupported (a claim that has no
// number, or is not of the kind of it).
Result<Bytes> sign_status_cwt(const json::Value& claims, const SigningKey& key);

}  // namespace cairn::securing
