// SPDX-License-Identifier: Apache-2.0
// The Names port by the resolver of the C library (RFC 1035), within a time.
#pragma once
#include <cstdint>
#include <string>

#include "app/ports/names.h"

namespace cairn::net {

struct DnsOptions {
  std::string nameserver = {};  // IPv4; "": those of the system
  std::uint16_t port = 53;
  int seconds_max = 2;  // for one try; there are two at each nameserver
};

// Safe to use from several threads.
class DnsTexts final : public app::Names {
 public:
  explicit DnsTexts(DnsOptions options = {}) : options_(std::move(options)) {}
  Result<std::vector<std::string>> texts_of(const std::string& name) override;

 private:
  const DnsOptions options_;
};

}  // namespace cairn::net
