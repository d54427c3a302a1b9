// SPDX-License-Identifier: Apache-2.0
// Regular expressions of ECMA-262 (with its u flag) in the words of PCRE2, whose own extras are
// refused: verbs, recursion, conditions, atomic groups and possessive quantifiers.
#pragma once
#include <string>
#include <string_view>

#include "base/result.h"

namespace cairn::json_schema {

// `pattern` is well-formed UTF-8. An escaped mark that needs no escape is taken for itself, as most
// readers of schemas do. Errors: invalid, in words.
Result<std::string> pcre_of(std::string_view pattern);

}  // namespace cairn::json_schema
