// SPDX-License-Identifier: Apache-2.0
// What this server publishes, answered from its own store and never over the network; what lies
// elsewhere is asked of Context::outside.
#pragma once
#include <string_view>

#include "app/context.h"

namespace cairn::app {

class SiteResources final : public verify::Resources {
 public:
  explicit SiteResources(Context& context) : context_(context) {}
  // Own addresses: /status/{list}, /b/{award} and /b/{award}.json (the credential),
  // /o/{org}/did.json,
  // /.well-known/did.json. An own address that holds nothing answers 404.
  Result<verify::Fetched> fetch(std::string_view name) override;

 private:
  Context& context_;
};

}  // namespace cairn::app
