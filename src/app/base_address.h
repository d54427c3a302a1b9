// SPDX-License-Identifier: Apache-2.0
// This server's own address, taken apart.
#pragma once
#include <string>
#include <string_view>

namespace cairn::app {

// "badges.example.org:8443" of "https://badges.example.org:8443/path".
std::string host_of(std::string_view url);

// What follows the base address in `url`, beginning with "/"; "" for an address elsewhere.
std::string_view path_below(std::string_view base_url, std::string_view url);

}  // namespace cairn::app
