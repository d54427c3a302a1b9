// SPDX-License-Identifier: Apache-2.0
// Signing in at an OpenID provider (OpenID Connect Core 1.0 section 3.1): there and back again.
// Whoever comes back is known by the address that the provider has verified, the first time; from
// then on by their subject there.
#pragma once
#include <string>
#include <string_view>

#include "app/accounts/session.h"
#include "app/context.h"

namespace cairn::app::openid {

struct Departure {
  std::string address;  // of the provider, to go to
  std::string sealed;   // for a cookie of this browser, base64url: what its return is held to
};
// `next`: a path of this server, for afterwards. Errors: not_permitted (no provider is named);
// unreachable, invalid (it does not answer as it should).
Result<Departure> depart(Context& context, std::string_view next);

struct Return {
  std::string code;
  std::string state;
  std::string error;   // what the provider says instead of a code
  std::string sealed;  // of the cookie
  std::string device = {};
};
struct Arrival {
  SignedIn signed_in;
  std::string next;
};
// Errors: not_permitted (given up there, another browser, too late, an address that is not verified
// or that nobody here has invited); unreachable, unreadable, invalid (of the provider).
Result<Arrival> arrive(Context& context, const Return& back);

}  // namespace cairn::app::openid
