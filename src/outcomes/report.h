// SPDX-License-Identifier: Apache-2.0
// Report: one page of a record for a performance review, a promotion or an application. What each
// is for decides what is on it; money is on it only where its owner wants that.
#pragma once
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "outcomes/record.h"
#include "outcomes/return.h"

namespace cairn::outcomes {

enum class Purpose : std::uint8_t { review, promotion, application };
inline constexpr std::size_t purposes = 3;
inline constexpr std::string_view purpose_names[purposes] = {"review", "promotion", "application"};
inline constexpr std::string_view purpose_words[purposes] = {
    to_say("For a performance review"), to_say("For a promotion"), to_say("For an application")};
std::optional<Purpose> purpose_named(std::string_view name);

enum class WithMoney : std::uint8_t { no, yes };

struct ReportLine {
  std::string day;
  Kind kind = Kind::responsibility;
  std::string note, evidence;
  std::vector<std::string> followed;  // titles
  std::optional<Money> a_year;
  std::optional<std::int64_t> before, after;
  std::string until = {};  // of a raise whose amount is told
};

struct ReportCredential {
  std::string title, issuer, day;
  bool proved = false;
  std::optional<std::int64_t> minutes;
};

struct Report {
  Purpose purpose = Purpose::review;
  std::vector<ReportCredential> credentials;                 // the newest first
  std::vector<ReportLine> lines;                             // the newest first
  std::size_t credentials_left_out = 0, lines_left_out = 0;  // for want of room
  std::vector<MoneyReturn> money;                            // nothing where it is not wanted
  bool costs_unknown = false;
};

inline constexpr std::size_t report_lines_max = 10;
inline constexpr std::size_t report_credentials_max = 6;

Report report_of(const Record& record, std::span<const Credential> credentials, Purpose purpose,
                 WithMoney with_money, Day today);

}  // namespace cairn::outcomes
