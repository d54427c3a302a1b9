// SPDX-License-Identifier: Apache-2.0
#include "securing/selective/pointers.h"

#include <charconv>
#include <map>
#include <memory>

#include "base/limits.h"

namespace cairn::securing::selective {
namespace {

constexpr const char* where = "vc-di-ecdsa#selectjsonld";

// What is wanted of one value: all of it, or of what it holds these.
struct Wanted {
  bool is_all = false;
  std::map<std::string, std::unique_ptr<Wanted>, std::less<>> parts;
};

// RFC 6901 section 4: no sign, no leading zero.
const json::Value* element(const json::Value& array, std::string_view token) {
  std::size_t index = 0;
  const auto [end, status] = std::from_chars(token.data(), token.data() + token.size(), index);
  const bool is_index = !token.empty() && status == std::errc() &&
                        end == token.data() + token.size() &&
                        (token.size() == 1 || token[0] != '0');
  return is_index && index < array.size() ? &array.items()[index] : nullptr;
}

const json::Value* step(const json::Value& value, std::string_view token) {
  return value.is_array() ? element(value, token) : value.find(token);
}

Status want(Wanted& root, const json::Value& document, const std::string& pointer) {
  CAIRN_TRY(const auto tokens, parse_pointer(pointer));
  const auto* value = &document;
  auto* wanted = &root;
  for (const auto& token : tokens) {
    value = step(*value, token);
    if (value == nullptr)
      return fail(ErrorCode::invalid, where, "the pointer leads to nothing", pointer);
    auto& part = wanted->parts[token];
    if (part == nullptr) part = std::make_unique<Wanted>();
    wanted = part.get();
  }
  wanted->is_all = true;
  return done;
}

// vc-di-ecdsa#createinitialselection.
bool is_always_selected(const json::Member& member) {
  return member.key == "type" || (member.key == "id" && member.value.is_string() &&
                                  !member.value.as_string().starts_with("_:"));
}

json::Value selected(const json::Value& value, const Wanted& wanted, bool is_root, Arena& arena) {
  if (wanted.is_all) return value;
  if (value.is_array()) {
    std::vector<json::Value> items;
    for (std::size_t i = 0; i < value.size(); ++i) {
      const auto part = wanted.parts.find(std::to_string(i));
      if (part != wanted.parts.end())
        items.push_back(selected(value.items()[i], *part->second, false, arena));
    }
    return json::Value::array(arena.copy(std::span<const json::Value>(items)));
  }
  std::vector<json::Member> members;
  for (const auto& member : value.members()) {
    const auto part = wanted.parts.find(member.key);
    if (part != wanted.parts.end() && !(is_root && member.key == "@context"))
      members.push_back({member.key, selected(member.value, *part->second, false, arena)});
    else if (is_always_selected(member) || (is_root && member.key == "@context"))
      members.push_back(member);
  }
  return json::Value::object(arena.copy(std::span<const json::Member>(members)));
}

}  // namespace

Result<std::vector<std::string>> parse_pointer(std::string_view pointer) {
  std::vector<std::string> tokens;
  if (pointer.empty()) return tokens;
  if (pointer[0] != '/')
    return fail(ErrorCode::invalid, "rfc6901", "a JSON pointer begins with \"/\"",
                std::string(pointer));
  for (std::size_t i = 0; i < pointer.size(); ++i) {
    if (pointer[i] == '/') {
      tokens.emplace_back();
    } else if (pointer[i] != '~') {
      tokens.back() += pointer[i];
    } else {
      const char code = ++i < pointer.size() ? pointer[i] : '\0';
      if (code != '0' && code != '1')
        return fail(ErrorCode::invalid, "rfc6901", "\"~\" is written ~0 in a JSON pointer",
                    std::string(pointer));
      tokens.back() += code == '0' ? '~' : '/';
    }
  }
  if (tokens.size() > limits::json_depth_max)
    return fail(ErrorCode::too_large, "rfc6901", "the pointer is deeper than any document");
  return tokens;
}

Result<json::Value> select(const json::Value& document, std::span<const std::string> pointers,
                           Arena& arena) {
  if (pointers.empty()) return json::Value();
  Wanted root;
  for (const auto& pointer : pointers) CAIRN_CHECK(want(root, document, pointer));
  return selected(document, root, true, arena);
}

}  // namespace cairn::securing::selective
