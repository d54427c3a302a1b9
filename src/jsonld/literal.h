// SPDX-License-Identifier: Apache-2.0
// Numbers as RDF literals (json-ld11-api#object-to-rdf-conversion steps 9 to 12).
#pragma once
#include <string_view>

#include "base/arena.h"
#include "base/result.h"
#include "json/value.h"

namespace cairn::jsonld {

inline constexpr std::string_view xsd_boolean = "http://www.w3.org/2001/XMLSchema#boolean";
inline constexpr std::string_view xsd_integer = "http://www.w3.org/2001/XMLSchema#integer";
inline constexpr std::string_view xsd_double = "http://www.w3.org/2001/XMLSchema#double";
inline constexpr std::string_view rdf_json = "http://www.w3.org/1999/02/22-rdf-syntax-ns#JSON";

// The canonical lexical form of a JSON number; `datatype` is filled in where it is empty.
// Errors: invalid for a number beyond the range of a double.
Result<std::string_view> number_literal(const json::Value& number, std::string_view& datatype,
                                        Arena& arena);

}  // namespace cairn::jsonld
