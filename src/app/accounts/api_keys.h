// SPDX-License-Identifier: Apache-2.0
// API keys: tokens for programs, each with the scopes it was given.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "app/context.h"
#include "app/ports/accounts.h"

namespace cairn::app {

// What an API key may be used for; {key} is ed25519, p256 or p384.
//   "vc:issue"        the VC API under every key
//   "vc:issue:{key}"  under that one
//   "vc:status"       to revoke over the VC API
//   "{noun}:read", "{noun}:write", "{noun}" for both: /api/v1, where the noun is organisation,
//                     people, achievements, claims, awards, stacks, webhooks or analytics

struct NewApiKey {
  std::string token;  // shown once
  ApiKey key;
};

// Errors: invalid with the path of the field ("/name", "/scopes/0").
Result<NewApiKey> create_api_key(Context& context, const Actor& actor, const std::string& name,
                                 const std::vector<std::string>& scopes);

// Errors: not_permitted (unknown).
Result<ApiKey> find_api_key(Context& context, std::string_view token);
// Whether it may be used for that; "vc:issue" covers "vc:issue:p256".
bool allows(const ApiKey& key, std::string_view scope);

Result<std::vector<ApiKey>> list_api_keys(Context& context, const Actor& actor);
// It stops working at once. Errors: not_found.
Status remove_api_key(Context& context, const Actor& actor, const ApiKeyId& id);

}  // namespace cairn::app
