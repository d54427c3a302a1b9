// SPDX-License-Identifier: Apache-2.0
// AllowList: places that may be asked although they are not public or speak no TLS; for tests and
// closed networks (--allow-outbound HOST:PORT).
#pragma once
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace cairn::net {

class AllowList {
 public:
  AllowList() = default;
  // Each "HOST:PORT", an IPv6 address in brackets. Errors: unreadable, with the place at fault.
  static Result<AllowList> parse(std::span<const std::string> places);

  // `host` as in a URL: any case, an IPv6 address in brackets.
  bool holds(std::string_view host, std::uint16_t port) const;

 private:
  std::vector<std::string> places_;  // lower-case
};

}  // namespace cairn::net
