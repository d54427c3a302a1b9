// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <set>

#include "app/awards/change.h"
#include "base/text.h"

namespace cairn::app {
namespace {

bool is_letter_or_digit(char c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

// 128 bits in base58.
constexpr std::size_t random_part_min = 16, random_part_max = 22;

std::string_view id_in(std::string_view line, std::string_view prefix) {
  for (auto at = line.find(prefix); at != line.npos; at = line.find(prefix, at + 1)) {
    if (at > 0 && is_letter_or_digit(line[at - 1])) continue;
    const auto rest = line.substr(at + prefix.size());
    const auto size = static_cast<std::size_t>(
        std::find_if_not(rest.begin(), rest.end(), is_letter_or_digit) - rest.begin());
    if (size >= random_part_min && size <= random_part_max)
      return line.substr(at, prefix.size() + size);
  }
  return {};
}

}  // namespace

AwardIdsRead read_award_ids(std::string_view text, const OrganisationId& organisation) {
  const auto prefix = organisation.text + "-";
  AwardIdsRead read;
  std::set<std::string_view> seen;
  std::size_t number = 0;
  for (const auto line : split(text, '\n')) {
    ++number;
    if (trim(line).empty()) continue;
    const auto id = id_in(line, prefix);
    if (id.empty()) {
      read.lines_without.push_back(number);
    } else if (seen.insert(id).second) {
      read.ids.push_back({std::string(id)});
    }
  }
  return read;
}

}  // namespace cairn::app
