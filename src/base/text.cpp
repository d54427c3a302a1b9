// SPDX-License-Identifier: Apache-2.0
#include "base/text.h"

#include <algorithm>

#include "base/hex_digit.h"
#include "base/scan.h"

namespace cairn {

std::string to_lower_ascii(std::string_view text) {
  std::string out(text);
  for (char& c : out)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return out;
}

std::string_view trim(std::string_view text) {
  constexpr std::string_view white = " \t\r\n\f\v";
  const auto first = text.find_first_not_of(white);
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(white) - first + 1);
}

std::vector<std::string_view> split(std::string_view text, char separator) {
  std::vector<std::string_view> parts;
  std::size_t from = 0;
  for (auto at = text.find(separator); at != std::string_view::npos;
       at = text.find(separator, from)) {
    parts.push_back(text.substr(from, at - from));
    from = at + 1;
  }
  parts.push_back(text.substr(from));
  return parts;
}

namespace {

// One code point at `at`, which moves behind it; nullopt where malformed (RFC 3629).
std::optional<char32_t> next_code_point(std::string_view text, std::size_t& at) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  const auto lead = byte(at);
  if (lead < 0x80) return text[at++];
  const int length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
  if (lead < 0xC2 || lead > 0xF4 || at + static_cast<std::size_t>(length) > text.size())
    return std::nullopt;
  char32_t point = lead & (0x7Fu >> length);
  for (int i = 1; i < length; ++i) {
    const auto next = byte(at + static_cast<std::size_t>(i));
    if ((next & 0xC0) != 0x80) return std::nullopt;
    point = (point << 6) | (next & 0x3F);
  }
  const bool overlong = (length == 3 && point < 0x800) || (length == 4 && point < 0x10000);
  if (overlong || point > 0x10FFFF || (point >= 0xD800 && point <= 0xDFFF)) return std::nullopt;
  at += static_cast<std::size_t>(length);
  return point;
}

}  // namespace

std::optional<std::u32string> decode_utf8(std::string_view text) {
  std::u32string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const auto point = next_code_point(text, at);
    if (!point) return std::nullopt;
    out += *point;
  }
  return out;
}

bool is_utf8(std::string_view text) {
  const auto is_beyond_ascii = [](auto bytes) { return bytes >= 0x80; };
  for (auto at = find_byte(text, 0, is_beyond_ascii); at < text.size();
       at = find_byte(text, at, is_beyond_ascii))
    if (!next_code_point(text, at)) return false;
  return true;
}

void append_utf8(char32_t point, std::string& out) {
  const auto put = [&](char32_t byte) {
    out += static_cast<char>(static_cast<unsigned char>(byte));
  };
  if (point < 0x80) {
    put(point);
  } else if (point < 0x800) {
    put(0xC0 | (point >> 6));
    put(0x80 | (point & 0x3F));
  } else if (point < 0x10000) {
    put(0xE0 | (point >> 12));
    put(0x80 | ((point >> 6) & 0x3F));
    put(0x80 | (point & 0x3F));
  } else {
    put(0xF0 | (point >> 18));
    put(0x80 | ((point >> 12) & 0x3F));
    put(0x80 | ((point >> 6) & 0x3F));
    put(0x80 | (point & 0x3F));
  }
}

std::string_view first_characters(std::string_view text, std::size_t count) {
  const auto begins = [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; };
  std::size_t at = 0;
  for (; at < text.size(); ++at)
    if (begins(text[at]) && count-- == 0) break;
  return text.substr(0, at);
}

std::string as_utf8(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const auto from = at;
    if (next_code_point(text, at)) {
      out += text.substr(from, at - from);
    } else {
      append_utf8(0xFFFD, out);
      ++at;
    }
  }
  return out;
}

namespace {

// By its mark, or by the zero byte every ASCII character has in it.
bool looks_like_utf16(std::string_view text) {
  if (text.starts_with("\xFF\xFE") || text.starts_with("\xFE\xFF")) return true;
  return text.size() > 1 && (text[0] == '\0') != (text[1] == '\0');
}

bool is_control(char c) {
  return static_cast<unsigned char>(c) < 0x20 &&
         std::string_view("\t\n\v\f\r").find(c) == std::string_view::npos;
}

}  // namespace

std::string encoding_fault(std::string_view text) {
  if (looks_like_utf16(text)) return "the text is UTF-16, not UTF-8";
  for (std::size_t at = 0; at < text.size();) {
    if (next_code_point(text, at)) continue;
    if (std::ranges::any_of(text, is_control)) return "neither text nor an image that is known";
    const auto byte = static_cast<unsigned char>(text[at]);
    const std::string digits{upper_hex_digits[byte >> 4], upper_hex_digits[byte & 15]};
    return "the text is not UTF-8 but perhaps Latin-1 (Windows-1252): byte 0x" + digits + " at " +
           place_in(text, at);
  }
  return {};
}

std::string place_in(std::string_view text, std::size_t at) {
  const auto before = text.substr(0, at);
  const auto line = before.substr(before.rfind('\n') + 1);
  const auto is_first_byte = [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; };
  return "line " + std::to_string(std::ranges::count(before, '\n') + 1) + ", column " +
         std::to_string(std::ranges::count_if(line, is_first_byte) + 1);
}

}  // namespace cairn
