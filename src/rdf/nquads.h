// SPDX-License-Identifier: Apache-2.0
// N-Quads 1.1 (https://www.w3.org/TR/n-quads/) read strictly, and written in the canonical form of
// RDFC-1.0 (rdf-canon#canonical-quads).
#pragma once
#include <string>
#include <string_view>

#include "base/result.h"
#include "rdf/dataset.h"

namespace cairn::rdf {

// Appends the statements of `text` to `out`, which keeps its own copy of every text. Blank node
// labels are scoped to the call. IRIs must be absolute.
// Errors: unreadable (syntax or UTF-8; the detail names the line), too_large (limits::quads_max).
Result<Done> parse_nquads(std::string_view text, Dataset& out);

// One canonical line a quad, in the order of the dataset; repeated quads are written repeatedly.
// A blank node is written as b and its term id, whatever its label.
std::string write_nquads(const Dataset& dataset);

}  // namespace cairn::rdf
