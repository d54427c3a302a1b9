// SPDX-License-Identifier: Apache-2.0
// Is it made as its standard says: the rules of the credential module.
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

// The published schemas whose rules our own tables are (schema_agreement compares the two), each
// for the documents it is about. They need not be fetched.
struct KnownSchema {
  std::string_view file;
  credential::Kind kind;
  bool also_vcdm_1_1;
};
constexpr std::string_view schema_folder = "https://purl.imsglobal.org/spec/ob/v3p0/schema/json/";
constexpr KnownSchema known_schemas[] = {
    {"ob_v3p0_achievementcredential_schema.json", credential::Kind::achievement_credential, false},
    {"ob_v3p0_anyachievementcredential_schema.json", credential::Kind::achievement_credential,
     true},
    {"ob_v3p0_endorsementcredential_schema.json", credential::Kind::endorsement_credential, false},
};

}  // namespace

bool is_known_schema(const json::Value& entry, const credential::Format& format) {
  auto file = entry.string_at("id");
  if (!credential::has_type(entry, "1EdTechJsonSchemaValidator2019") ||
      !file.starts_with(schema_folder))
    return false;
  file.remove_prefix(schema_folder.size());
  return std::any_of(std::begin(known_schemas), std::end(known_schemas), [&](const auto& known) {
    return file == known.file && format.kind == known.kind &&
           (known.also_vcdm_1_1 || format.model == credential::Model::vcdm_2_0);
  });
}

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

}  // namespace cairn::verify
