// SPDX-License-Identifier: Apache-2.0
#include "encoding/base64.h"

#include <array>
#include <cassert>

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

std::string encode(ByteView bytes, std::string_view alphabet) {
  std::string text;
  text.reserve((bytes.size() + 2) / 3 * 4);
  std::size_t i = 0;
  for (; i + 3 <= bytes.size(); i += 3) {
    const std::uint32_t group = bytes[i] << 16 | bytes[i + 1] << 8 | bytes[i + 2];
    const char four[] = {alphabet[group >> 18], alphabet[group >> 12 & 63],
                         alphabet[group >> 6 & 63], alphabet[group & 63]};
    text.append(four, 4);
  }
  if (i + 1 == bytes.size()) {
    text += alphabet[bytes[i] >> 2];
    text += alphabet[bytes[i] << 4 & 63];
  } else if (i + 2 == bytes.size()) {
    text += alphabet[bytes[i] >> 2];
    text += alphabet[(bytes[i] << 4 | bytes[i + 1] >> 4) & 63];
    text += alphabet[bytes[i + 1] << 2 & 63];
  }
  return text;
}

Error unreadable(const char* detail) {
  return fail(ErrorCode::unreadable, "encoding: base64", detail);
}

// Whole groups of four characters; false where one is outside the alphabet.
bool decode_groups(std::string_view text, std::uint8_t* out) {
  std::uint8_t seen = 0;
  for (std::size_t i = 0; i < text.size(); i += 4, out += 3) {
    const auto a = url_values[static_cast<std::uint8_t>(text[i])];
    const auto b = url_values[static_cast<std::uint8_t>(text[i + 1])];
    const auto c = url_values[static_cast<std::uint8_t>(text[i + 2])];
    const auto d = url_values[static_cast<std::uint8_t>(text[i + 3])];
    seen |= a | b | c | d;
    out[0] = static_cast<std::uint8_t>(a << 2 | b >> 4);
    out[1] = static_cast<std::uint8_t>(b << 4 | c >> 2);
    out[2] = static_cast<std::uint8_t>(c << 6 | d);
  }
  return (seen & 0xC0) == 0;
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
