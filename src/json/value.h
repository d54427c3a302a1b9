// SPDX-License-Identifier: Apache-2.0
// Value: one JSON value, 16 bytes, copied freely. It points into an Arena (or static memory) that
// must outlive it and never changes what it points to. Numbers keep the text they were written
// with. An object keeps its members in the order they were written; keys are unique.
#pragma once
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

namespace cairn::json {

enum class Kind : std::uint8_t { null, boolean, number, string, array, object };

struct Member;

class Value {
 public:
  constexpr Value() = default;  // null
  static constexpr Value boolean(bool truth) {
    return Value(Kind::boolean, nullptr, truth ? 1 : 0);
  }
  // `text` must follow the JSON number grammar (RFC 8259 section 6).
  static Value number(std::string_view text) {
    return Value(Kind::number, text.data(), size_of(text));
  }
  static Value string(std::string_view text) {
    return Value(Kind::string, text.data(), size_of(text));
  }
  // A string that JSON writes as it is: no quote, backslash or control character in it.
  static Value plain_string(std::string_view text) {
    auto value = string(text);
    value.is_plain_ = true;
    return value;
  }
  static Value array(std::span<const Value> items);
  static Value object(std::span<const Member> members);

  Kind kind() const { return kind_; }
  bool is_null() const { return kind_ == Kind::null; }
  bool is_boolean() const { return kind_ == Kind::boolean; }
  bool is_number() const { return kind_ == Kind::number; }
  bool is_string() const { return kind_ == Kind::string; }
  bool is_array() const { return kind_ == Kind::array; }
  bool is_object() const { return kind_ == Kind::object; }

  // Each of these yields its empty value (false, "", no items) for a value of another kind.
  bool as_boolean() const { return kind_ == Kind::boolean && size_ != 0; }
  std::string_view as_string() const { return kind_ == Kind::string ? text() : std::string_view(); }
  std::string_view number_text() const {
    return kind_ == Kind::number ? text() : std::string_view();
  }
  std::span<const Value> items() const;
  std::span<const Member> members() const;

  // Whether a string is known to need no escapes; false says nothing.
  bool is_plain() const { return is_plain_; }

  // The number as a 64-bit integer when its text is one exactly; as a double always (correctly
  // rounded).
  std::optional<std::int64_t> as_int64() const;
  std::optional<double> as_double() const;

  // The member's value, or nullptr. Linear in the number of members, as objects here are small.
  const Value* find(std::string_view key) const;
  // The member's value, or null.
  Value operator[](std::string_view key) const;
  // The member's string, or "".
  std::string_view string_at(std::string_view key) const { return (*this)[key].as_string(); }
  bool contains(std::string_view key) const { return find(key) != nullptr; }
  std::size_t size() const { return kind_ >= Kind::array ? size_ : 0; }

 private:
  constexpr Value(Kind kind, const void* data, std::uint32_t size)
      : data_(data), size_(size), kind_(kind) {}
  static std::uint32_t size_of(std::string_view text) {
    return static_cast<std::uint32_t>(text.size());
  }
  std::string_view text() const { return {static_cast<const char*>(data_), size_}; }

  const void* data_ = nullptr;
  std::uint32_t size_ = 0;
  Kind kind_ = Kind::null;
  bool is_plain_ = false;
};

struct Member {
  std::string_view key;
  Value value;
};

inline std::span<const Value> Value::items() const {
  if (kind_ != Kind::array) return {};
  return {static_cast<const Value*>(data_), size_};
}
inline std::span<const Member> Value::members() const {
  if (kind_ != Kind::object) return {};
  return {static_cast<const Member*>(data_), size_};
}
inline Value Value::array(std::span<const Value> items) {
  return Value(Kind::array, items.data(), static_cast<std::uint32_t>(items.size()));
}
inline Value Value::object(std::span<const Member> members) {
  return Value(Kind::object, members.data(), static_cast<std::uint32_t>(members.size()));
}
inline const Value* Value::find(std::string_view key) const {
  for (const auto& member : members())
    if (member.key == key) return &member.value;
  return nullptr;
}
inline Value Value::operator[](std::string_view key) const {
  const auto* value = find(key);
  return value ? *value : Value();
}

// Whether a number is an integer of at most 15 digits and not -0: a double holds it exactly, and
// every canonical form (RFC 8785, xsd:integer) writes it as it stands.
bool is_short_integer(std::string_view number_text);

// A value that may be one thing or an array of them, as JSON-LD allows: always seen as a list.
// null is the empty list. The span is valid as long as `value` itself stays where it is.
inline std::span<const Value> as_list(const Value& value) {
  if (value.is_array()) return value.items();
  if (value.is_null()) return {};
  return {&value, 1};
}
std::span<const Value> as_list(const Value&& value) = delete;  // it would point into what is gone

// Equal as JSON: object order does not matter, numbers compare by value when both are doubles.
bool equal(const Value& a, const Value& b);

}  // namespace cairn::json
