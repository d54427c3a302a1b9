// SPDX-License-Identifier: Apache-2.0
// For tests: one member of a provider's document dropped, renamed or given another type.
#pragma once
#include <algorithm>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "json/build.h"

namespace cairn::catalogue {

using json::Value;

// Where a member stands: keys of objects, positions of arrays.
using Path = std::vector<std::size_t>;

inline void collect(const Value& value, Path& here, std::vector<Path>& paths) {
  const auto into = [&](const Value& inner, std::size_t i) {
    here.push_back(i);
    paths.push_back(here);
    collect(inner, here, paths);
    here.pop_back();
  };
  for (std::size_t i = 0; i < value.items().size(); ++i) into(value.items()[i], i);
  for (std::size_t i = 0; i < value.members().size(); ++i) into(value.members()[i].value, i);
}

// The document with the member at `path` put through `change`; nullopt drops it.
using Change = std::function<std::optional<json::Member>(const json::Member&)>;

inline Value changed(const Value& value, std::span<const std::size_t> path, const Change& change,
                     json::Builder builder) {
  std::vector<json::Member> members(value.members().begin(), value.members().end());
  for (const auto& item : value.items()) members.push_back({"", item});
  const auto at = path.front();
  if (path.size() > 1) {
    members[at].value = changed(members[at].value, path.subspan(1), change, builder);
  } else if (const auto made = change(members[at])) {
    members[at] = *made;
  } else {
    members.erase(members.begin() + static_cast<std::ptrdiff_t>(at));
  }
  if (value.is_object()) return builder.object(members);
  std::vector<Value> items;
  for (const auto& member : members) items.push_back(member.value);
  return builder.array(items);
}

struct NamedChange {
  std::string_view name;
  Change change;
};

inline std::vector<NamedChange> all_changes(json::Builder builder) {
  const auto retyped = [](Value value) {
    return [value](const json::Member& member) {
      return std::optional(json::Member{member.key, value});
    };
  };
  Value deep = builder.string("deep");
  for (int i = 0; i < 40; ++i)
    deep = i % 2 == 0 ? builder.array({deep}) : builder.object({{"value", deep}});
  const std::string huge(100'000, 'x');
  return {
      {"dropped", [](const json::Member&) { return std::nullopt; }},
      {"renamed",
       [](const json::Member& member) {
         return std::optional(json::Member{"zz_other", member.value});
       }},
      {"null", retyped(Value())},
      {"boolean", retyped(Value::boolean(true))},
      {"number", retyped(builder.integer(7))},
      {"negative", retyped(builder.integer(-7))},
      {"enormous", retyped(Value::number("1e308"))},
      {"text", retyped(builder.string("some text"))},
      {"huge text", retyped(builder.string(huge))},
      {"markup", retyped(builder.string("<script>alert(1)</script><b>x</b>"))},
      {"empty text", retyped(builder.string(""))},
      {"array", retyped(builder.array({builder.string("a"), builder.integer(1), Value()}))},
      {"empty array", retyped(builder.array({}))},
      {"object",
       retyped(builder.object({{"name", builder.string("n")}, {"x", builder.integer(1)}}))},
      {"empty object", retyped(builder.object({}))},
      {"deep", retyped(deep)},
  };
}

// The object with this text among its values, and in it the member of this name.
inline bool find_cell(const Value& value, std::string_view id, std::string_view field, Path& path) {
  const auto members = value.members();
  const bool here = std::any_of(members.begin(), members.end(), [&](const json::Member& member) {
    return member.value.as_string() == id;
  });
  for (std::size_t i = 0; here && i < members.size(); ++i)
    if (members[i].key == field) return path.push_back(i), true;
  for (std::size_t i = 0; i < value.size(); ++i) {
    path.push_back(i);
    if (find_cell(value.is_object() ? members[i].value : value.items()[i], id, field, path))
      return true;
    path.pop_back();
  }
  return false;
}

}  // namespace cairn::catalogue
