// SPDX-License-Identifier: Apache-2.0
// Telling: what goes wrong where nobody waits for an answer stands in the log; the same again and
// again once an hour.
#pragma once
#include <chrono>
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

  void tell(const Error& error) {
    const auto now = Steady::now();
    if (error.detail == last_ && now < again_) return;
    last_ = error.detail;
    again_ = now + std::chrono::hours(1);
    context_.log.write(context_.clock.now(), error, {{"work", work_}});
  }

  Context& context_;
  std::string_view work_;
  std::string last_;
  Steady::time_point again_ = {};
};

}  // namespace cairn::app
