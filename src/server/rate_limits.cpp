// SPDX-License-Identifier: Apache-2.0
// The generic cell rate algorithm (ITU-T I.371) as a bucket of tokens.
#include "server/rate_limits.h"

#include <algorithm>
#include <string>

#include "crypto/hash.h"

namespace cairn::server {

namespace {

constexpr std::int64_t second_us = 1'000'000;

// Nobody who does not know the secret can choose keys that meet in one set.
std::uint64_t hash(std::span<const std::uint8_t> secret, std::string_view key) {
  std::string text(secret.begin(), secret.end());
  text += key;
  const auto digest = crypto::sha256(text);
  std::uint64_t number = 0;
  for (const auto byte : digest.view().first(8)) number = number << 8 | byte;
  return number == 0 ? 1 : number;
}

std::int64_t whole_seconds(std::int64_t microseconds) {
  return (std::max<std::int64_t>(microseconds, 0) + second_us - 1) / second_us;
}

}  // namespace

RateLimits::RateLimits(std::span<const std::uint8_t, 32> secret)
    : slots_(std::make_unique<Slot[]>(slots_count)) {
  std::copy(secret.begin(), secret.end(), secret_.begin());
}

// The key's slot, or the one of its set whose bucket is fullest.
RateLimits::Slot& RateLimits::place(std::uint64_t key) {
  const auto set = key % (slots_count / set_size);
  const auto slots = std::span(slots_.get(), slots_count).subspan(set * set_size, set_size);
  auto* fullest = &slots.front();
  for (auto& slot : slots) {
    if (slot.key == key) return slot;
    if (slot.full_microseconds < fullest->full_microseconds) fullest = &slot;
  }
  *fullest = {.key = key, .full_microseconds = 0};
  return *fullest;
}

RateLimits::Turn RateLimits::take(std::string_view key, Rate rate, Instant now) {
  const auto token_us = second_us / rate.a_second;
  const auto bucket_us = token_us * rate.burst;
  const auto hashed = hash(secret_, key);
  const std::lock_guard lock(mutex_);
  auto& slot = place(hashed);
  const auto from =
      std::clamp(slot.full_microseconds, now.microseconds, now.microseconds + bucket_us);
  slot.full_microseconds = from;
  const auto full = from + token_us;
  const auto missing_us = full - now.microseconds;
  if (missing_us > bucket_us)
    return {.allowed = false, .left = 0, .wait_seconds = whole_seconds(missing_us - bucket_us)};
  slot.full_microseconds = full;
  return {.allowed = true,
          .left = (bucket_us - missing_us) / token_us,
          .wait_seconds = whole_seconds(missing_us)};
}

}  // namespace cairn::server
