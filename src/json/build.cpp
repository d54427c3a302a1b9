// SPDX-License-Identifier: Apache-2.0
#include "json/build.h"

#include <cassert>
#include <charconv>
#include <cmath>

namespace cairn::json {

Value Builder::integer(std::int64_t number) const {
  char text[24];
  const auto end = std::to_chars(text, text + sizeof text, number).ptr;
  return Value::number(arena_->copy(std::string_view(text, static_cast<std::size_t>(end - text))));
}

Value Builder::decimal(double number) const {
  assert(std::isfinite(number));
  char text[32];
  const auto end = std::to_chars(text, text + sizeof text, number).ptr;
  return Value::number(arena_->copy(std::string_view(text, static_cast<std::size_t>(end - text))));
}

Value Builder::strings(std::span<const std::string> texts) const {
  auto room = arena_->array<Value>(texts.size());
  for (std::size_t i = 0; i < texts.size(); ++i) room[i] = string(texts[i]);
  return Value::array(room);
}

Value Builder::object(std::span<const Member> members) const {
  auto room = arena_->array<Member>(members.size());
  for (std::size_t i = 0; i < members.size(); ++i)
    room[i] = {arena_->copy(members[i].key), members[i].value};
  return Value::object(room);
}

Value Builder::with(const Value& object, std::string_view key, const Value& value) const {
  const auto before = object.members();
  const bool replaces = object.contains(key);
  auto room = arena_->array<Member>(before.size() + (replaces ? 0 : 1));
  for (std::size_t i = 0; i < before.size(); ++i)
    room[i] = before[i].key == key ? Member{before[i].key, value} : before[i];
  if (!replaces) room[before.size()] = {arena_->copy(key), value};
  return Value::object(room);
}

Value Builder::without(const Value& object, std::string_view key) const {
  const auto before = object.members();
  auto room = arena_->array<Member>(before.size());
  std::size_t count = 0;
  for (const auto& member : before)
    if (member.key != key) room[count++] = member;
  return Value::object(room.first(count));
}

Value Builder::copy(const Value& value) const {
  switch (value.kind()) {
    case Kind::null:
    case Kind::boolean: return value;
    case Kind::number: return Value::number(arena_->copy(value.number_text()));
    case Kind::string:
      return value.is_plain() ? Value::plain_string(arena_->copy(value.as_string()))
                              : string(value.as_string());
    case Kind::array: {
      auto room = arena_->array<Value>(value.size());
      for (std::size_t i = 0; i < room.size(); ++i) room[i] = copy(value.items()[i]);
      return Value::array(room);
    }
    case Kind::object: {
      auto room = arena_->array<Member>(value.size());
      for (std::size_t i = 0; i < room.size(); ++i)
        room[i] = {arena_->copy(value.members()[i].key), copy(value.members()[i].value)};
      return Value::object(room);
    }
  }
  return {};
}

}  // namespace cairn::json
