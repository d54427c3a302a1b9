// SPDX-License-Identifier: Apache-2.0
#include "net/address.h"

#include <netinet/in.h>
#include <sys/socket.h>

#include <algorithm>
#include <cstring>
#include <span>

namespace cairn::net {
namespace {

struct Block {
  Ipv6 first;
  unsigned prefix_bits;
};

constexpr Block v4(std::uint8_t a, std::uint8_t b, std::uint8_t c, unsigned prefix_bits) {
  return {{a, b, c}, prefix_bits};
}
constexpr Block v6(std::uint16_t a, std::uint16_t b, unsigned prefix_bits) {
  return {{static_cast<std::uint8_t>(a >> 8), static_cast<std::uint8_t>(a),
           static_cast<std::uint8_t>(b >> 8), static_cast<std::uint8_t>(b)},
          prefix_bits};
}

// IANA IPv4 Special-Purpose Address Registry.
constexpr Block not_public_v4[] = {
    v4(0, 0, 0, 8),        // this network
    v4(10, 0, 0, 8),       // private use
    v4(100, 64, 0, 10),    // shared address space (CGNAT)
    v4(127, 0, 0, 8),      // loopback
    v4(169, 254, 0, 16),   // link-local
    v4(172, 16, 0, 12),    // private use
    v4(192, 0, 0, 24),     // IETF protocol assignments
    v4(192, 0, 2, 24),     // documentation
    v4(192, 88, 99, 24),   // 6to4 relays, deprecated
    v4(192, 168, 0, 16),   // private use
    v4(198, 18, 0, 15),    // benchmarking
    v4(198, 51, 100, 24),  // documentation
    v4(203, 0, 113, 24),   // documentation
    v4(224, 0, 0, 3),      // multicast, reserved, broadcast
};

// Of IPv6 only global unicast is public, less what the IPv6 Special-Purpose Address Registry takes
// out of it.
constexpr Block global_unicast = v6(0x2000, 0, 3);
constexpr Block not_public_v6[] = {
    v6(0x2001, 0, 23),       // IETF protocol assignments, with Teredo and ORCHID
    v6(0x2001, 0x0DB8, 32),  // documentation
    v6(0x2002, 0, 16),       // 6to4, which leads to any IPv4 address
    v6(0x3FFF, 0, 20),       // documentation
};

// The twelve bytes before an IPv4 address: ::ffff:0:0/96 and 64:ff9b::/96 (RFC 4291, RFC 6052).
constexpr std::array<std::uint8_t, 12> mapped = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF};
constexpr std::array<std::uint8_t, 12> nat64 = {0, 0x64, 0xFF, 0x9B};

bool is_within(std::span<const std::uint8_t> address, const Block& block) {
  const auto bytes = block.prefix_bits / 8;
  const auto bits = block.prefix_bits % 8;
  if (!std::equal(address.begin(), address.begin() + bytes, block.first.begin())) return false;
  return bits == 0 || (address[bytes] ^ block.first[bytes]) >> (8 - bits) == 0;
}

bool is_within_any(std::span<const std::uint8_t> address, std::span<const Block> blocks) {
  return std::any_of(blocks.begin(), blocks.end(),
                     [&](const Block& block) { return is_within(address, block); });
}

}  // namespace

bool is_public(const Ipv4& address) { return !is_within_any(address, not_public_v4); }

bool is_public(const Ipv6& address) {
  if (std::equal(mapped.begin(), mapped.end(), address.begin()) ||
      std::equal(nat64.begin(), nat64.end(), address.begin()))
    return is_public(Ipv4{address[12], address[13], address[14], address[15]});
  return is_within(address, global_unicast) && !is_within_any(address, not_public_v6);
}

bool is_public(const sockaddr& address) {
  if (address.sa_family == AF_INET) {
    Ipv4 bytes;
    std::memcpy(bytes.data(), &reinterpret_cast<const sockaddr_in&>(address).sin_addr,
                bytes.size());
    return is_public(bytes);
  }
  if (address.sa_family != AF_INET6) return false;
  Ipv6 bytes;
  std::memcpy(bytes.data(), &reinterpret_cast<const sockaddr_in6&>(address).sin6_addr,
              bytes.size());
  return is_public(bytes);
}

}  // namespace cairn::net
