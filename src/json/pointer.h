// SPDX-License-Identifier: Apache-2.0
// JSON Pointer (RFC 6901).
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "json/value.h"

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

// The keys and indexes a pointer goes by; nullopt where it is no pointer. "" is the whole document.
std::optional<std::vector<std::string>> pointer_tokens(std::string_view pointer);

// An array index as pointers write it: digits without a leading zero.
std::optional<std::size_t> array_index(std::string_view token);

// The member or element of that key or index; nullptr where there is none.
const Value* child_of(const Value& value, std::string_view token);

// What stands where the pointer points to; nullptr where nothing does.
const Value* value_at(const Value& document, std::string_view pointer);

}  // namespace cairn::json
