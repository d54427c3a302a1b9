// SPDX-License-Identifier: Apache-2.0
// Cross-site request forgery: a form carries a token that only this server can derive from the
// form cookie, the session and the organisation that its member works for, and a browser must not
// say that the form stood on another site.
#pragma once
#include <span>
#include <string>
#include <string_view>

#include "base/random.h"
#include "server/http/message.h"

namespace cairn::server {

std::string new_form_seed(const Random& random);
// Whom a form is made for. Visitors have no session, and work for no organisation.
struct FormOwner {
  std::string_view seed;
  std::string_view session;
  std::string_view organisation;
};

// HMAC-SHA-256 of the three, in hex.
std::string token_for(std::span<const std::uint8_t, 32> secret, const FormOwner& owner);
// In constant time; false where seed or token is empty.
bool token_matches(std::span<const std::uint8_t, 32> secret, const FormOwner& owner,
                   std::string_view token);

// Whether the browser says that another site sent this (Fetch Metadata; the Origin header,
// RFC 6454). A client that says neither is no browser that a site could abuse.
bool from_another_site(const Request& request, std::string_view own_origin);

}  // namespace cairn::server
