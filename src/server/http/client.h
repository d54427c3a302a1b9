// SPDX-License-Identifier: Apache-2.0
// Where a request comes from, for counting tries.
#pragma once
#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "server/http/message.h"

namespace cairn::server {

// Proxies whose word on where a request comes from counts: those of this machine, and those named.
class TrustedProxies {
 public:
  using Address = std::array<std::uint8_t, 16>;  // IPv4 as an IPv6 address that maps it

  TrustedProxies() = default;
  // Each "10.0.0.7", "10.0.0.0/8" or "2001:db8::/32". Errors: invalid, with the one at fault.
  static Result<TrustedProxies> parse(std::span<const std::string> places);
  bool holds(const Address& address) const;

 private:
  struct Network {
    Address first;
    unsigned prefix_bits;
  };
  std::vector<Network> networks_;
};

// An IPv4 address, or the /64 network of an IPv6 address, of which one household has at least one
// ("2001:db8:1:2::/64"). Behind trusted proxies it is what the farthest of them saw, by
// X-Forwarded-For from its end on; what others claim before that counts for nothing, for anybody
// can write the header.
std::string client_of(const Request& request, const TrustedProxies& proxies);

// Whether the other end of the socket is such a proxy, whose word on a request counts.
bool is_from_proxy(const Request& request, const TrustedProxies& proxies);

// "https://example.org/cairn": the address by which a browser came, as its request says and, from a
// trusted proxy, X-Forwarded-Proto, -Host and -Prefix. Anybody can write any of it. "" where that
// is no address.
std::string address_come_by(const Request& request, const TrustedProxies& proxies);

}  // namespace cairn::server
