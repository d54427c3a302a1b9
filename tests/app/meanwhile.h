// SPDX-License-Identifier: Apache-2.0
// A store in which somebody else acts between what a use case reads and what it writes.
#pragma once
#include <functional>
#include <utility>

#include "app/ports/store.h"

namespace cairn::app {

// `deed` is done before the first transaction that writes begins.
class Meanwhile final : public Store {
 public:
  Meanwhile(Store& store, std::function<void()> deed) : store_(store), deed_(std::move(deed)) {}
  Result<std::unique_ptr<Transaction>> begin(Access access) override {
    const auto deed = access == Access::write ? std::exchange(deed_, nullptr) : nullptr;
    if (deed) deed();
    return store_.begin(access);
  }

 private:
  Store& store_;
  std::function<void()> deed_;
};

}  // namespace cairn::app
