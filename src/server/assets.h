// SPDX-License-Identifier: Apache-2.0
// The files of web/ and the scripts from packages, compiled into the binary by tools/embed.mjs.
#pragma once
#include <span>
#include <string_view>

namespace cairn::server {

struct Asset {
  std::string_view name;  // without folder
  std::string_view type;  // media type
  std::string_view bytes;
};

std::span<const Asset> static_files();
std::span<const Asset> template_files();
std::span<const Asset> api_files();
std::span<const Asset> message_files();  // one a language
std::string_view assets_version();       // changes when any of them does

// Or nullptr.
inline const Asset* find_static(std::string_view name) {
  for (const auto& asset : static_files())
    if (asset.name == name) return &asset;
  return nullptr;
}

}  // namespace cairn::server
