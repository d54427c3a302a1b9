// SPDX-License-Identifier: Apache-2.0
// For tests of importers: a document or table with one member or column dropped, renamed or of
// another type, each in turn.
#pragma once
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "base/arena.h"
#include "base/text.h"
#include "json/build.h"
#include "json/parse.h"
#include "json/pointer.h"
#include "json/write.h"

namespace cairn::skills {

struct Mutation {
  std::string path;  // JSON pointer, or the name of a column
  std::string what;  // "dropped", "renamed", "as 7" …
  std::string text;  // the whole document
};

class JsonMutations {
 public:
  static std::vector<Mutation> of(std::string_view document) {
    JsonMutations all;
    const auto root = json::parse(document, all.arena_);
    all.walk(*root, "", [](const json::Value& value) { return value; });
    return std::move(all.found_);
  }

 private:
  using Rebuild = std::function<json::Value(const json::Value&)>;

  void keep(const std::string& path, std::string what, const json::Value& document) {
    found_.push_back({path, std::move(what), json::write(document)});
  }

  // `rebuild` makes the whole document with another value in this place.
  void walk(const json::Value& value, const std::string& path, const Rebuild& rebuild) {
    for (std::size_t i = 0; i < value.items().size(); ++i)
      walk(value.items()[i], path + "/" + std::to_string(i), [&, i](const json::Value& changed) {
        std::vector<json::Value> items(value.items().begin(), value.items().end());
        items[i] = changed;
        return rebuild(builder_.array(items));
      });
    for (const auto& [key, member] : value.members()) {
      const auto at = path + json::pointer_token(key);
      keep(at, "dropped", rebuild(builder_.without(value, key)));
      keep(at, "renamed",
           rebuild(builder_.with(builder_.without(value, key), std::string(key) + "X", member)));
      for (const auto* other : {"7", "null", "true", "\"\"", "\"text\"", "[]", "{}", "[[7]]",
                                "{\"@id\": 7}", "{\"en\": {}}", "-1e300"})
        keep(at, std::string("as ") + other,
             rebuild(builder_.with(value, key, *json::parse(other, arena_))));
      walk(member, at, [&, name = key](const json::Value& changed) {
        return rebuild(builder_.with(value, name, changed));
      });
    }
  }

  Arena arena_;
  json::Builder builder_{arena_};
  std::vector<Mutation> found_;
};

// Of a table without quotes.
inline std::vector<Mutation> table_mutations(std::string_view table, char separator) {
  std::vector<std::vector<std::string>> rows;
  for (const auto line : split(table, '\n')) {
    if (line.empty()) continue;
    auto& row = rows.emplace_back();
    for (const auto cell : split(line, separator)) row.emplace_back(cell);
  }
  const auto joined = [&](const auto& all) {
    std::string text;
    for (const auto& row : all) {
      for (std::size_t i = 0; i < row.size(); ++i)
        text += (i > 0 ? std::string(1, separator) : "") + row[i];
      text += "\n";
    }
    return text;
  };
  std::vector<Mutation> found;
  for (std::size_t column = 0; column < rows[0].size(); ++column) {
    const auto keep = [&](const std::string& what, auto change) {
      auto changed = rows;
      for (std::size_t i = 0; i < changed.size(); ++i) change(changed[i], i);
      found.push_back({rows[0][column], what, joined(changed)});
    };
    keep("dropped", [&](auto& row, std::size_t) {
      if (column < row.size()) row.erase(row.begin() + static_cast<std::ptrdiff_t>(column));
    });
    keep("renamed", [&](auto& row, std::size_t i) {
      if (i == 0) row[column] = "Other";
    });
    for (const auto* other : {"", "7", "no such thing", "-1", "é", "a|b:9|:|c:3"})
      keep(std::string("as ") + other, [&](auto& row, std::size_t i) {
        if (i == 1 && column < row.size()) row[column] = other;
      });
  }
  return found;
}

}  // namespace cairn::skills
