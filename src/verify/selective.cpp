// SPDX-License-Identifier: Apache-2.0
// What an SD-JWT shows and keeps back, and whether its holder signed for showing it (RFC 9901
// sections 7.1 and 7.3). Disclosures that do not belong to it were refused when it was read.
#include <algorithm>

#include "sd_jwt/key_binding.h"
#include "verify/explain.h"

namespace cairn::verify {
namespace {

constexpr std::size_t named_max = 20;  // parts told by name in one sentence

std::string told(const SelectiveReport& report) {
  std::string text = report.shown.empty() ? "shown: nothing of them" : "shown: ";
  for (std::size_t i = 0; i < std::min(report.shown.size(), named_max); ++i)
    text.append(i == 0 ? "" : ", ").append(report.shown[i]);
  if (report.shown.size() > named_max)
    text.append(" and ").append(std::to_string(report.shown.size() - named_max)).append(" more");
  return text.append("; kept back: ").append(std::to_string(report.kept_back));
}

void judge_binding(Session& session, const SelectiveEnvelope& envelope, SelectiveReport& report,
                   std::vector<Finding>& findings) {
  const auto& payload = envelope.processed.payload;
  if (envelope.token.key_binding.empty()) {
    if (!payload.contains("cnf")) return;
    report.binding = HolderBinding::unproved;
    return note(findings, Code::holder_key_unproved, "/cnf");
  }
  const auto binding =
      sd_jwt::check_key_binding(envelope.token, payload, securing::jwt_algorithms(), session.arena,
                                session.workspace.parser());
  if (!binding.ok() && binding.error().code == ErrorCode::unsupported) {
    report.binding = HolderBinding::unproved;
    return note(findings, Code::holder_key_unproved, "/cnf", binding.error().detail);
  }
  if (!binding.ok()) {
    report.binding = HolderBinding::broken;
    return note(findings, Code::holder_key_wrong, {}, binding.error().detail);
  }
  report.binding = HolderBinding::proved;
  report.nonce = binding->nonce;
  report.audience = binding->audience;
  note(findings, Code::holder_proved, {}, "shown to " + report.audience);
  if (binding->issued_at > session.options.at.seconds())
    note(findings, Code::proof_created_later, "/iat");
}

}  // namespace

SelectiveReport judge_selective(Session& session, const SelectiveEnvelope& envelope,
                                std::vector<Finding>& findings) {
  SelectiveReport report;
  for (const auto& shown : envelope.processed.shown) report.shown.emplace_back(shown.path);
  report.kept_back = envelope.processed.hidden;
  if (session.steps != nullptr) explain_disclosures(session, envelope);
  if (!report.shown.empty() || report.kept_back != 0)
    note(findings, Code::parts_chosen, {}, told(report));
  judge_binding(session, envelope, report, findings);
  return report;
}

}  // namespace cairn::verify
