// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <thread>

#include "server/http/listener.h"

namespace cairn::server {

unsigned default_slow_workers() { return std::max(1U, std::thread::hardware_concurrency()); }

unsigned default_workers() { return std::max(4U, 2 * std::thread::hardware_concurrency()); }

}  // namespace cairn::server
