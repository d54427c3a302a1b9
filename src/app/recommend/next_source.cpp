// SPDX-License-Identifier: Apache-2.0
#include "app/recommend/next_source.h"

#include "app/context.h"
#include "app/ports/choices.h"
#include "app/ports/outcomes.h"

namespace cairn::app::career {
namespace {

constexpr std::int64_t counted_microseconds_max = std::int64_t{60} * 60 * 1'000'000;
constexpr std::int64_t people_max = 20'000;

constexpr std::int64_t credentials_max = 100'000;

struct Known {
  std::vector<Learnt> everybody;
  std::vector<outcomes::CameAfter> after;
};

Result<Known> known_here(Context& context) {
  CAIRN_TRY(auto transaction, context.store.begin(Access::read));
  Known known;
  CAIRN_TRY(known.everybody, transaction->choices().of_everybody(people_max));
  CAIRN_TRY(known.after, transaction->outcomes().came_after(credentials_max));
  return known;
}

}  // namespace

Result<std::shared_ptr<const NextShelf>> NextSource::take(Context& context) {
  CAIRN_TRY(auto offers, context.library.offers());
  const auto now = context.clock.now();
  if (auto fresh = kept(offers, now)) return fresh;
  const std::lock_guard counting(counting_);
  if (auto fresh = kept(offers, now)) return fresh;
  const auto before = forgotten();
  CAIRN_TRY(const auto known, known_here(context));
  auto made =
      std::make_shared<const NextShelf>(std::move(offers), known.everybody, known.after, now);
  const std::lock_guard lock(mutex_);
  if (forgotten_ == before) shelf_ = made;  // else who was counted is somebody else already
  return made;
}

std::shared_ptr<const NextShelf> NextSource::kept(const std::shared_ptr<const Offers>& offers,
                                                  Instant now) {
  const std::lock_guard lock(mutex_);
  const bool fresh = shelf_ && shelf_->offers == offers &&
                     now.microseconds - shelf_->counted.microseconds < counted_microseconds_max;
  return fresh ? shelf_ : nullptr;
}

std::uint64_t NextSource::forgotten() {
  const std::lock_guard lock(mutex_);
  return forgotten_;
}

void NextSource::forget() {
  const std::lock_guard lock(mutex_);
  shelf_.reset();
  ++forgotten_;
}

}  // namespace cairn::app::career
