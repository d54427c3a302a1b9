// SPDX-License-Identifier: Apache-2.0
#include "quality/scales.h"

#include <numeric>

#include "base/phrase.h"

namespace cairn::quality {
namespace {

using Words = std::array<std::string_view, rating_max>;

constexpr Words of_learning{to_say("learnt nothing new"), to_say("learnt a little"),
                            to_say("learnt something useful"), to_say("learnt a lot"),
                            to_say("learnt more than from anything else of its kind")};
constexpr Words of_career{to_say("no difference at work"), to_say("it was noticed"),
                          to_say("it helped a little"), to_say("it helped clearly"),
                          to_say("it opened the door")};

}  // namespace

std::string_view words_of(Scale scale, int rating) {
  if (rating < 1 || rating > rating_max) return "";
  const auto& words = scale == Scale::learning ? of_learning : of_career;
  return words[static_cast<std::size_t>(rating - 1)];
}

std::string_view question_of(Scale scale) {
  return scale == Scale::learning ? to_say("What did you learn?")
                                  : to_say("What did it do for your work?");
}

void Tally::add(int rating, std::int64_t people) {
  if (rating >= 1 && rating <= rating_max && people > 0)
    counts_[static_cast<std::size_t>(rating - 1)] += people;
}

std::int64_t Tally::people() const {
  return std::accumulate(counts_.begin(), counts_.end(), std::int64_t{0});
}

std::int64_t Tally::of(int rating) const {
  if (rating < 1 || rating > rating_max) return 0;
  return counts_[static_cast<std::size_t>(rating - 1)];
}

std::optional<int> Tally::mean_tenths() const {
  const auto all = people();
  if (all < people_min) return std::nullopt;
  std::int64_t sum = 0;
  for (std::size_t i = 0; i < counts_.size(); ++i)
    sum += static_cast<std::int64_t>(i + 1) * counts_[i];
  return static_cast<int>((sum * 20 + all) / (all * 2));
}

std::optional<std::array<std::int64_t, rating_max>> Tally::shares() const {
  if (people() < people_min) return std::nullopt;
  return counts_;
}

}  // namespace cairn::quality
