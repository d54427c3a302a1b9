// SPDX-License-Identifier: Apache-2.0
// Resources: the port through which verifying asks for what lies elsewhere: documents of issuers,
// status lists, hosted badges. Who implements it decides about networks, files, limits and caches.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>

#include "base/bytes.h"
#include "base/result.h"

namespace cairn::verify {

struct Fetched {
  int status = 200;  // HTTP status after redirects
  Bytes body;
  std::string media_type;        // without parameters; empty where unknown
  std::int64_t age_seconds = 0;  // how long ago a cache took it from its source
};

class Resources {
 public:
  virtual ~Resources() = default;
  // `name` is an https URL, or a DID where the implementation may know DID documents by it.
  // An answer of any HTTP status is a value. Errors: not_found (asked by DID: try its URL),
  // unreachable, not_permitted (offline, address not allowed), too_large.
  virtual Result<Fetched> fetch(std::string_view name) = 0;
};

}  // namespace cairn::verify
