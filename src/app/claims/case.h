// SPDX-License-Identifier: Apache-2.0
// A claim with all that belongs to it, read inside somebody's transaction.
#pragma once
#include "app/claims/review.h"

namespace cairn::app {

// What need not be there: not_found becomes nothing.
template <class T>
Result<std::optional<T>> optional(Result<T> found) {
  if (found) return std::optional<T>(std::move(found).value());
  if (found.error().code == ErrorCode::not_found) return std::optional<T>();
  return std::move(found).error();
}

Result<ClaimCase> read_case(Transaction& transaction, const OrganisationId& organisation,
                            const ClaimId& id);

}  // namespace cairn::app
