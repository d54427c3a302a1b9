// SPDX-License-Identifier: Apache-2.0
// Telling: what goes wrong where nobody waits for an answer stands in the log; the same again and
// again once an hour.
#pragma once
#include <algorithm>
#include <chrono>
#include <map>
#include <string>
#include <string_view>

#include "app/context.h"

namespace cairn::app {

// Of one thread.
class Telling {
 public:
  // `work` is what is done: "awarding", "mail".
  Telling(Context& context, std::string_view work) : context_(context), work_(work) {}

  template <class T>
  void note(const Result<T>& result) {
    if (!result.ok()) tell(result.error());
  }

 private:
  using Steady = std::chrono::steady_clock;
  static constexpr std::size_t details_max = 16;

  void tell(const Error& error) {
    const auto now = Steady::now();
    const auto known = again_.find(error.detail);
    if (known != again_.end() && now < known->second) return;
    if (known == again_.end() && again_.size() == details_max)
      again_.erase(std::min_element(again_.begin(), again_.end(), [](const auto& a, const auto& b) {
        return a.second < b.second;
      }));
    again_[error.detail] = now + std::chrono::hours(1);
    context_.log.write(context_.clock.now(), error, {{"work", work_}});
  }

  Context& context_;
  std::string_view work_;
  std::map<std::string, Steady::time_point> again_;  // by what was said
};

}  // namespace cairn::app
