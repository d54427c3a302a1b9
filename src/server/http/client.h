// SPDX-License-Identifier: Apache-2.0
// Where a request comes from, for counting tries.
#pragma once
#include <string>

#include "server/http/message.h"

namespace cairn::server {

// An IPv4 address, or the /64 network of an IPv6 address, of which one household has at least one
// ("2001:db8:1:2::/64"). Behind a proxy on this machine it is what the proxy saw: the last entry of
// X-Forwarded-For, which counts from nobody else, for anybody can write the header.
std::string client_of(const Request& request);

}  // namespace cairn::server
