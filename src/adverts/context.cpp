// SPDX-License-Identifier: Apache-2.0
#include "adverts/context.h"

#include <algorithm>

namespace cairn::adverts {
namespace {

constexpr float optional_share = 0.7f;  // of what an essential skill counts

}  // namespace

Context::Context(const skills::Framework& framework,
                 std::span<const linker::OccupationMatch> occupations) {
  float sum = 0;
  for (const auto& match : occupations) sum += static_cast<float>(match.score);
  if (sum <= 0) return;
  shares_.resize(framework.skills.size());
  for (const auto& [occupation, score] : occupations) {
    const auto share = static_cast<float>(score) / sum;
    const auto& asks = framework.occupations[occupation];
    for (const auto& skill : asks.essential) shares_[skill.skill] += share;
    for (const auto& skill : asks.optional) shares_[skill.skill] += optional_share * share;
  }
  for (auto& share : shares_) share = std::min(share, 1.0f);
}

}  // namespace cairn::adverts
