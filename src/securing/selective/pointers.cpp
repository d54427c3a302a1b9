// SPDX-License-Identifier: Apache-2.0
#include "securing/selective/pointers.h"

#include <map>
#include <memory>

#include "base/limits.h"
#include "json/pointer.h"

namespace cairn::securing::selective {
namespace {

// What is wanted of one value: all of it, or of what it holds these.
struct Wanted {
  const std::string* all = nullptr;  // the pointer that asks for it
  bool is_found = false;
  std::map<std::string, std::unique_ptr<Wanted>, std::less<>> parts;

  Wanted* part(std::string_view token) const {
    const auto found = parts.find(token);
    return found == parts.end() ? nullptr : found->second.get();
  }
};

Status want(Wanted& root, const std::string& pointer) {
  const auto tokens = json::pointer_tokens(pointer);
  if (!tokens)
    return fail(ErrorCode::invalid, "rfc6901",
                "a JSON pointer begins with \"/\" and writes \"~\" as ~0", pointer);
  if (tokens->size() > limits::json_depth_max)
    return fail(ErrorCode::too_large, "rfc6901", "the pointer is deeper than any document");
  auto* wanted = &root;
  for (const auto& token : *tokens) {
    auto& part = wanted->parts[token];
    if (part == nullptr) part = std::make_unique<Wanted>();
    wanted = part.get();
  }
  wanted->all = &pointer;
  return done;
}

// One pass whatever the number of pointers: of a wide object each would have to search the members.
void find(const json::Value& value, Wanted& wanted) {
  wanted.is_found = true;
  if (wanted.parts.empty()) return;
  for (const auto& member : value.members())
    if (auto* part = wanted.part(member.key)) find(member.value, *part);
  for (std::size_t i = 0; i < value.items().size(); ++i)
    if (auto* part = wanted.part(std::to_string(i))) find(value.items()[i], *part);
}

// A pointer that leads to nothing; nullptr where all lead to something.
const std::string* missing(const Wanted& wanted) {
  if (!wanted.is_found && wanted.all != nullptr) return wanted.all;
  for (const auto& [token, part] : wanted.parts)
    if (const auto* pointer = missing(*part)) return pointer;
  return nullptr;
}

Result<Wanted> wanted_of(const json::Value& document, std::span<const std::string> pointers) {
  Wanted root;
  for (const auto& pointer : pointers) CAIRN_CHECK(want(root, pointer));
  find(document, root);
  if (const auto* pointer = missing(root))
    return fail(ErrorCode::invalid, "vc-di-ecdsa#selectjsonld", "the pointer leads to nothing",
                *pointer);
  return root;
}

// vc-di-ecdsa#createinitialselection.
bool is_always_selected(const json::Member& member, bool is_root) {
  if (member.key == "@context") return is_root;
  return member.key == "type" || (member.key == "id" && member.value.is_string() &&
                                  !member.value.as_string().starts_with("_:"));
}

json::Value selected(const json::Value& value, const Wanted& wanted, bool is_root, Arena& arena) {
  if (wanted.all != nullptr) return value;
  if (value.is_array()) {
    std::vector<json::Value> items;
    for (std::size_t i = 0; i < value.size(); ++i)
      if (const auto* part = wanted.part(std::to_string(i)))
        items.push_back(selected(value.items()[i], *part, false, arena));
    return json::Value::array(arena.copy(std::span<const json::Value>(items)));
  }
  std::vector<json::Member> members;
  for (const auto& member : value.members()) {
    if (is_always_selected(member, is_root))
      members.push_back(member);
    else if (const auto* part = wanted.part(member.key))
      members.push_back({member.key, selected(member.value, *part, false, arena)});
  }
  return json::Value::object(arena.copy(std::span<const json::Member>(members)));
}

void leave_out(const json::Value& value, const Wanted& wanted, const std::string& path,
               std::vector<std::string>& out) {
  if (wanted.all != nullptr) return;
  const auto look_at = [&](const json::Value& item, std::string_view token) {
    const auto below = path + json::pointer_token(token);
    if (const auto* part = wanted.part(token))
      leave_out(item, *part, below, out);
    else
      out.push_back(below);
  };
  for (const auto& member : value.members())
    if (!is_always_selected(member, path.empty())) look_at(member.value, member.key);
  for (std::size_t i = 0; i < value.items().size(); ++i)
    look_at(value.items()[i], std::to_string(i));
}

}  // namespace

Result<json::Value> select(const json::Value& document, std::span<const std::string> pointers,
                           Arena& arena) {
  if (pointers.empty()) return json::Value();
  CAIRN_TRY(const auto root, wanted_of(document, pointers));
  return selected(document, root, true, arena);
}

Result<std::vector<std::string>> left_out(const json::Value& document,
                                          std::span<const std::string> pointers) {
  CAIRN_TRY(const auto root, wanted_of(document, pointers));
  std::vector<std::string> out;
  leave_out(document, root, {}, out);
  return out;
}

std::string in_compacted(const std::string& pointer, const json::Value& document,
                         const json::Value& compacted) {
  const auto tokens = json::pointer_tokens(pointer);
  if (!tokens) return pointer;
  const auto* from = &document;
  const auto* to = &compacted;
  std::string translated;
  for (const auto& token : *tokens) {
    // An array of one without the array, a node that has an id alone as that id.
    const bool is_shortened = (from->is_array() && from->size() == 1 && !to->is_array()) ||
                              (from->is_object() && to->is_string());
    const auto* next = json::child_of(*from, token);
    if (next == nullptr) return pointer;
    from = next;
    if (is_shortened) continue;
    to = json::child_of(*to, token);
    if (to == nullptr) return pointer;
    translated += json::pointer_token(token);
  }
  return translated;
}

}  // namespace cairn::securing::selective
