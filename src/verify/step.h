// SPDX-License-Identifier: Apache-2.0
// Steps: what a report stands on, for whoever wants to follow it by hand: what was hashed, which
// key signed, which document named it, what lists and forms said. Told on request only.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "json/build.h"

namespace cairn::verify {

// `bytes`: also the canonical texts that were hashed, which may be long.
enum class Explain : std::uint8_t { nothing, steps, bytes };

struct Fact {
  std::string_view name;  // static, stable, snake_case
  std::variant<std::string, std::int64_t> value;
};

struct Step {
  // Static: "signature", "key", "disclosure", "status", "context", "schema", "page".
  std::string_view kind;
  std::string path;  // JSON pointer into the input; "" for the whole
  std::vector<Fact> facts = {};

  // A text that is empty is not told.
  Step& tell(std::string_view name, std::string text);
  Step& tell(std::string_view name, std::int64_t number);
};

// {"step": kind, "path": …, and each fact by its name}
json::Value to_json(const std::vector<Step>& steps, json::Builder builder);

}  // namespace cairn::verify
