// SPDX-License-Identifier: Apache-2.0
// Scopes: what an API key may be used for; {key} is ed25519, p256 or p384.
//   "vc:issue"        the VC API under every key
//   "vc:issue:{key}"  under that one
//   "vc:status"       to revoke over the VC API
//   "{noun}:read", "{noun}:write", "{noun}" for both: /api/v1
//   "server:read"     the server as a whole: there is no more to do to it over the API
#pragma once
#include <string_view>

#include "app/roles.h"

namespace cairn::app {

inline constexpr std::string_view api_nouns[] = {"organisation", "people",   "achievements",
                                                 "claims",       "awards",   "stacks",
                                                 "webhooks",     "analytics"};
// Beside what an organisation has.
inline constexpr std::string_view further_nouns[] = {"bounces", "server"};

bool is_scope(std::string_view scope);
// Whether it is about the server as a whole: only who runs it can give it (app/operation).
bool is_of_the_server(std::string_view scope);
// "vc:issue" covers "vc:issue:p256".
bool covers(std::string_view held, std::string_view wanted);
// What somebody with that role can do, as the scopes that let a program do it, divided by spaces.
// Nothing for a recruiter, who reads what everybody does, and for an owner, who may more than any
// program.
std::string_view scopes_like(Role role);

}  // namespace cairn::app
