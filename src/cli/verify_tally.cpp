// SPDX-License-Identifier: Apache-2.0
#include "cli/verify_tally.h"

#include <algorithm>

namespace cairn::cli {
namespace {

using verify::Finding;
using verify::Outcome;
using verify::Verdict;

template <class See>
void each_finding(const verify::Report& report, const See& see) {
  for (const auto& finding : report.findings) see(finding);
  for (const auto& credential : report.credentials)
    for (const auto& finding : credential.findings) see(finding);
}

bool counts_against(const verify::Report& report, const Finding& finding) {
  if (report.verdict == Verdict::rejected) return finding.outcome == Outcome::fail;
  return report.verdict == Verdict::undetermined && finding.outcome == Outcome::not_checked;
}

std::string with_commas(std::size_t number) {
  auto text = std::to_string(number);
  for (auto at = text.size(); at > 3;) text.insert(at -= 3, ",");
  return text;
}

std::string padded(std::string text, std::size_t width) {
  text.insert(0, width - std::min(width, text.size()), ' ');
  return text;
}

}  // namespace

Exit exit_of(const Result<verify::Report>& report) {
  return report.ok() ? static_cast<Exit>(verify::exit_code(report->verdict))
                     : exit_of(report.error().code);
}

void VerifyTally::add(const Result<verify::Report>& report) {
  exit_ = stronger(exit_, exit_of(report));
  if (!report.ok()) {
    ++unreadable_;
    return;
  }
  ++verdicts_[static_cast<std::size_t>(report->verdict)];
  std::vector<verify::Code> seen;  // each reason once
  each_finding(*report, [&](const Finding& finding) {
    if (!counts_against(*report, finding)) return;
    if (std::find(seen.begin(), seen.end(), finding.code) != seen.end()) return;
    seen.push_back(finding.code);
    ++reasons_[static_cast<std::size_t>(finding.code)];
  });
}

void VerifyTally::add(const VerifyTally& other) {
  for (std::size_t i = 0; i < verdicts_.size(); ++i) verdicts_[i] += other.verdicts_[i];
  for (std::size_t i = 0; i < reasons_.size(); ++i) reasons_[i] += other.reasons_[i];
  unreadable_ += other.unreadable_;
  exit_ = stronger(exit_, other.exit_);
}

std::string VerifyTally::text() const {
  const auto count = [&](Verdict verdict) { return verdicts_[static_cast<std::size_t>(verdict)]; };
  const auto all = count(Verdict::accepted) + count(Verdict::rejected) +
                   count(Verdict::undetermined) + unreadable_;
  auto out = with_commas(all) + " looked at: " + with_commas(count(Verdict::accepted)) +
             " accepted, " + with_commas(count(Verdict::rejected)) + " rejected, " +
             with_commas(count(Verdict::undetermined)) + " undetermined, " +
             with_commas(unreadable_) + " unreadable\n";
  std::vector<const verify::Message*> rows;
  const auto count_of = [&](const verify::Message* row) {
    return reasons_[static_cast<std::size_t>(row->code)];
  };
  for (const auto& message : verify::all_messages())
    if (count_of(&message) > 0) rows.push_back(&message);
  std::stable_sort(rows.begin(), rows.end(),
                   [&](const auto* a, const auto* b) { return count_of(a) > count_of(b); });
  for (const auto* row : rows)
    out.append(padded(with_commas(count_of(row)), 11))
        .append("  ")
        .append(row->name)
        .append(": ")
        .append(row->sentence)
        .append("\n");
  return out;
}

}  // namespace cairn::cli
