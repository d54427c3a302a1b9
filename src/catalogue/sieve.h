// SPDX-License-Identifier: Apache-2.0
// Sieve: filters asked of all offers of a book, one filter after the other over its columns.
#pragma once
#include <vector>

#include "catalogue/index.h"
#include "catalogue/search.h"

namespace cairn::catalogue {

// How each offer stands to all filters together.
std::vector<Fit> sieve(const Filters& filters, const Index& index);

}  // namespace cairn::catalogue
