// SPDX-License-Identifier: Apache-2.0
// Sieve: filters worked out against a table of facts once, then asked of every offer.
#pragma once
#include <vector>

#include "catalogue/facts.h"
#include "catalogue/search.h"

namespace cairn::catalogue {

class Sieve {
 public:
  // Both must outlive it.
  Sieve(const Filters& filters, const FactTable& table);

  // All filters but that on the skill.
  Fit judge(const Facts& facts) const;

 private:
  // For each text of a table whether it fits.
  using Marks = std::vector<Fit>;

  const Filters& filters_;
  Marks currency_, provider_, credential_, languages_;  // empty: not asked
};

}  // namespace cairn::catalogue
