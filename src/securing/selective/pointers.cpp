// SPDX-License-Identifier: Apache-2.0
#include "securing/selective/pointers.h"

#include <map>
#include <memory>

#include "base/limits.h"
#include "json/pointer.h"

namespace cairn::securing::selective {
namespace {

constexpr const char* where = "vc-di-ecdsa#selectjsonld";

// What is wanted of one value: all of it, or of what it holds these.
struct Wanted {
  bool is_all = false;
  std::map<std::string, std::unique_ptr<Wanted>, std::less<>> parts;
};

Status want(Wanted& root, const json::Value& document, const std::string& pointer) {
  const auto tokens = json::pointer_tokens(pointer);
  if (!tokens)
    return fail(ErrorCode::invalid, "rfc6901",
                "a JSON pointer begins with \"/\" and writes \"~\" as ~0", pointer);
  if (tokens->size() > limits::json_depth_max)
    return fail(ErrorCode::too_large, "rfc6901", "the pointer is deeper than any document");
  if (json::value_at(document, pointer) == nullptr)
    return fail(ErrorCode::invalid, where, "the pointer leads to nothing", pointer);
  auto* wanted = &root;
  for (const auto& token : *tokens) {
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

Result<json::Value> select(const json::Value& document, std::span<const std::string> pointers,
                           Arena& arena) {
  if (pointers.empty()) return json::Value();
  Wanted root;
  for (const auto& pointer : pointers) CAIRN_CHECK(want(root, document, pointer));
  return selected(document, root, true, arena);
}

}  // namespace cairn::securing::selective
