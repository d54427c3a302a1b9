// SPDX-License-Identifier: Apache-2.0
// The provider at which people may sign in, as whoever runs the server named it.
#pragma once
#include <string>

namespace cairn::app::openid {

struct Service {
  std::string issuer;  // exactly as it calls itself
  std::string client;
  std::string secret;
};

}  // namespace cairn::app::openid
