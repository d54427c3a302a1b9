// SPDX-License-Identifier: Apache-2.0
// The files of data/achievements/, compiled into the binary by tools/embed.mjs.
#pragma once
#include <span>
#include <string_view>

namespace cairn::achievement {

struct Asset {
  std::string_view name;  // "short-course.json"
  std::string_view type;  // media type
  std::string_view bytes;
};

std::span<const Asset> template_files();
std::string_view assets_version();  // changes when any of them does

}  // namespace cairn::achievement
