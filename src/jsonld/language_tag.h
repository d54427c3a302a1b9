// SPDX-License-Identifier: Apache-2.0
// Language tags as far as RDF asks: well-formed by BCP 47's outline
// (rdf11-concepts#dfn-language-tag).
#pragma once
#include <string_view>

#include "base/arena.h"
#include "base/limits.h"
#include "base/result.h"

namespace cairn::jsonld {

// One to eight letters, then any number of "-" and one to eight letters or digits.
bool is_language_tag(std::string_view tag);

// Tags are compared without regard to case; in lower case they look the same.
std::string_view lower_case(std::string_view tag, Arena& arena);

// Every text under a context is read with its tag, so a tag may not be long in any mode.
inline bool is_too_long(std::string_view tag) {
  return tag.size() > limits::language_tag_bytes_max;
}
inline Error too_long_language() {
  return fail(ErrorCode::too_large, "rdf11-concepts#dfn-language-tag",
              "a language tag is longer than allowed");
}

// The tag that a context gives to the texts under it, looked at once.
struct Language {
  std::string_view tag;  // in lower case; "" for none
  bool is_well_formed = true;
};

// Errors: too_large.
Result<Language> make_language(std::string_view tag, Arena& arena);

}  // namespace cairn::jsonld
