// SPDX-License-Identifier: Apache-2.0
#include "server/http/client.h"

#include <arpa/inet.h>

#include <algorithm>
#include <array>
#include <optional>

#include "base/text.h"

namespace cairn::server {

namespace {

using Bytes16 = std::array<std::uint8_t, 16>;

constexpr std::array<std::uint8_t, 12> mapped = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF};

// IPv4 as an IPv6 address that maps it.
std::optional<Bytes16> parse(std::string_view text) {
  const std::string address(text.substr(0, text.find('%')));
  Bytes16 bytes{};
  if (inet_pton(AF_INET6, address.c_str(), bytes.data()) == 1) return bytes;
  std::copy(mapped.begin(), mapped.end(), bytes.begin());
  if (inet_pton(AF_INET, address.c_str(), bytes.data() + mapped.size()) == 1) return bytes;
  return std::nullopt;
}

bool is_ipv4(const Bytes16& address) {
  return std::equal(mapped.begin(), mapped.end(), address.begin());
}

bool is_loopback(const Bytes16& address) {
  if (is_ipv4(address)) return address[12] == 127;
  return address == Bytes16{0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1};
}

std::string write(Bytes16 address) {
  std::array<char, INET6_ADDRSTRLEN> text{};
  if (is_ipv4(address)) return inet_ntop(AF_INET, address.data() + 12, text.data(), text.size());
  std::fill(address.begin() + 8, address.end(), 0);
  return std::string(inet_ntop(AF_INET6, address.data(), text.data(), text.size())) + "/64";
}

// What the nearest proxy added, after whatever others claim.
std::optional<Bytes16> forwarded(const Request& request) {
  std::string_view last;
  for (const auto& header : request.headers)
    if (header.name == "x-forwarded-for") last = header.value;
  return parse(trim(last.substr(last.rfind(',') + 1)));
}

}  // namespace

std::string client_of(const Request& request) {
  auto address = parse(request.peer);
  if (!address) return request.peer;
  if (is_loopback(*address))
    if (const auto beyond = forwarded(request)) address = beyond;
  return write(*address);
}

}  // namespace cairn::server
