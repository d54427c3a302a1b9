// SPDX-License-Identifier: Apache-2.0
#include "app/list_search.h"

#include <span>

#include "app/limits.h"
#include "base/text.h"
#include "skills/fold.h"

namespace cairn::app {
namespace {

constexpr const char* where = "search";

Result<std::vector<std::string>> words_of(std::string_view typed) {
  std::vector<std::string> words;
  if (trim(typed).empty()) return words;
  if (typed.size() <= limits::search_bytes_max) {
    const auto folded = skills::fold(typed);
    for (const auto word : split(folded, ' '))
      if (!word.empty()) words.emplace_back(word);
    if (words.empty())
      return fail(ErrorCode::invalid, where, "Search for letters or digits.", "/q");
    if (words.size() <= limits::search_words_max) return words;
  }
  return fail(ErrorCode::invalid, where, "Search for fewer words: eight at most.", "/q");
}

// The state's place among those a list has.
Result<std::optional<std::size_t>> state_in(std::span<const std::string_view> names,
                                            std::string_view typed) {
  if (typed.empty()) return std::optional<std::size_t>();
  for (std::size_t i = 0; i < names.size(); ++i)
    if (names[i] == typed) return std::optional(i);
  return fail(ErrorCode::invalid, where, "Choose one of the states of this list.", "/state");
}

}  // namespace

Result<ListFilter> list_filter(const ListSearch& search) {
  ListFilter filter;
  CAIRN_TRY(filter.words, words_of(search.text));
  filter.achievement = {search.achievement};
  return filter;
}

Result<AwardFilter> award_filter(const ListSearch& search, Instant now) {
  AwardFilter filter;
  CAIRN_TRY(filter.list, list_filter(search));
  CAIRN_TRY(const auto state, state_in(award_standing_names, search.state));
  if (state) filter.standing = static_cast<AwardStanding>(*state);
  filter.now = now;
  return filter;
}

Result<ClaimFilter> claim_filter(const ListSearch& search) {
  ClaimFilter filter;
  CAIRN_TRY(filter.list, list_filter(search));
  CAIRN_TRY(const auto state, state_in(claim_state_names, search.state));
  if (state) filter.state = static_cast<ClaimState>(*state);
  return filter;
}

}  // namespace cairn::app
