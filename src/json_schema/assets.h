// SPDX-License-Identifier: Apache-2.0
// The meta-schemas of the drafts, compiled into the binary by tools/embed.mjs.
#pragma once
#include <span>
#include <string_view>

namespace cairn::json_schema {

struct Asset {
  std::string_view name;  // "schema.json", "core.json"
  std::string_view type;  // media type
  std::string_view bytes;
};

std::span<const Asset> draft_07_files();
std::span<const Asset> draft_2019_09_files();
std::span<const Asset> draft_2020_12_files();
std::string_view assets_version();  // changes when any of them does

}  // namespace cairn::json_schema
