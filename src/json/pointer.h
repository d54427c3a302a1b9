// SPDX-License-Identifier: Apache-2.0
// JSON Pointer (RFC 6901), writing only.
#pragma once
#include <string>
#include <string_view>

namespace cairn::json {

// "/" and the key with its escapes.
inline std::string pointer_token(std::string_view key) {
  std::string token = "/";
  for (const char c : key) {
    if (c == '~')
      token += "~0";
    else if (c == '/')
      token += "~1";
    else
      token += c;
  }
  return token;
}

}  // namespace cairn::json
