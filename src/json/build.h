// SPDX-License-Identifier: Apache-2.0
// Makes Values. A Builder copies every text it is given into its arena, so nothing else need be
// kept; an ObjectBuilder views its keys until `value()`.
#pragma once
#include <concepts>
#include <initializer_list>
#include <string_view>
#include <vector>

#include "base/arena.h"
#include "json/value.h"

namespace cairn::json {

class Builder {
 public:
  explicit Builder(Arena& arena) : arena_(&arena) {}

  Value string(std::string_view text) const { return Value::string(arena_->copy(text)); }
  Value integer(std::int64_t number) const;
  Value decimal(double number) const;  // shortest text that reads back the same; finite
  Value array(std::span<const Value> items) const { return Value::array(arena_->copy(items)); }
  Value array(std::initializer_list<Value> items) const {
    return array(std::span<const Value>(items.begin(), items.size()));
  }
  Value strings(std::span<const std::string> texts) const;
  Value object(std::span<const Member> members) const;
  Value object(std::initializer_list<Member> members) const {
    return object(std::span<const Member>(members.begin(), members.size()));
  }

  // Copies of an object, one member different; the rest is shared.
  Value with(const Value& object, std::string_view key,
             const Value& value) const;  // replaced or appended
  Value without(const Value& object, std::string_view key) const;

  // The whole value moved into this builder's arena.
  Value copy(const Value& value) const;

  Arena& arena() const { return *arena_; }

 private:
  Arena* arena_;
};

// Collects members one by one: ObjectBuilder(builder).add("id", …).add_string("name", …).value()
// Values and texts are copied at once, keys only by `value()`: a key must live until then, so a
// string that ends with the call is refused.
class ObjectBuilder {
 public:
  explicit ObjectBuilder(Builder builder) : builder_(builder) {}
  ObjectBuilder& add(std::string_view key, const Value& value) {
    members_.push_back({key, value});
    return *this;
  }
  ObjectBuilder& add_string(std::string_view key, std::string_view text) {
    return add(key, builder_.string(text));
  }
  ObjectBuilder& add_string_if(std::string_view key, std::string_view text) {
    return text.empty() ? *this : add_string(key, text);
  }
  template <std::same_as<std::string> Key>
  ObjectBuilder& add(Key&& key, const Value& value) = delete;
  template <std::same_as<std::string> Key>
  ObjectBuilder& add_string(Key&& key, std::string_view text) = delete;
  template <std::same_as<std::string> Key>
  ObjectBuilder& add_string_if(Key&& key, std::string_view text) = delete;
  Value value() const { return builder_.object(members_); }

 private:
  Builder builder_;
  std::vector<Member> members_;
};

}  // namespace cairn::json
