// SPDX-License-Identifier: Apache-2.0
#include "cairn/report.h"

#include <algorithm>

#include "json/write.h"
#include "library/whole_report.h"

namespace cairn {
namespace {

// Both enums name the same things in the same order.
template <class To, class From>
constexpr To same(From value) {
  return static_cast<To>(value);
}
static_assert(same<Verdict>(verify::Verdict::rejected) == Verdict::rejected);
static_assert(same<Outcome>(verify::Outcome::not_checked) == Outcome::not_checked);
static_assert(same<Identity>(verify::Identity::domain) == Identity::domain);

std::vector<Finding> outer(const std::vector<verify::Finding>& findings) {
  std::vector<Finding> out;
  out.reserve(findings.size());
  for (const auto& one : findings) {
    const auto& message = verify::message_of(one.code);
    out.push_back({same<Outcome>(one.outcome), verify::name_of(message.check), message.name,
                   message.where, message.sentence, message.remedy, one.path, one.detail});
  }
  return out;
}

bool among(const std::vector<Finding>& findings, std::string_view code) {
  return std::any_of(findings.begin(), findings.end(),
                     [&](const Finding& finding) { return finding.code == code; });
}

}  // namespace

CredentialReport outer(const verify::CredentialReport& from) {
  return {.verdict = same<Verdict>(from.verdict),
          .format = from.format,
          .id = from.id,
          .name = from.name,
          .issuer_id = from.issuer.id,
          .issuer_name = from.issuer.name,
          .identity = same<Identity>(from.issuer.identity),
          .lists = from.issuer.lists,
          .subject_id = from.subject.id,
          .subject_bound = from.subject.bound,
          .valid_from = from.valid_from,
          .valid_until = from.valid_until,
          .evidence_level = verify::name_of(from.evidence_level),
          .status = verify::name_of(from.status),
          .headline = verify::headline(from),
          .findings = outer(from.findings)};
}

Report outer(verify::Report from) {
  const auto whole = std::make_shared<const Report::Whole>(Report::Whole{std::move(from)});
  const auto& report = whole->report;
  Report out{.verdict = same<Verdict>(report.verdict),
             .format = report.format,
             .headline = verify::headline(report),
             .credentials = {},
             .holder = report.holder,
             .findings = outer(report.findings),
             .whole = whole};
  for (const auto& credential : report.credentials) out.credentials.push_back(outer(credential));
  return out;
}

std::string Report::to_json() const {
  if (!whole) return "{}";
  Arena arena;
  return json::write(verify::to_json(whole->report, json::Builder(arena)), json::Style::indented);
}

bool has(const Report& report, std::string_view code) {
  return among(report.findings, code) ||
         std::any_of(report.credentials.begin(), report.credentials.end(),
                     [&](const CredentialReport& one) { return among(one.findings, code); });
}

int exit_code(Verdict verdict) { return verify::exit_code(same<verify::Verdict>(verdict)); }

std::string_view name_of(Verdict verdict) {
  return verify::name_of(same<verify::Verdict>(verdict));
}
std::string_view name_of(Outcome outcome) {
  return verify::name_of(same<verify::Outcome>(outcome));
}
std::string_view name_of(Identity identity) {
  return verify::name_of(same<verify::Identity>(identity));
}

}  // namespace cairn
