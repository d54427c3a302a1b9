// SPDX-License-Identifier: Apache-2.0
// The files of data/linker/, compiled in by tools/embed.mjs.
#pragma once
#include <span>
#include <string_view>

namespace cairn::linker {

struct Asset {
  std::string_view name;  // without folder
  std::string_view type;  // media type
  std::string_view bytes;
};

std::span<const Asset> lexicon_files();
std::string_view assets_version();

}  // namespace cairn::linker
