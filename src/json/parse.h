// SPDX-License-Identifier: Apache-2.0
// Bounded JSON parsing (RFC 8259): valid UTF-8 only, unique keys, limited depth, size and count.
#pragma once
#include <memory>
#include <string_view>

#include "base/arena.h"
#include "base/limits.h"
#include "base/result.h"
#include "json/value.h"

namespace cairn::json {

struct ParseLimits {
  std::size_t bytes_max = limits::input_bytes_max;
  std::size_t depth_max = limits::json_depth_max;
  std::size_t values_max = limits::json_values_max;
};

// Reuses its buffers from one call to the next; one per thread.
class Parser {
 public:
  Parser();
  ~Parser();
  Parser(Parser&&) noexcept;
  Parser& operator=(Parser&&) noexcept;

  // The value lives in `arena` and owes nothing to `text` afterwards.
  // Errors: unreadable (syntax, UTF-8, a duplicate key, with its path), too_large (any limit).
  Result<Value> parse(std::string_view text, Arena& arena, const ParseLimits& limits = {});

  // The same, but what needs no decoding is not copied: `text` must outlive the value.
  Result<Value> parse_in_place(std::string_view text, Arena& arena, const ParseLimits& limits = {});

 private:
  Result<Value> run(std::string_view text, Arena& arena, const ParseLimits& limits);

  struct State;
  std::unique_ptr<State> state_;
};

// For one text at a time, off the hot paths.
Result<Value> parse(std::string_view text, Arena& arena, const ParseLimits& limits = {});

}  // namespace cairn::json
