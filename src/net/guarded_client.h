// SPDX-License-Identifier: Apache-2.0
// GuardedClient: the one way out. https only, public addresses only (looked at for every
// connection, so also after DNS and redirects), no proxies, credentials or cookies; bounded in
// time, bytes (inflated) and redirects.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>

#include "base/limits.h"
#include "net/allow_list.h"
#include "verify/resources.h"

namespace cairn::net {

struct ClientOptions {
  AllowList allowed = {};    // these may be private, and asked by http
  std::string ca_file = {};  // PEM file of the authorities to trust instead of the system's
  std::size_t bytes_max = limits::fetch_bytes_max;
  std::int64_t milliseconds_max = limits::fetch_seconds_max * 1000;  // redirects included
  int redirects_max = limits::fetch_redirects_max;
};

// Safe to use from several threads.
class GuardedClient final : public verify::Resources {
 public:
  explicit GuardedClient(ClientOptions options);

  // Errors: not_permitted (not https, an address that is not public, a redirect to either),
  // not_found (a DID), too_large, unreachable.
  Result<verify::Fetched> fetch(std::string_view url) override;

 private:
  ClientOptions options_;
};

}  // namespace cairn::net
