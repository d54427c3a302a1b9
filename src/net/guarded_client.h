// SPDX-License-Identifier: Apache-2.0
// GuardedClient: the one way out. https only, public addresses only (looked at for every
// connection, so also after DNS and redirects), no proxies, credentials or cookies; bounded in
// time, bytes (inflated), redirects and in how much is asked at once.
#pragma once
#include <atomic>
#include <cstdint>
#include <limits>
#include <string>
#include <string_view>

#include "app/ports/outside.h"
#include "base/limits.h"
#include "net/allow_list.h"
#include "net/failures.h"

namespace cairn::net {

struct ClientOptions {
  AllowList allowed = {};    // these may be private, and asked by http
  std::string ca_file = {};  // PEM file of the authorities to trust instead of the system's
  std::size_t bytes_max = limits::fetch_bytes_max;
  std::int64_t milliseconds_max = limits::fetch_seconds_max * 1000;  // redirects included
  int redirects_max = limits::fetch_redirects_max;
  std::int64_t failure_milliseconds_max = limits::failure_seconds_max * 1000;
  // Fetches under way at the same time; who comes then is told at once that nothing is reachable,
  // for a thread that waits is one that answers nobody.
  unsigned at_once_max = std::numeric_limits<unsigned>::max();
};

// Safe to use from several threads.
class GuardedClient final : public app::Outside {
 public:
  explicit GuardedClient(ClientOptions options);

  // Errors: not_permitted (not https, an address that is not public, a redirect to either),
  // not_found (a DID), too_large, unreachable (also: a moment ago, or too much is under way).
  Result<verify::Fetched> fetch_within(std::string_view url,
                                       std::chrono::milliseconds time_max) override;
  Result<verify::Fetched> ask(const app::Question& question) override;
  Status check(const std::string& url) const override;

 private:
  Result<verify::Fetched> follow(std::string_view url, std::chrono::milliseconds time_max) const;

  ClientOptions options_;
  Failures failures_;
  std::atomic<unsigned> under_way_ = 0;
};

}  // namespace cairn::net
