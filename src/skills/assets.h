// SPDX-License-Identifier: Apache-2.0
// The tables of the starter framework, compiled in by tools/embed.mjs.
#pragma once
#include <span>
#include <string_view>

namespace cairn::skills {

struct Asset {
  std::string_view name;  // "data/skills.csv"
  std::string_view type;  // media type
  std::string_view bytes;
};

std::span<const Asset> starter_skills();
std::span<const Asset> starter_occupations();
std::string_view assets_version();

}  // namespace cairn::skills
