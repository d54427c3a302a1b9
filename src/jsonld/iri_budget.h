// SPDX-License-Identifier: Apache-2.0
// What one document may join out of prefixes, vocabularies and bases: a short document could name a
// long one very often.
#pragma once
#include "base/limits.h"
#include "base/result.h"

namespace cairn::jsonld {

// Once it is exceeded, names expand to nothing, so whoever began the work must look at it in the
// end: what was made is worthless.
struct IriBudget {
  std::size_t bytes_left = limits::joined_iris_bytes_max;
  bool is_exceeded = false;

  bool take(std::size_t bytes) {
    if (bytes > limits::iri_bytes_max || bytes > bytes_left) is_exceeded = true;
    if (!is_exceeded) bytes_left -= bytes;
    return !is_exceeded;
  }
};

inline Error too_long_iris() {
  return fail(ErrorCode::too_large, "json-ld11-api#iri-expansion",
              "an IRI, or all that its contexts help to make, is longer than allowed");
}

}  // namespace cairn::jsonld
