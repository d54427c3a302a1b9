// SPDX-License-Identifier: Apache-2.0
#include "app/recommend/next_source.h"

#include "app/context.h"
#include "app/ports/choices.h"

namespace cairn::app::career {
namespace {

constexpr std::int64_t counted_microseconds_max = std::int64_t{60} * 60 * 1'000'000;
constexpr std::int64_t people_max = 20'000;

Result<std::vector<Learnt>> everybody(Context& context) {
  CAIRN_TRY(auto transaction, context.store.begin(Access::read));
  return transaction->choices().of_everybody(people_max);
}

}  // namespace

Result<std::shared_ptr<const NextShelf>> NextSource::take(Context& context) {
  CAIRN_TRY(auto offers, context.library.offers());
  const auto now = context.clock.now();
  const std::lock_guard lock(mutex_);
  const bool fresh = shelf_ && shelf_->offers == offers &&
                     now.microseconds - shelf_->counted.microseconds < counted_microseconds_max;
  if (fresh) return shelf_;
  CAIRN_TRY(const auto learnt, everybody(context));
  shelf_ = std::make_shared<const NextShelf>(std::move(offers), learnt, now);
  return shelf_;
}

void NextSource::forget() {
  const std::lock_guard lock(mutex_);
  shelf_.reset();
}

}  // namespace cairn::app::career
