// SPDX-License-Identifier: Apache-2.0
#include "net/allow_list.h"

#include <algorithm>
#include <charconv>

#include "base/text.h"

namespace cairn::net {
namespace {

bool is_port(std::string_view text) {
  unsigned port = 0;
  const auto [end, status] = std::from_chars(text.data(), text.data() + text.size(), port);
  return status == std::errc() && end == text.data() + text.size() && port > 0 && port <= 65535;
}

bool is_host(std::string_view text) {
  const bool bracketed = text.size() > 2 && text.front() == '[' && text.back() == ']';
  return bracketed || (!text.empty() && text.find_first_of("[]:/@ ") == std::string_view::npos);
}

}  // namespace

Result<AllowList> AllowList::parse(std::span<const std::string> places) {
  AllowList list;
  for (const auto& place : places) {
    const std::string_view text = place;
    const auto colon = text.rfind(':');
    if (colon == std::string_view::npos || !is_host(text.substr(0, colon)) ||
        !is_port(text.substr(colon + 1)))
      return fail(ErrorCode::unreadable, "net/allow_list", "not HOST:PORT: " + place);
    list.places_.push_back(to_lower_ascii(text));
  }
  return list;
}

bool AllowList::holds(std::string_view host, std::uint16_t port) const {
  if (places_.empty()) return false;
  const auto place = to_lower_ascii(host) + ":" + std::to_string(port);
  return std::find(places_.begin(), places_.end(), place) != places_.end();
}

}  // namespace cairn::net
