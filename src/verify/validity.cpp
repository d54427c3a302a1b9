// SPDX-License-Identifier: Apache-2.0
// Is it valid at this moment (vc-data-model-2.0#validity-period).
#include "credential/open_badge_3.h"
#include "verify/judge.h"

namespace cairn::verify {

void judge_validity(const json::Value& credential, Instant at, CredentialReport& report) {
  const auto text = credential::validity_of(credential);
  const auto from = parse_instant(text.from);
  const auto until = parse_instant(text.until);
  auto& findings = report.findings;
  const auto malformed = [&](std::string_view written, std::string_view path) {
    const auto* known = report.find(Code::date_malformed);
    if (known == nullptr || known->path != path)
      note(findings, Code::date_malformed, std::string(path), std::string(written));
  };
  if (!text.from.empty() && !from.ok()) malformed(text.from, text.from_path);
  if (!text.until.empty() && !until.ok()) malformed(text.until, text.until_path);
  const bool early = from.ok() && *from > at;
  const bool late = until.ok() && *until < at;
  if (early) note(findings, Code::not_yet_valid, std::string(text.from_path));
  if (late) note(findings, Code::expired, std::string(text.until_path));
  if (from.ok() && until.ok() && *until < *from && !report.has(Code::dates_reversed))
    note(findings, Code::dates_reversed, std::string(text.until_path));
  if (!early && !late && !report.has(Code::date_malformed)) note(findings, Code::validity_current);
}

}  // namespace cairn::verify
