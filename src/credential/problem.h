// SPDX-License-Identifier: Apache-2.0
// Problem: one thing a document has against the structure its standard demands. Plain data; whoever
// judges turns it into a finding.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace cairn::credential {

enum class Severity : std::uint8_t {
  fail,  // a MUST: a required property missing, of the wrong type, or against a rule
  warn,  // a SHOULD, or a liberty readers take by agreement
};

// Stable names, written in kebab case by name_of().
enum class ProblemCode : std::uint8_t {
  missing_property,   // "missing-property"
  wrong_type,         // "wrong-type": string where an object belongs, null, and so on
  wrong_value,        // "wrong-value": not one of an enumeration, not of a pattern
  not_a_url,          // "not-a-url"
  not_a_date_time,    // "not-a-date-time"
  too_many_values,    // "too-many-values": several where one belongs
  too_few_values,     // "too-few-values": an empty list, an object without a claim
  class_missing,      // "class-missing": `type` lacks the class this place asks for
  context_missing,    // "context-missing": the first or a needed @context is not there
  context_order,      // "context-order"
  context_invalid,    // "context-invalid": an entry that is no URL and no object
  period_reversed,    // "period-reversed": it ends before it begins
  duplicate_id,       // "duplicate-id"
  digest_missing,     // "digest-missing": relatedResource without digest
  envelope_invalid,   // "envelope-invalid": id is no data: URL of a token
  language_value,     // "language-value": a language value object with other members
  unknown_property,   // "unknown-property": in a class that admits no others
  reference_unknown,  // "reference-unknown": a result that points to no result description
  nested_too_deep,    // "nested-too-deep"
  format_unknown,     // "format-unknown": no document this module knows
};

std::string_view name_of(ProblemCode code);

struct Problem {
  ProblemCode code = ProblemCode::format_unknown;
  Severity severity = Severity::fail;
  std::string path;        // JSON pointer (RFC 6901) to the value, or to the object that lacks it
  const char* where = "";  // static, "standard#clause"
  std::string expected;    // what should stand there, a few words
};

// At most limits::problems_max are kept; a document may be wrong in a million places.
using Problems = std::vector<Problem>;

bool any_failure(const Problems& problems);

}  // namespace cairn::credential
