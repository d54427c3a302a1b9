// SPDX-License-Identifier: Apache-2.0
#include "json/pointer.h"

#include <algorithm>
#include <charconv>

namespace cairn::json {
namespace {

// Undoes the escapes; nullopt for a "~" that begins none.
std::optional<std::string> unescaped(std::string_view token) {
  std::string key;
  for (std::size_t i = 0; i < token.size(); ++i) {
    if (token[i] != '~') {
      key += token[i];
      continue;
    }
    if (++i == token.size() || (token[i] != '0' && token[i] != '1')) return std::nullopt;
    key += token[i] == '0' ? '~' : '/';
  }
  return key;
}

}  // namespace

std::optional<std::vector<std::string>> pointer_tokens(std::string_view pointer) {
  std::vector<std::string> tokens;
  while (!pointer.empty()) {
    if (pointer.front() != '/') return std::nullopt;
    const auto end = std::min(pointer.find('/', 1), pointer.size());
    auto key = unescaped(pointer.substr(1, end - 1));
    if (!key) return std::nullopt;
    tokens.push_back(std::move(*key));
    pointer.remove_prefix(end);
  }
  return tokens;
}

std::optional<std::size_t> array_index(std::string_view token) {
  if (token.empty() || (token.size() > 1 && token.front() == '0')) return std::nullopt;
  std::size_t index = 0;
  const auto* end = token.data() + token.size();
  const auto [stop, fault] = std::from_chars(token.data(), end, index);
  return fault == std::errc() && stop == end ? std::optional(index) : std::nullopt;
}

const Value* child_of(const Value& value, std::string_view token) {
  if (value.is_object()) return value.find(token);
  const auto index = array_index(token);
  return index && *index < value.items().size() ? &value.items()[*index] : nullptr;
}

const Value* value_at(const Value& document, std::string_view pointer) {
  const auto tokens = pointer_tokens(pointer);
  if (!tokens) return nullptr;
  const auto* at = &document;
  for (const auto& token : *tokens) {
    at = child_of(*at, token);
    if (at == nullptr) return nullptr;
  }
  return at;
}

}  // namespace cairn::json
