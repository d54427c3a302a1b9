// SPDX-License-Identifier: Apache-2.0
// Is it made as its standard says: the rules of the credential module, and the form its issuer
// declares (vc-data-model-2.0#data-schemas).
#include <algorithm>

#include "credential/open_badge_3.h"
#include "credential/rules.h"
#include "verify/judge.h"

namespace cairn::verify {
namespace {

using credential::ProblemCode;

Code code_of(const credential::Problem& problem) {
  if (problem.severity == credential::Severity::warn) return Code::structure_advice;
  switch (problem.code) {
    case ProblemCode::missing_property:
    case ProblemCode::too_few_values:
    case ProblemCode::digest_missing: return Code::property_missing;
    case ProblemCode::class_missing: return Code::type_unknown;
    case ProblemCode::context_missing:
    case ProblemCode::context_order:
    case ProblemCode::context_invalid: return Code::context_refused;
    case ProblemCode::not_a_date_time: return Code::date_malformed;
    case ProblemCode::period_reversed: return Code::dates_reversed;
    case ProblemCode::nested_too_deep: return Code::work_limit;
    case ProblemCode::format_unknown: return Code::format_unknown;
    default: return Code::property_invalid;
  }
}

// The official schemas: their rules are our own tables.
bool is_official_schema(std::string_view id) {
  constexpr std::string_view folders[] = {"https://purl.imsglobal.org/spec/ob/v3p0/schema/",
                                          "https://purl.imsglobal.org/spec/clr/v2p0/schema/",
                                          "https://purl.imsglobal.org/spec/vcrl/v1p0/schema/"};
  return std::any_of(std::begin(folders), std::end(folders),
                     [&](std::string_view folder) { return id.starts_with(folder); });
}

}  // namespace

void judge_structure(const json::Value& document, const credential::Format& format,
                     CredentialReport& report) {
  const auto problems = credential::check(document, format);
  for (const auto& problem : problems) {
    std::string detail(credential::name_of(problem.code));
    if (!problem.expected.empty()) detail += ": " + problem.expected;
    note(report.findings, code_of(problem), problem.path, std::move(detail));
  }
  if (!credential::any_failure(problems)) note(report.findings, Code::structure_sound);
}

void judge_schema(const json::Value& credential, CredentialReport& report) {
  for (const auto& entry : credential::schema_entries(credential)) {
    const auto id = entry.value.string_at("id");
    if (is_official_schema(id)) {
      note(report.findings, Code::schema_checked, entry.path);
    } else {
      note(report.findings, Code::schema_not_checked, entry.path, std::string(id));
    }
  }
}

}  // namespace cairn::verify
