// SPDX-License-Identifier: Apache-2.0
// A JSON object in the making, to which values are added one by one (json-ld11-api#add-value).
#pragma once
#include <map>
#include <memory>
#include <string_view>
#include <vector>

#include "base/arena.h"
#include "json/value.h"

namespace cairn::jsonld {

enum class AsArray : std::uint8_t { no, yes };

// Keys and values are kept as they come: what they view must live as long.
class ObjectDraft {
 public:
  // An array is added element by element; `yes`: the entry is an array even of one or no value.
  void add(std::string_view key, const json::Value& value, AsArray as_array);
  // In place of whatever the entry held.
  void set(std::string_view key, const json::Value& value);
  // The object that the entry holds, made where there is none.
  ObjectDraft& inner(std::string_view key);

  bool contains(std::string_view key) const { return find(key) != nullptr; }
  bool empty() const { return entries_.empty(); }
  json::Value value(Arena& arena) const;

 private:
  struct Entry {
    std::string_view key;
    std::vector<json::Value> values;
    std::unique_ptr<ObjectDraft> inner;
    bool is_array = false;
  };

  const Entry* find(std::string_view key) const;
  Entry& at(std::string_view key);

  std::vector<Entry> entries_;
  std::map<std::string_view, std::size_t> places_;  // once there are many
};

}  // namespace cairn::jsonld
