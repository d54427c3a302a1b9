// SPDX-License-Identifier: Apache-2.0
#include "linker/sign_weights.h"

namespace cairn::linker {

float merit_of(const Signs& signs) {
  const auto sign = [&](Sign which) { return signs[static_cast<std::size_t>(which)]; };
  return 6 * sign(Sign::best_cosine) + 2 * sign(Sign::bm25) + sign(Sign::exact_label) +
         0.5f * sign(Sign::exact_name) + 0.1f * sign(Sign::occupations);
}

}  // namespace cairn::linker
