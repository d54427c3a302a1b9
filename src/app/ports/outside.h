// SPDX-License-Identifier: Apache-2.0
// Outside: everything beyond this server, asked within a time, so that one visitor's question does
// not keep others waiting.
#pragma once
#include <chrono>

#include "verify/resources.h"

namespace cairn::app {

class Outside : public verify::Resources {
 public:
  // As fetch, with no more than `time_max` spent on it. Errors: those of fetch.
  virtual Result<verify::Fetched> fetch_within(std::string_view name,
                                               std::chrono::milliseconds time_max) = 0;

  Result<verify::Fetched> fetch(std::string_view name) final {
    return fetch_within(name, std::chrono::milliseconds::max());
  }
};

}  // namespace cairn::app
