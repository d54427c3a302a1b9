// SPDX-License-Identifier: Apache-2.0
// Lists of a Token Status List as they are published: signed, typ statuslist+jwt
// (token-status-list#status-list-token-in-jwt-format).
#pragma once
#include <string>
#include <string_view>

#include "securing/issue.h"

namespace cairn::securing {

inline constexpr std::string_view status_token_media_type = "application/statuslist+jwt";

struct StatusToken {
  crypto::Jws jws;
  json::Value claims;
};

// Reads without checking the signature. Errors: those of crypto::parse_jws; unreadable (its claims
// are no JSON object); invalid (another typ).
Result<StatusToken> read_status_token(std::string_view compact, Arena& arena, json::Parser& parser);

// Errors: those of crypto::sign_jws.
Result<std::string> sign_status_token(const json::Value& claims, const SigningKey& key,
                                      Arena& arena);

}  // namespace cairn::securing
