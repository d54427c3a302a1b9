// SPDX-License-Identifier: Apache-2.0
// What everybody's recommendations are made from: the offers as they are now, and what was counted
// here within the last hour. Shared, and made anew when either is older.
#pragma once
#include <memory>
#include <mutex>

#include "app/career/library.h"
#include "app/recommend/next.h"
#include "base/instant.h"

namespace cairn::app {
struct Context;
}

namespace cairn::app::career {

struct NextShelf {
  NextShelf(std::shared_ptr<const Offers> all, const std::vector<Learnt>& everybody, Instant at)
      : offers(std::move(all)), knowledge(*offers->search, everybody), counted(at) {}

  const std::shared_ptr<const Offers> offers;
  const NextKnowledge knowledge;
  const Instant counted;
};

// Safe to use from several threads; those who ask while it is made anew wait.
class NextSource {
 public:
  // Errors: of Library::offers and of the store.
  Result<std::shared_ptr<const NextShelf>> take(Context& context);
  // Who was counted has changed: it is made anew when it is asked for next.
  void forget();

 private:
  std::mutex mutex_;
  std::shared_ptr<const NextShelf> shelf_;
};

}  // namespace cairn::app::career
