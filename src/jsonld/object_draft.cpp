// SPDX-License-Identifier: Apache-2.0
#include "jsonld/object_draft.h"

namespace cairn::jsonld {
namespace {

constexpr std::size_t linear_entries_max = 16;

}  // namespace

const ObjectDraft::Entry* ObjectDraft::find(std::string_view key) const {
  if (!places_.empty()) {
    const auto place = places_.find(key);
    return place == places_.end() ? nullptr : &entries_[place->second];
  }
  for (const auto& entry : entries_)
    if (entry.key == key) return &entry;
  return nullptr;
}

ObjectDraft::Entry& ObjectDraft::at(std::string_view key) {
  if (const auto* known = find(key)) return const_cast<Entry&>(*known);
  entries_.push_back({.key = key, .values = {}, .inner = nullptr});
  if (entries_.size() > linear_entries_max) {
    if (places_.empty())
      for (std::size_t i = 0; i + 1 < entries_.size(); ++i) places_.emplace(entries_[i].key, i);
    places_.emplace(key, entries_.size() - 1);
  }
  return entries_.back();
}

void ObjectDraft::add(std::string_view key, const json::Value& value, AsArray as_array) {
  const bool adds_nothing = value.is_array() && value.size() == 0;
  if (adds_nothing && as_array == AsArray::no) return;
  auto& entry = at(key);
  if (as_array == AsArray::yes) entry.is_array = true;
  if (!value.is_array()) return entry.values.push_back(value);
  for (const auto& element : value.items()) entry.values.push_back(element);
}

void ObjectDraft::set(std::string_view key, const json::Value& value) {
  auto& entry = at(key);
  entry.values.assign(1, value);
  entry.inner = nullptr;
  entry.is_array = false;
}

ObjectDraft& ObjectDraft::inner(std::string_view key) {
  auto& entry = at(key);
  if (entry.inner == nullptr) entry.inner = std::make_unique<ObjectDraft>();
  return *entry.inner;
}

json::Value ObjectDraft::value(Arena& arena) const {
  std::vector<json::Member> members;
  members.reserve(entries_.size());
  for (const auto& entry : entries_) {
    auto values = entry.values;
    if (entry.inner != nullptr) values.insert(values.begin(), entry.inner->value(arena));
    const bool is_array = entry.is_array || values.size() != 1;
    const auto kept = arena.copy(std::span<const json::Value>(values));
    members.push_back({entry.key, is_array ? json::Value::array(kept) : kept[0]});
  }
  return json::Value::object(arena.copy(std::span<const json::Member>(members)));
}

}  // namespace cairn::jsonld
