// SPDX-License-Identifier: Apache-2.0
#include "outcomes/report.h"

#include <algorithm>

namespace cairn::outcomes {
namespace {

constexpr bool is_shown[purposes][kinds] = {
    // responsibility, interview, promotion, raise, network, confidence, nothing
    {true, false, true, false, true, true, false},    // review
    {true, false, true, true, true, false, false},    // promotion
    {true, false, true, false, true, false, false}};  // application

std::string title_of(std::span<const Credential> credentials, std::string_view key) {
  const auto found = std::find_if(credentials.begin(), credentials.end(),
                                  [&](const Credential& it) { return it.key == key; });
  return found == credentials.end() ? std::string() : found->title;
}

ReportLine line_of(const Entry& entry, std::span<const Credential> credentials,
                   WithMoney with_money) {
  ReportLine line{entry.day, entry.kind, entry.note,   entry.evidence,
                  {},        {},         entry.before, entry.after};
  if (with_money == WithMoney::yes) {
    line.a_year = entry.a_year;
    line.until = entry.until;
  }
  for (const auto& key : entry.credentials)
    if (auto title = title_of(credentials, key); !title.empty())
      line.followed.push_back(std::move(title));
  return line;
}

template <class T>
std::size_t newest_first(std::vector<T>& all, std::size_t most) {
  std::stable_sort(all.begin(), all.end(), [](const T& a, const T& b) { return a.day > b.day; });
  const auto left_out = all.size() > most ? all.size() - most : 0;
  all.resize(all.size() - left_out);
  return left_out;
}

}  // namespace

std::optional<Purpose> purpose_named(std::string_view name) {
  for (std::size_t i = 0; i < purposes; ++i)
    if (purpose_names[i] == name) return static_cast<Purpose>(i);
  return std::nullopt;
}

Report report_of(const Record& record, std::span<const Credential> credentials, Purpose purpose,
                 WithMoney with_money, Day today) {
  Report out;
  out.purpose = purpose;
  const auto found = return_of(record, credentials, today);
  for (const auto& it : found.credentials)
    out.credentials.push_back({it.credential.title, it.credential.issuer, it.credential.day,
                               it.credential.proved, it.minutes});
  for (const auto& entry : record.entries)
    if (is_shown[static_cast<std::size_t>(purpose)][static_cast<std::size_t>(entry.kind)])
      out.lines.push_back(line_of(entry, credentials, with_money));
  out.credentials_left_out = newest_first(out.credentials, report_credentials_max);
  out.lines_left_out = newest_first(out.lines, report_lines_max);
  if (with_money == WithMoney::yes) {
    out.money = found.money;
    out.costs_unknown = found.costs_unknown > 0;
  }
  return out;
}

}  // namespace cairn::outcomes
