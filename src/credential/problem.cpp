// SPDX-License-Identifier: Apache-2.0
#include "credential/problem.h"

#include <algorithm>

namespace cairn::credential {

std::string_view name_of(ProblemCode code) {
  switch (code) {
    case ProblemCode::missing_property: return "missing-property";
    case ProblemCode::wrong_type: return "wrong-type";
    case ProblemCode::wrong_value: return "wrong-value";
    case ProblemCode::not_a_url: return "not-a-url";
    case ProblemCode::not_a_date_time: return "not-a-date-time";
    case ProblemCode::too_many_values: return "too-many-values";
    case ProblemCode::too_few_values: return "too-few-values";
    case ProblemCode::class_missing: return "class-missing";
    case ProblemCode::context_missing: return "context-missing";
    case ProblemCode::context_order: return "context-order";
    case ProblemCode::context_invalid: return "context-invalid";
    case ProblemCode::period_reversed: return "period-reversed";
    case ProblemCode::duplicate_id: return "duplicate-id";
    case ProblemCode::digest_missing: return "digest-missing";
    case ProblemCode::envelope_invalid: return "envelope-invalid";
    case ProblemCode::language_value: return "language-value";
    case ProblemCode::unknown_property: return "unknown-property";
    case ProblemCode::reference_unknown: return "reference-unknown";
    case ProblemCode::nested_too_deep: return "nested-too-deep";
    case ProblemCode::format_unknown: return "format-unknown";
  }
  return "";
}

bool any_failure(const Problems& problems) {
  return std::any_of(problems.begin(), problems.end(),
                     [](const Problem& p) { return p.severity == Severity::fail; });
}

}  // namespace cairn::credential
