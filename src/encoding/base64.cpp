// SPDX-License-Identifier: Apache-2.0
#include "encoding/base64.h"

#include <array>
#include <bit>
#include <cassert>
#include <cstring>

#include "base/word.h"

namespace cairn::encoding {
namespace {

constexpr std::string_view url_alphabet =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
constexpr std::string_view plain_alphabet =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

constexpr std::uint8_t none = 0xFF;

constexpr std::array<std::uint8_t, 256> make_values(std::string_view alphabet) {
  std::array<std::uint8_t, 256> values{};
  values.fill(none);
  for (std::size_t i = 0; i < alphabet.size(); ++i)
    values[static_cast<std::uint8_t>(alphabet[i])] = static_cast<std::uint8_t>(i);
  return values;
}
constexpr auto url_values = make_values(url_alphabet);

// The bits a character adds to its group of three bytes (first byte lowest), by its place in the
// group; `bad` where it is outside the alphabet.
constexpr std::uint32_t bad = 1U << 31;
constexpr std::array<std::array<std::uint32_t, 256>, 4> make_places() {
  std::array<std::array<std::uint32_t, 256>, 4> places{};
  for (std::size_t c = 0; c < 256; ++c) {
    const std::uint32_t v = url_values[c];
    if (v == none) {
      places[0][c] = places[1][c] = places[2][c] = places[3][c] = bad;
      continue;
    }
    places[0][c] = v << 2;
    places[1][c] = v >> 4 | (v & 15) << 12;
    places[2][c] = v >> 2 << 8 | (v & 3) << 22;
    places[3][c] = v << 16;
  }
  return places;
}
constexpr auto places = make_places();

std::string encode(ByteView bytes, std::string_view alphabet) {
  const auto whole = bytes.size() / 3 * 3;
  const auto rest = bytes.size() - whole;
  std::string text(whole / 3 * 4 + (rest == 0 ? 0 : rest + 1), '\0');
  auto* out = text.data();
  for (std::size_t i = 0; i < whole; i += 3) {
    const std::uint32_t group = bytes[i] << 16 | bytes[i + 1] << 8 | bytes[i + 2];
    *out++ = alphabet[group >> 18];
    *out++ = alphabet[group >> 12 & 63];
    *out++ = alphabet[group >> 6 & 63];
    *out++ = alphabet[group & 63];
  }
  if (rest == 0) return text;
  const std::uint32_t group = bytes[whole] << 16 | (rest == 2 ? bytes[whole + 1] << 8 : 0);
  *out++ = alphabet[group >> 18];
  *out++ = alphabet[group >> 12 & 63];
  if (rest == 2) *out++ = alphabet[group >> 6 & 63];
  return text;
}

Error unreadable(const char* detail) {
  return fail(ErrorCode::unreadable, "encoding: base64", detail);
}

// Whole groups of four characters; false where one is outside the alphabet.
bool decode_groups(std::string_view text, std::uint8_t* out) {
  std::uint32_t seen = 0;
  std::size_t i = 0;
  if constexpr (std::endian::native == std::endian::little) {
    // Two groups are read and written as one word each; of the eight bytes written the next group
    // overwrites two, so there must be a next one.
    for (; i + 12 <= text.size(); i += 8, out += 6) {
      const auto word = load_word(text.data() + i);
      const auto at = [&](std::size_t place, int shift) {
        return places[place][static_cast<std::uint8_t>(word >> shift)];
      };
      const std::uint32_t first = at(0, 0) | at(1, 8) | at(2, 16) | at(3, 24);
      const std::uint32_t second = at(0, 32) | at(1, 40) | at(2, 48) | at(3, 56);
      seen |= first | second;
      const auto both = std::uint64_t{second} << 24 | first;
      std::memcpy(out, &both, sizeof both);
    }
  }
  for (; i < text.size(); i += 4, out += 3) {
    const auto at = [&](std::size_t place) {
      return places[place][static_cast<std::uint8_t>(text[i + place])];
    };
    const std::uint32_t group = at(0) | at(1) | at(2) | at(3);
    seen |= group;
    out[0] = static_cast<std::uint8_t>(group);
    out[1] = static_cast<std::uint8_t>(group >> 8);
    out[2] = static_cast<std::uint8_t>(group >> 16);
  }
  return (seen & bad) == 0;
}

// The one to three characters after the last whole group: the bytes they hold, whose unused bits
// must be zero.
Result<std::size_t> decode_tail(std::string_view tail, std::uint8_t* out) {
  if (tail.empty()) return std::size_t{0};
  if (tail.size() == 1) return unreadable("a length no base64 text has");
  std::uint32_t bits = 0;
  for (const char c : tail) {
    const auto value = url_values[static_cast<std::uint8_t>(c)];
    if (value == none) return unreadable("a character outside the base64url alphabet");
    bits = bits << 6 | value;
  }
  if (tail.size() == 2) {
    if ((bits & 0xF) != 0) return unreadable("stray bits after the last byte");
    out[0] = static_cast<std::uint8_t>(bits >> 4);
    return std::size_t{1};
  }
  if ((bits & 0x3) != 0) return unreadable("stray bits after the last byte");
  out[0] = static_cast<std::uint8_t>(bits >> 10);
  out[1] = static_cast<std::uint8_t>(bits >> 2);
  return std::size_t{2};
}

bool is_white_space(char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; }

}  // namespace

std::string to_base64url(ByteView bytes) { return encode(bytes, url_alphabet); }

Result<std::span<std::uint8_t>> from_base64url(std::string_view text,
                                               std::span<std::uint8_t> room) {
  assert(room.size() >= base64_bytes_max(text.size()));
  const auto whole = text.size() / 4 * 4;
  if (!decode_groups(text.substr(0, whole), room.data()))
    return unreadable("a character outside the base64url alphabet");
  const auto filled = whole / 4 * 3;
  CAIRN_TRY(const auto rest, decode_tail(text.substr(whole), room.data() + filled));
  return room.first(filled + rest);
}

Result<Bytes> from_base64url(std::string_view text) {
  Bytes bytes(base64_bytes_max(text.size()));
  CAIRN_TRY(const auto filled, from_base64url(text, bytes));
  bytes.resize(filled.size());
  return bytes;
}

std::string to_base64(ByteView bytes) {
  auto text = encode(bytes, plain_alphabet);
  text.append((4 - text.size() % 4) % 4, '=');
  return text;
}

Result<Bytes> from_base64(std::string_view text) {
  std::string url;
  url.reserve(text.size());
  std::size_t padding = 0;
  for (const char c : text) {
    if (is_white_space(c)) continue;
    if (c == '=') {
      ++padding;
      continue;
    }
    if (padding != 0) return unreadable("base64 text after its padding");
    url += c == '+' ? '-' : c == '/' ? '_' : c;
  }
  if (padding != 0 && (padding > 2 || (url.size() + padding) % 4 != 0))
    return unreadable("base64 padding of the wrong length");
  return from_base64url(url);
}

}  // namespace cairn::encoding
