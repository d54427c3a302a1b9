// SPDX-License-Identifier: Apache-2.0
// What this server publishes, answered from its own store and never over the network; what lies
// elsewhere is asked of Context::outside, within one time for everything that one input asks for.
#pragma once
#include <string_view>

#include "app/context.h"

namespace cairn::app {

class SiteResources final : public verify::Resources {
 public:
  // The time begins: make one for each input. After it, what lies elsewhere is unreachable.
  explicit SiteResources(Context& context);
  // Own addresses, below the address of now or a former one: /status/{list},
  // /status/{list}.jwt, /b/{award} and
  // /b/{award}.json (the credential), /o/{org}/did.json,
  // /.well-known/did.json or /did.json. An own address that holds nothing answers 404.
  Result<verify::Fetched> fetch(std::string_view name) override;

 private:
  Result<verify::Fetched> fetch_outside(std::string_view name);

  Context& context_;
  const Instant end_;
};

}  // namespace cairn::app
