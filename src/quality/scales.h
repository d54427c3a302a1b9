// SPDX-License-Identifier: Apache-2.0
// What holders say of what they earned, on two scales of five steps each, and when a mean of it may
// be shown: of few people it says more about them than about what they took.
#pragma once
#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

namespace cairn::quality {

enum class Scale : std::uint8_t { learning, career };
inline constexpr int rating_max = 5;  // the least is 1

// What people read of a step; "" for another number.
std::string_view words_of(Scale scale, int rating);
// The question it answers.
std::string_view question_of(Scale scale);

// How many people something must be said of before a number about them is shown.
inline constexpr std::int64_t people_min = 5;

// How often each step was chosen.
class Tally {
 public:
  void add(int rating, std::int64_t people = 1);
  std::int64_t people() const;
  std::int64_t of(int rating) const;
  // In tenths, half up; nothing from fewer than `people_min`.
  std::optional<int> mean_tenths() const;
  // Of the steps from 1 to 5; nothing from fewer.
  std::optional<std::array<std::int64_t, rating_max>> shares() const;

 private:
  std::array<std::int64_t, rating_max> counts_{};
};

}  // namespace cairn::quality
