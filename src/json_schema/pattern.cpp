// SPDX-License-Identifier: Apache-2.0
#include "json_schema/pattern.h"

#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>

#include <algorithm>
#include <array>

#include "base/limits.h"
#include "base/release.h"
#include "json_schema/ecma_pattern.h"

namespace cairn::json_schema {
namespace {

constexpr const char* where = "ecma262#sec-patterns";
constexpr std::uint32_t heap_kibibytes_max = 8 * 1024;
constexpr std::uint64_t first_backtracks_max = 100;  // enough for nearly all searches
constexpr std::uint64_t backtracks_max = 1'000'000;

using Code = std::unique_ptr<pcre2_code, Release<pcre2_code_free>>;
using CompileContext = std::unique_ptr<pcre2_compile_context, Release<pcre2_compile_context_free>>;
using MatchContext = std::unique_ptr<pcre2_match_context, Release<pcre2_match_context_free>>;
using MatchData = std::unique_ptr<pcre2_match_data, Release<pcre2_match_data_free>>;

PCRE2_SPTR bytes_of(std::string_view text) {
  return reinterpret_cast<PCRE2_SPTR>(text.empty() ? "" : text.data());
}

std::string words_of(int error) {
  std::array<PCRE2_UCHAR, 160> words{};
  pcre2_get_error_message(error, words.data(), words.size());
  return reinterpret_cast<const char*>(words.data());
}

// What one search costs at most for each hundred backtracks: a pattern that may begin anywhere is
// tried at every place, each time to the end.
std::uint64_t cost_of(std::size_t size, bool is_anchored) {
  const auto bytes = static_cast<std::uint64_t>(size);
  return first_backtracks_max + bytes + (is_anchored ? 0 : bytes * bytes / 4);
}

}  // namespace

struct Pattern::State {
  Code code;
  bool is_anchored = false;
};

Pattern::Pattern(std::unique_ptr<State> state) : state_(std::move(state)) {}
Pattern::Pattern(Pattern&&) noexcept = default;
Pattern& Pattern::operator=(Pattern&&) noexcept = default;
Pattern::~Pattern() = default;

Result<Pattern> Pattern::compile(std::string_view text) {
  if (text.size() > limits::schema_pattern_bytes_max)
    return fail(ErrorCode::too_large, where, "a pattern is longer than allowed");
  CAIRN_TRY(const auto written, pcre_of(text));
  const CompileContext context(pcre2_compile_context_create(nullptr));
  if (!context) return fail(ErrorCode::internal, where, "no memory for a pattern");
  pcre2_set_parens_nest_limit(context.get(), 100);
  constexpr std::uint32_t options = PCRE2_UTF | PCRE2_DOLLAR_ENDONLY | PCRE2_ALLOW_EMPTY_CLASS |
                                    PCRE2_MATCH_UNSET_BACKREF | PCRE2_NEVER_BACKSLASH_C;
  int error = 0;
  PCRE2_SIZE at = 0;
  Code code(pcre2_compile(bytes_of(written), written.size(), options, &error, &at, context.get()));
  if (!code) {
    const bool is_known = error != PCRE2_ERROR_LOOKBEHIND_NOT_FIXED_LENGTH;
    return fail(is_known ? ErrorCode::invalid : ErrorCode::unsupported, where,
                "the pattern " + std::string(text) + " cannot be read: " + words_of(error));
  }
  std::uint32_t found = 0;
  pcre2_pattern_info(code.get(), PCRE2_INFO_ALLOPTIONS, &found);
  return Pattern(std::make_unique<State>(State{std::move(code), (found & PCRE2_ANCHORED) != 0}));
}

std::size_t Pattern::bytes() const {
  std::size_t size = 0;
  pcre2_pattern_info(state_->code.get(), PCRE2_INFO_SIZE, &size);
  return size;
}

std::optional<bool> Pattern::is_in(std::string_view text, std::uint64_t& steps) const {
  const MatchContext context(pcre2_match_context_create(nullptr));
  const MatchData data(pcre2_match_data_create(1, nullptr));
  auto cost = cost_of(text.size(), state_->is_anchored);
  if (context && data) {
    pcre2_set_heap_limit(context.get(), heap_kibibytes_max);
    for (auto most = first_backtracks_max; most <= backtracks_max && cost <= steps;
         most *= 10, cost *= 10) {
      steps -= cost;
      pcre2_set_match_limit(context.get(), static_cast<std::uint32_t>(most));
      const auto found = pcre2_match(state_->code.get(), bytes_of(text), text.size(), 0,
                                     PCRE2_NO_UTF_CHECK, data.get(), context.get());
      if (found >= 0) return true;
      if (found == PCRE2_ERROR_NOMATCH) return false;
      if (found != PCRE2_ERROR_MATCHLIMIT) break;
    }
  }
  steps = 0;
  return std::nullopt;
}

}  // namespace cairn::json_schema
