// SPDX-License-Identifier: Apache-2.0
#include "app/vc_api/verify.h"

#include "app/vc_api/option.h"
#include "app/verifying/verify_input.h"
#include "json/parse.h"
#include "json/write.h"

namespace cairn::app {
namespace {

using verify::Code;

// Whether all that keeps it from being accepted is a schema nobody could look at, or that there is
// nothing to accept: schemas are the verifier's own business in this interface, and a presentation
// of nothing is well-formed (the suites of the W3C send one).
bool is_accepted_here(const std::vector<verify::Finding>& findings, bool issuer_may_be_open) {
  for (const auto& finding : findings) {
    const auto check = verify::message_of(finding.code).check;
    const bool of_issuer =
        finding.code == Code::key_unreachable || finding.code == Code::key_only_in_link;
    const bool other = verify::Policy().must_be_checked(check) && check != verify::Check::schema &&
                       finding.code != Code::presentation_empty &&
                       !(of_issuer && issuer_may_be_open);
    if (finding.outcome == verify::Outcome::not_checked && other) return false;
  }
  return true;
}

// A signature that holds for the key it names, of an issuer whose page nobody could read. Of a DID
// the method says how it is read; what is not read there proves nothing.
bool is_open_by_issuer(const verify::CredentialReport& credential) {
  return credential.has(Code::key_only_in_link) && credential.issuer.id.starts_with("https://");
}

VcOutcome outcome_of(const verify::Report& report, VcIssuers issuers) {
  if (report.verdict == verify::Verdict::accepted) return VcOutcome::accepted;
  if (report.verdict == verify::Verdict::rejected || !is_accepted_here(report.findings, false))
    return VcOutcome::refused;
  for (const auto& credential : report.credentials) {
    const bool open = issuers == VcIssuers::may_be_unreachable && is_open_by_issuer(credential);
    if (!is_accepted_here(credential.findings, open)) return VcOutcome::refused;
  }
  return VcOutcome::accepted;
}

struct Sorted {
  std::vector<json::Value> errors;
  std::vector<json::Value> warnings;
};

void sort(const std::vector<verify::Finding>& findings, VcOutcome outcome, json::Builder builder,
          Sorted& sorted) {
  for (const auto& finding : findings) {
    if (finding.outcome == verify::Outcome::pass) continue;
    const bool grave = finding.outcome != verify::Outcome::warn && outcome == VcOutcome::refused;
    (grave ? sorted.errors : sorted.warnings).push_back(verify::to_json(finding, builder));
  }
}

VcVerified answer(const verify::Report& report, VcIssuers issuers) {
  Arena arena;
  const json::Builder builder(arena);
  VcVerified verified;
  verified.outcome = outcome_of(report, issuers);
  Sorted sorted;
  sort(report.findings, verified.outcome, builder, sorted);
  for (const auto& credential : report.credentials)
    sort(credential.findings, verified.outcome, builder, sorted);
  const bool accepted = verified.outcome == VcOutcome::accepted;
  verified.body = json::write(builder.object({{"verified", json::Value::boolean(accepted)},
                                              {"warnings", builder.array(sorted.warnings)},
                                              {"errors", builder.array(sorted.errors)},
                                              {"report", verify::to_json(report, builder)}}));
  return verified;
}

Result<VcVerified> verify_member(Context& context, std::string_view text, std::string_view member,
                                 verify::Expected expected, VcIssuers issuers) {
  Arena arena;
  CAIRN_TRY(const auto body, json::parse(text, arena));
  const auto* given = body.find(member);
  if (given == nullptr || !(given->is_object() || given->is_string()))
    return fail(ErrorCode::invalid, "vc-api", "There is nothing to verify.",
                "/" + std::string(member));
  verify::Options options;
  options.expected = expected;
  CAIRN_TRY(options.challenge, vc_option(body, "challenge"));
  CAIRN_TRY(options.domain, vc_option(body, "domain"));
  if (given->is_object()) return answer(verify_document(context, *given, options), issuers);
  // A string is a token; a credential in JSON is an object, not the text of one.
  if (given->as_string().find('{') != std::string_view::npos)
    return fail(ErrorCode::invalid, "vc-api", "A credential in JSON is an object, not a string.",
                "/" + std::string(member));
  CAIRN_TRY(const auto report, verify_input(context, as_bytes(given->as_string()), options));
  return answer(report, issuers);
}

}  // namespace

Result<VcVerified> vc_verify_credential(Context& context, std::string_view body,
                                        VcIssuers issuers) {
  return verify_member(context, body, "verifiableCredential", verify::Expected::credential,
                       issuers);
}

Result<VcVerified> vc_verify_presentation(Context& context, std::string_view body,
                                          VcIssuers issuers) {
  return verify_member(context, body, "verifiablePresentation", verify::Expected::presentation,
                       issuers);
}

}  // namespace cairn::app
