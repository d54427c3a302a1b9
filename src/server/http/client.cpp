// SPDX-License-Identifier: Apache-2.0
#include "server/http/client.h"

#include <arpa/inet.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>

#include "app/base_address.h"
#include "base/text.h"

namespace cairn::server {

namespace {

using Bytes16 = TrustedProxies::Address;

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

// The addresses of the header, the last one first.
std::vector<std::string_view> forwarded(const Request& request) {
  constexpr std::size_t hops_max = 20;
  std::vector<std::string_view> hops;
  for (const auto& header : request.headers)
    if (header.name == "x-forwarded-for")
      for (const auto hop : split(header.value, ',')) hops.push_back(trim(hop));
  std::reverse(hops.begin(), hops.end());
  hops.resize(std::min(hops.size(), hops_max));
  return hops;
}

Error no_network(const std::string& place) {
  return fail(
      ErrorCode::invalid, "proxies",
      "A trusted proxy is an address or a network, as 10.0.0.7 or 10.0.0.0/8; not " + place + ".");
}

}  // namespace

Result<TrustedProxies> TrustedProxies::parse(std::span<const std::string> places) {
  TrustedProxies proxies;
  for (const auto& place : places) {
    const auto slash = place.find('/');
    const auto address = server::parse(std::string_view(place).substr(0, slash));
    if (!address) return no_network(place);
    Network network{*address, 128};
    if (slash != place.npos) {
      const unsigned bits_max = is_ipv4(*address) ? 32 : 128;
      const auto* end = place.data() + place.size();
      const auto [stop, wrong] =
          std::from_chars(place.data() + slash + 1, end, network.prefix_bits);
      if (wrong != std::errc() || stop != end || network.prefix_bits > bits_max)
        return no_network(place);
      network.prefix_bits += 128 - bits_max;
    }
    proxies.networks_.push_back(network);
  }
  return proxies;
}

bool TrustedProxies::holds(const Address& address) const {
  if (is_loopback(address)) return true;
  return std::any_of(networks_.begin(), networks_.end(), [&](const Network& network) {
    const auto bytes = network.prefix_bits / 8, bits = network.prefix_bits % 8;
    return std::equal(address.begin(), address.begin() + bytes, network.first.begin()) &&
           (bits == 0 || (address[bytes] ^ network.first[bytes]) >> (8 - bits) == 0);
  });
}

std::string client_of(const Request& request, const TrustedProxies& proxies) {
  auto address = parse(request.peer);
  if (!address) return request.peer;
  for (const auto hop : forwarded(request)) {
    const auto beyond = parse(hop);
    if (!proxies.holds(*address) || !beyond) break;
    address = beyond;
  }
  return write(*address);
}

bool is_from_proxy(const Request& request, const TrustedProxies& proxies) {
  const auto address = parse(request.peer);
  return address && proxies.holds(*address);
}

std::string address_come_by(const Request& request, const TrustedProxies& proxies) {
  const bool proxied = is_from_proxy(request, proxies);
  const auto told = [&](std::string_view name) {
    const auto value = proxied ? request.header(name) : std::string_view();
    return trim(value.substr(0, value.find(',')));
  };
  auto scheme = told("x-forwarded-proto");
  if (scheme.empty()) scheme = request.transport == Transport::tls ? "https" : "http";
  auto host = told("x-forwarded-host");
  if (host.empty()) host = request.header("host");
  std::string url(scheme);
  url.append("://").append(host).append(told("x-forwarded-prefix"));
  auto read = app::read_base_url(url);
  return read ? std::move(*read) : std::string();
}

}  // namespace cairn::server
