// SPDX-License-Identifier: Apache-2.0
#include "app/accounts/throttle.h"

#include <algorithm>

#include "app/limits.h"
#include "base/filled.h"
#include "crypto/hash.h"

namespace cairn::app {
namespace {

std::int64_t wait_after(std::uint32_t tries, ThrottleRule rule) {
  if (tries < rule.free) return 0;
  const auto doublings = std::min<std::uint32_t>(tries - rule.free, 30);
  return std::min(std::int64_t{1} << doublings, rule.wait_seconds_max);
}

bool is_old(Instant last, Instant now) {
  return now.microseconds - last.microseconds > limits::throttle_seconds_max * 1'000'000;
}

}  // namespace

Error too_many_tries(std::int64_t seconds) {
  const bool long_wait = seconds > 120;
  const auto number = long_wait ? (seconds + 59) / 60 : seconds;
  auto error = fail(ErrorCode::too_many, "throttle",
                    long_wait ? filled("Too many tries. Wait {} minutes.", number)
                              : (number == 1 ? std::string("Too many tries. Wait 1 second.")
                                             : filled("Too many tries. Wait {} seconds.", number)));
  error.retry_seconds = seconds;
  return error;
}

Throttle::Throttle(const Random& random) : slots_(std::make_unique<Slot[]>(slots_count)) {
  random(secret_);
}

Status Throttle::take(std::string_view key, ThrottleRule rule, Instant now) {
  const auto hashed = hash(key);
  const std::lock_guard lock(mutex_);
  auto& slot = place(hashed, now);
  const auto since = std::max<std::int64_t>(now.microseconds - slot.last.microseconds, 0);
  const auto left = wait_after(slot.tries, rule) * 1'000'000 - since;
  if (slot.tries > 0 && left > 0) return too_many_tries((left + 999'999) / 1'000'000);
  ++slot.tries;
  slot.last = now;
  return done;
}

void Throttle::give_back(std::string_view key) {
  const auto hashed = hash(key);
  const std::lock_guard lock(mutex_);
  if (auto* slot = find(hashed); slot != nullptr && slot->tries > 0) --slot->tries;
}

void Throttle::forget(std::string_view key) {
  const auto hashed = hash(key);
  const std::lock_guard lock(mutex_);
  if (auto* slot = find(hashed)) *slot = {};
}

// Nobody who does not know the secret can choose keys that meet in one set.
std::uint64_t Throttle::hash(std::string_view key) const {
  std::string text(as_text(secret_));
  text += key;
  const auto digest = crypto::sha256(text);
  std::uint64_t number = 0;
  for (const auto byte : digest.view().first(8)) number = number << 8 | byte;
  return number == 0 ? 1 : number;
}

std::span<Throttle::Slot> Throttle::set_of(std::uint64_t key) {
  const auto set = key % (slots_count / set_size);
  return std::span(slots_.get(), slots_count).subspan(set * set_size, set_size);
}

Throttle::Slot* Throttle::find(std::uint64_t key) {
  for (auto& slot : set_of(key))
    if (slot.key == key) return &slot;
  return nullptr;
}

Throttle::Slot& Throttle::place(std::uint64_t key, Instant now) {
  const auto set = set_of(key);
  for (auto& slot : set)
    if (slot.key != 0 && is_old(slot.last, now)) slot = {};
  if (auto* known = find(key)) return *known;
  auto& least = *std::min_element(set.begin(), set.end(), [](const Slot& a, const Slot& b) {
    return a.tries != b.tries ? a.tries < b.tries : a.last < b.last;
  });
  least = {.key = key};
  return least;
}

}  // namespace cairn::app
