// SPDX-License-Identifier: Apache-2.0
#include "securing/parts.h"

#include <algorithm>
#include <set>

#include "base/limits.h"
#include "base/text.h"
#include "json/build.h"
#include "json/pointer.h"
#include "securing/derive.h"
#include "securing/selective/pointers.h"

namespace cairn::securing {
namespace {

bool holds_more(const json::Value& value) { return value.is_object() || value.is_array(); }

// Whether people would rather choose among what it holds.
bool is_taken_apart(const Part& part) {
  const auto& value = part.value;
  if (value.is_array()) return value.size() > 1 && std::ranges::all_of(value.items(), holds_more);
  if (part.pointer == "/credentialSubject") return true;
  return std::ranges::any_of(value.members(), [](const auto& member) {
    return member.key != "type" && holds_more(member.value);
  });
}

std::vector<Part> pieces_of(const Part& part) {
  std::vector<Part> pieces;
  for (const auto& member : part.value.members())
    if (member.key != "type" && member.key != "id" && member.key != "@context")
      pieces.push_back({part.pointer + json::pointer_token(member.key), member.value});
  for (std::size_t i = 0; i < part.value.items().size(); ++i)
    pieces.push_back({part.pointer + "/" + std::to_string(i), part.value.items()[i]});
  return pieces;
}

// Level by level, so that where there are too many, all are as large.
std::vector<Part> in_pieces(std::vector<Part> parts) {
  bool is_finest = false;
  while (!is_finest) {
    is_finest = true;
    std::vector<Part> finer;
    for (const auto& part : parts) {
      const auto pieces = is_taken_apart(part) ? pieces_of(part) : std::vector<Part>();
      if (pieces.empty()) finer.push_back(part);
      finer.insert(finer.end(), pieces.begin(), pieces.end());
      is_finest = is_finest && pieces.empty();
      if (finer.size() > limits::disclosure_pointers_max) return parts;
    }
    parts = std::move(finer);
  }
  return parts;
}

// What is seen once something else is shown is a part of that; so what holds parts of its own is
// taken apart, or it could not be shown without them.
class DisclosedParts {
 public:
  DisclosedParts(std::span<const sd_jwt::Shown> disclosed, std::vector<Part>& out) : out_(out) {
    for (const auto& part : disclosed) paths_.emplace(part.path);
  }

  void add(const json::Value& value, const std::string& path, bool is_concealed) {
    const auto inside = paths_.lower_bound(path + "/");
    const bool holds_parts = inside != paths_.end() && inside->starts_with(path + "/");
    if (!holds_parts && is_concealed) out_.push_back({path, value});
    if (!holds_parts) return;
    for (const auto& member : value.members())
      add_child(member.value, path + json::pointer_token(member.key), is_concealed);
    for (std::size_t i = 0; i < value.items().size(); ++i)
      add_child(value.items()[i], path + "/" + std::to_string(i), is_concealed);
  }

 private:
  void add_child(const json::Value& value, const std::string& path, bool is_concealed) {
    add(value, path, is_concealed || paths_.contains(path));
  }

  std::set<std::string, std::less<>> paths_;
  std::vector<Part>& out_;
};

Result<Parts> parts_of_token(std::string_view text, json::Parser& parser, Arena& arena) {
  if (!sd_jwt::looks_like_sd_jwt(text)) return not_in_parts();
  CAIRN_TRY(const auto whole, read_sd_jwt(text, arena, parser));
  CAIRN_CHECK(derive(whole, {}, arena, parser));  // refuses what was made for showing
  Parts parts;
  parts.whole = whole.processed.payload;
  parts.is_bound = whole.processed.payload.contains("cnf");
  DisclosedParts(whole.processed.shown, parts.open).add(whole.processed.payload, {}, false);
  return parts;
}

Result<Parts> parts_of_document(std::string_view text, json::Parser& parser, Arena& arena) {
  CAIRN_TRY(const auto document, parser.parse_in_place(text, arena));
  CAIRN_TRY(const auto demanded, demanded_pointers(document, arena));
  const auto whole = json::Builder(arena).without(document, "proof");
  CAIRN_TRY(const auto pointers, selective::left_out(whole, demanded));
  Parts parts;
  parts.whole = whole;
  for (const auto& pointer : pointers)
    parts.open.push_back({pointer, *json::value_at(whole, pointer)});
  parts.open = in_pieces(std::move(parts.open));
  return parts;
}

}  // namespace

Result<Parts> parts_of(std::string_view text, Workspace& workspace, Arena& arena) {
  const auto token = trim(text);
  const bool is_token = sd_jwt::looks_like_sd_jwt(token) || looks_like_jwt(token);
  CAIRN_TRY(auto parts, is_token ? parts_of_token(token, workspace.parser(), arena)
                                 : parts_of_document(text, workspace.parser(), arena));
  if (parts.open.size() > limits::disclosure_pointers_max)
    return fail(ErrorCode::too_large, "securing/parts",
                "it has more parts than can be chosen from");
  return parts;
}

}  // namespace cairn::securing
