// SPDX-License-Identifier: Apache-2.0
// From digests and disclosures to the document somebody was shown (RFC 9901 section 7.1). Whoever
// calls has checked, or will check, the signature: nothing here looks at it.
#pragma once
#include <string_view>
#include <vector>

#include "sd_jwt/sd_jwt.h"

namespace cairn::sd_jwt {

// A disclosure in its place.
struct Shown {
  std::size_t disclosure;  // which of SdJwt::disclosures
  std::string_view path;   // JSON pointer into the processed payload; lives in the arena
};

struct Processed {
  json::Value payload;       // without any `_sd` and `...`, and without its `_sd_alg`
  std::vector<Shown> shown;  // parents before what stands in them
  std::size_t hidden = 0;    // digests without a disclosure: what is kept back, and decoys
};

// Errors: invalid (a digest that occurs twice, a disclosure that is repeated or that nothing refers
// to, one of the wrong kind or whose name exists already, `_sd` and `...` that hold no digests),
// too_large (nested too deeply).
Result<Processed> process(const SdJwt& token, Arena& arena);

// The disclosures without which what stands at or below the pointers cannot be seen, in their
// order. A pointer to what is always shown asks for nothing. Errors: invalid (a pointer to nothing,
// with itself as path).
Result<std::vector<std::size_t>> choose(const Processed& processed,
                                        std::span<const std::string> pointers);

// The JWS with these disclosures, as it is shown to somebody without key binding.
std::string with_disclosures(const SdJwt& token, std::span<const std::size_t> chosen);

}  // namespace cairn::sd_jwt
