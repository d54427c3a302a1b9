// SPDX-License-Identifier: Apache-2.0
// Is it valid at this moment (vc-data-model-2.0#validity-period).
#include "credential/open_badge_3.h"
#include "verify/judge.h"

namespace cairn::verify {
namespace {

void note_malformed(std::string_view written, std::string_view path, CredentialReport& report) {
  const auto* known = report.find(Code::date_malformed);
  if (known == nullptr || known->path != path)
    note(report.findings, Code::date_malformed, std::string(path), std::string(written));
}

// Whether the moment lies in the period; what stands against it is noted.
bool judge_period(const credential::ValidityText& text, Instant at, CredentialReport& report) {
  const auto from = parse_instant(text.from);
  const auto until = parse_instant(text.until);
  auto& findings = report.findings;
  if (!text.from.empty() && !from.ok()) note_malformed(text.from, text.from_path, report);
  if (!text.until.empty() && !until.ok()) note_malformed(text.until, text.until_path, report);
  const bool early = from.ok() && *from > at;
  const bool late = until.ok() && *until < at;
  if (early) note(findings, Code::not_yet_valid, std::string(text.from_path));
  if (late) note(findings, Code::expired, std::string(text.until_path));
  if (from.ok() && until.ok() && *until < *from && !report.has(Code::dates_reversed))
    note(findings, Code::dates_reversed, std::string(text.until_path));
  return !early && !late;
}

}  // namespace

void judge_validity(const json::Value& credential, Instant at, CredentialReport& report) {
  bool current = judge_period(credential::validity_of(credential), at, report);
  // Some write both models' names; then both bind.
  const auto also = credential::also_validity_of(credential);
  if (!also.from.empty() || !also.until.empty())
    current = judge_period(also, at, report) && current;
  if (current && !report.has(Code::date_malformed)) note(report.findings, Code::validity_current);
}

}  // namespace cairn::verify
