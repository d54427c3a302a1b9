// SPDX-License-Identifier: Apache-2.0
// RDF Dataset Canonicalization, RDFC-1.0 (https://www.w3.org/TR/rdf-canon/): the same text for the
// same dataset, however its blank nodes are labelled and its quads ordered.
#pragma once
#include <memory>
#include <optional>
#include <string_view>

#include "base/limits.h"
#include "base/result.h"
#include "crypto/hash.h"
#include "rdf/dataset.h"

namespace cairn::rdf {

// Keeps its buffers from one call to the next; one per thread.
class Canonicalizer {
 public:
  // `algorithm` (SHA-256 or SHA-384) is used for blank nodes and by digest().
  explicit Canonicalizer(crypto::HashAlgorithm algorithm);
  ~Canonicalizer();
  Canonicalizer(Canonicalizer&&) noexcept;
  Canonicalizer& operator=(Canonicalizer&&) noexcept;

  // Canonical N-Quads: sorted by code point, repeated quads once; valid until the next call.
  // Close to linear but for blank nodes that look alike; those spend `steps_max`.
  // Errors: too_large (steps spent, or more than limits::quads_max quads or
  // limits::canonical_bytes_max bytes, escapes aside).
  Result<std::string_view> canonicalize(const Dataset& dataset,
                                        std::size_t steps_max = limits::canonical_steps_max);

  // The hash of that text.
  Result<crypto::Digest> digest(const Dataset& dataset,
                                std::size_t steps_max = limits::canonical_steps_max);

  // After a success: n where the blank node was issued the identifier c14n<n>; nullopt for other
  // terms and for blank nodes in no quad.
  std::optional<std::uint32_t> issued(TermId blank) const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace cairn::rdf
