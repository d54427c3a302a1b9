// SPDX-License-Identifier: Apache-2.0
// What somebody signs in with, in two words, so that they know it again in a list.
#pragma once
#include <string>

#include "server/http/message.h"

namespace cairn::server {

// "Firefox, Linux"; for anything but a browser the first word of what it calls itself, or "".
std::string device_of(const Request& request);

}  // namespace cairn::server
