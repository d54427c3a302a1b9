// SPDX-License-Identifier: Apache-2.0
#include "json/jcs.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cassert>
#include <charconv>
#include <cmath>
#include <vector>

#include "base/scan.h"
#include "base/word.h"
#include "json/write.h"

namespace cairn::json {
namespace {

constexpr const char* where = "rfc8785";

// ECMAScript writes 10^-7 < x < 10^21 without an exponent.
constexpr int plain_exponent_min = -6;
constexpr int plain_exponent_max = 21;

// UTF-16 puts the supplementary planes (surrogates, D800…) before U+E000…U+FFFF; UTF-8 puts them
// after. Everything else is ordered alike, so only these lead bytes are moved.
constexpr unsigned utf16_rank(unsigned char lead) {
  return lead == 0xEE || lead == 0xEF ? lead + 8U : lead;
}

bool before_in_utf16(std::string_view a, std::string_view b) {
  const auto at = common_prefix(a, b);
  if (at == a.size() || at == b.size()) return a.size() < b.size();
  return utf16_rank(static_cast<unsigned char>(a[at])) <
         utf16_rank(static_cast<unsigned char>(b[at]));
}

// A member to sort: the first bytes of its key as one number decide for most.
struct Ranked {
  std::uint64_t rank;
  const Member* member;
};

// Big-endian and padded with zeros, so that different ranks are ordered as the keys are.
std::uint64_t rank_of(std::string_view key) {
  if (std::endian::native == std::endian::little && key.size() >= sizeof(std::uint64_t)) {
    constexpr std::uint64_t beyond_ascii = 0x8080808080808080;
    const auto word = load_word(key.data());
    if ((word & beyond_ascii) == 0) return __builtin_bswap64(word);
  }
  std::uint64_t rank = 0;
  const auto size = std::min(key.size(), sizeof rank);
  for (std::size_t i = 0; i < size; ++i)
    rank = rank << 8 | utf16_rank(static_cast<unsigned char>(key[i]));
  return size == 0 ? 0 : rank << (8 * (sizeof rank - size));
}

bool is_before(const Ranked& a, const Ranked& b) {
  return a.rank != b.rank ? a.rank < b.rank : before_in_utf16(a.member->key, b.member->key);
}

class Canonical {
 public:
  explicit Canonical(TextBuffer& out) : out_(out) {}

  Result<Done> any(const Value& value) {
    switch (value.kind()) {
      case Kind::null: out_.append("null"); return done;
      case Kind::boolean: out_.append(value.as_boolean() ? "true" : "false"); return done;
      case Kind::number: return number(value);
      case Kind::string: write_string(value, out_); return done;
      case Kind::array: return array(value.items());
      case Kind::object: return object(value.members());
    }
    return done;
  }

 private:
  Result<Done> number(const Value& value) {
    if (is_short_integer(value.number_text())) {
      out_.append(value.number_text());
      return done;
    }
    const auto number = value.as_double();
    if (!number) return fail(ErrorCode::invalid, where, "a number is beyond the range of a double");
    std::string text;
    append_es6_number(*number, text);
    out_.append(text);
    return done;
  }

  Result<Done> array(std::span<const Value> items) {
    out_.push_back('[');
    for (std::size_t i = 0; i < items.size(); ++i) {
      if (i > 0) out_.push_back(',');
      CAIRN_CHECK(any(items[i]));
    }
    out_.push_back(']');
    return done;
  }

  // The members wait in one stack, shared by all objects still open, so that sorting allocates
  // nothing for long.
  Result<Done> object(std::span<const Member> members) {
    const auto first = sorted_.size();
    for (const auto& member : members) sorted_.push_back({rank_of(member.key), &member});
    std::sort(sorted_.begin() + static_cast<std::ptrdiff_t>(first), sorted_.end(), is_before);
    out_.push_back('{');
    for (std::size_t i = 0; i < members.size(); ++i) {
      if (i > 0) out_.push_back(',');
      write_string(sorted_[first + i].member->key, out_);
      out_.push_back(':');
      CAIRN_CHECK(any(sorted_[first + i].member->value));
    }
    out_.push_back('}');
    sorted_.resize(first);
    return done;
  }

  TextBuffer& out_;
  std::vector<Ranked> sorted_;
};

}  // namespace

void append_es6_number(double number, std::string& out) {
  assert(std::isfinite(number));
  if (number == 0) {  // also -0
    out += '0';
    return;
  }
  if (number < 0) out += '-';
  std::array<char, 32> text;  // d.ddde+xx: the shortest digits that read back the same
  const auto end = std::to_chars(text.data(), text.data() + text.size(), std::fabs(number),
                                 std::chars_format::scientific)
                       .ptr;
  const std::string_view written(text.data(), static_cast<std::size_t>(end - text.data()));
  const auto e = written.find('e');
  std::string digits(1, written[0]);
  if (e > 2) digits += written.substr(2, e - 2);
  int exponent = 0;
  const auto sign_end = written.data() + e + (written[e + 1] == '+' ? 2 : 1);
  std::from_chars(sign_end, end, exponent);

  // ecma262 Number::toString: k digits, and n such that the value is 0.digits × 10^n.
  const int k = static_cast<int>(digits.size());
  const int n = exponent + 1;
  if (k <= n && n <= plain_exponent_max) {
    out += digits;
    out.append(static_cast<std::size_t>(n - k), '0');
  } else if (0 < n && n <= plain_exponent_max) {
    out.append(digits, 0, static_cast<std::size_t>(n));
    out += '.';
    out.append(digits, static_cast<std::size_t>(n));
  } else if (plain_exponent_min < n && n <= 0) {
    out += "0.";
    out.append(static_cast<std::size_t>(-n), '0');
    out += digits;
  } else {
    out += digits[0];
    if (k > 1) {
      out += '.';
      out.append(digits, 1);
    }
    out += n > 0 ? "e+" : "e-";
    out += std::to_string(std::abs(n - 1));
  }
}

Result<Done> append_canonical(const Value& value, TextBuffer& out) {
  return Canonical(out).any(value);
}

Result<std::string> canonical(const Value& value) {
  TextBuffer out;
  CAIRN_CHECK(append_canonical(value, out));
  return std::string(out.view());
}

}  // namespace cairn::json
