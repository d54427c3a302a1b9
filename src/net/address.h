// SPDX-License-Identifier: Apache-2.0
// Which addresses are on the public Internet: by the special-purpose address registries of IANA
// (RFC 6890 and its updates). Everything that is not surely public is not.
#pragma once
#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

struct sockaddr;

namespace cairn::net {

using Ipv4 = std::array<std::uint8_t, 4>;
using Ipv6 = std::array<std::uint8_t, 16>;

bool is_public(const Ipv4& address);
// Addresses that carry an IPv4 address (mapped, NAT64) are judged by that.
bool is_public(const Ipv6& address);
// False for families other than these two.
bool is_public(const sockaddr& address);

}  // namespace cairn::net
