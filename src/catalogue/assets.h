// SPDX-License-Identifier: Apache-2.0
// The files of data/starter/ and data/curated/, compiled into the binary by tools/embed.mjs.
#pragma once
#include <span>
#include <string_view>

namespace cairn::catalogue {

struct Asset {
  std::string_view name;  // "data/offers.csv"
  std::string_view type;  // media type
  std::string_view bytes;
};

std::span<const Asset> starter_files();
std::span<const Asset> curated_files();
std::string_view assets_version();  // changes when any of them does

}  // namespace cairn::catalogue
