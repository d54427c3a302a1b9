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
  NextShelf(std::shared_ptr<const Offers> all, const std::vector<Learnt>& everybody,
            const std::vector<outcomes::CameAfter>& after, Instant at)
      : offers(std::move(all)), knowledge(*offers->search, everybody, after), counted(at) {}

  const std::shared_ptr<const Offers> offers;
  const NextKnowledge knowledge;
  const Instant counted;
};

// Safe to use from several threads; those who need it made anew wait for the one who does.
class NextSource {
 public:
  // Errors: of Library::offers and of the store.
  Result<std::shared_ptr<const NextShelf>> take(Context& context);
  // Who was counted has changed: it is made anew when it is asked for next.
  void forget();

 private:
  std::shared_ptr<const NextShelf> kept(const std::shared_ptr<const Offers>& offers, Instant now);
  std::uint64_t forgotten();

  std::mutex counting_;  // while it is made anew; taken before the other
  std::mutex mutex_;     // for a moment
  std::shared_ptr<const NextShelf> shelf_;
  std::uint64_t forgotten_ = 0;  // how often
};

}  // namespace cairn::app::career
