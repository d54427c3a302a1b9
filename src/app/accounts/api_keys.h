// SPDX-License-Identifier: Apache-2.0
// API keys: tokens for programs, each with the scopes it was given (scopes.h) and an end.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/context.h"
#include "app/ports/api_keys.h"

namespace cairn::app {

struct NewApiKey {
  std::string token;  // shown once
  ApiKey key;
};

// `expires`: the moment it stops working, nothing for never. A program gives no more than it has
// itself, and no longer. Errors: invalid with the path of the field ("/name", "/scopes/0",
// "/expires"); not_permitted (a program asks for more than it has); conflict (too many).
Result<NewApiKey> create_api_key(Context& context, const Actor& actor, const std::string& name,
                                 const std::vector<std::string>& scopes,
                                 std::optional<Instant> expires = std::nullopt);

// "30" for so many days from now (1 to limits::api_key_days_max), "2027-01-31" for the last day,
// "never" or "". Errors: invalid ("/expires").
Result<std::optional<Instant>> read_expiry(std::string_view typed, Instant now);

// The key of a token, which was used today from now on. Errors: not_permitted (unknown, expired).
Result<ApiKey> find_api_key(Context& context, std::string_view token);
// Whether it may be used for that; "vc:issue" covers "vc:issue:p256".
bool allows(const ApiKey& key, std::string_view scope);
bool is_expired(const ApiKey& key, Instant now);

Result<std::vector<ApiKey>> list_api_keys(Context& context, const Actor& actor);
// It stops working at once. Errors: not_found.
Status remove_api_key(Context& context, const Actor& actor, const ApiKeyId& id);

}  // namespace cairn::app
