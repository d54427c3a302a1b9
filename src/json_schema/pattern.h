// SPDX-License-Identifier: Apache-2.0
// Pattern: a regular expression of a schema (ECMA-262), searched for by PCRE2 within a budget, so
// that no expression takes longer than its caller allows.
#pragma once
#include <cstdint>
#include <memory>
#include <optional>
#include <string_view>

#include "base/result.h"

namespace cairn::json_schema {

class Pattern {
 public:
  // Errors: invalid (no regular expression), unsupported (what PCRE2 cannot search for: look-behind
  // of any length), too_large.
  static Result<Pattern> compile(std::string_view text);
  Pattern(Pattern&&) noexcept;
  Pattern& operator=(Pattern&&) noexcept;
  ~Pattern();

  // Whether it is found anywhere in well-formed UTF-8. Takes from `steps` what the search may have
  // cost; nullopt where that is more than there is, and then none is left.
  std::optional<bool> is_in(std::string_view text, std::uint64_t& steps) const;

  std::size_t bytes() const;  // of memory

 private:
  struct State;
  explicit Pattern(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace cairn::json_schema
