// SPDX-License-Identifier: Apache-2.0
// API keys: tokens for programs, each with the scopes it was given.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "app/context.h"

namespace cairn::app {

// What an API key may be used for; {key} is ed25519, p256 or p384.
//   "vc:issue"        the VC API under every key
//   "vc:issue:{key}"  under that one

struct NewApiKey {
  std::string token;  // shown once
  ApiKey key;
};

// Errors: invalid with the path of the field ("/name", "/scopes/0").
Result<NewApiKey> create_api_key(Context& context, const Actor& actor, const std::string& name,
                                 const std::vector<std::string>& scopes);

// The organisation the token acts for. Errors: not_permitted (unknown, or without the scope).
Result<OrganisationId> api_key_organisation(Context& context, std::string_view token,
                                            std::string_view scope);

}  // namespace cairn::app
