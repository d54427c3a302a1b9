// SPDX-License-Identifier: Apache-2.0
#include "json/write.h"

#include "base/hex_digit.h"
#include "base/scan.h"

namespace cairn::json {
namespace {

// What stands in the text for one byte that may not stand for itself.
char* put_escape(unsigned char c, char* at) {
  switch (c) {
    case '"': return put("\\\"", at);
    case '\\': return put("\\\\", at);
    case '\b': return put("\\b", at);
    case '\f': return put("\\f", at);
    case '\n': return put("\\n", at);
    case '\r': return put("\\r", at);
    case '\t': return put("\\t", at);
    default: break;
  }
  at = put("\\u00", at);
  *at++ = lower_hex_digits[c >> 4];
  *at++ = lower_hex_digits[c & 15];
  return at;
}

std::size_t find_special(std::string_view text, std::size_t from, bool html_safe) {
  if (!html_safe)
    return find_byte(text, from, [](auto c) { return (c < 0x20) | (c == '"') | (c == '\\'); });
  return find_byte(text, from, [](auto c) {
    return (c < 0x20) | (c == '"') | (c == '\\') | (c == '<') | (c == '>') | (c == '&');
  });
}

void write_text(std::string_view text, TextBuffer& out, bool html_safe) {
  auto* at = out.room(text.size() * escape_bytes_max + 2);
  *at++ = '"';
  for (std::size_t plain = 0; plain < text.size();) {
    const auto special = find_special(text, plain, html_safe);
    at = put(text.substr(plain, special - plain), at);
    if (special < text.size()) at = put_escape(static_cast<unsigned char>(text[special]), at);
    plain = special + 1;
  }
  *at++ = '"';
  out.end_at(at);
}

struct Writer {
  TextBuffer& out;
  Style style;

  void line(int depth) const {
    if (style != Style::indented) return;
    out.push_back('\n');
    for (int i = 0; i < depth; ++i) out.append("  ");
  }

  void array(const Value& value, int depth) const {
    out.push_back('[');
    bool first = true;
    for (const auto& item : value.items()) {
      if (!first) out.push_back(',');
      first = false;
      line(depth + 1);
      any(item, depth + 1);
    }
    if (!first) line(depth);
    out.push_back(']');
  }

  void object(const Value& value, int depth) const {
    out.push_back('{');
    bool first = true;
    for (const auto& member : value.members()) {
      if (!first) out.push_back(',');
      first = false;
      line(depth + 1);
      write_text(member.key, out, style == Style::html_safe);
      out.push_back(':');
      if (style == Style::indented) out.push_back(' ');
      any(member.value, depth + 1);
    }
    if (!first) line(depth);
    out.push_back('}');
  }

  void any(const Value& value, int depth) const {
    switch (value.kind()) {
      case Kind::null: out.append("null"); return;
      case Kind::boolean: out.append(value.as_boolean() ? "true" : "false"); return;
      case Kind::number: out.append(value.number_text()); return;
      case Kind::string:
        if (style == Style::html_safe) return write_text(value.as_string(), out, true);
        return write_string(value, out);
      case Kind::array: array(value, depth); return;
      case Kind::object: object(value, depth); return;
    }
  }
};

}  // namespace

void write(const Value& value, TextBuffer& out, Style style) { Writer{out, style}.any(value, 0); }

std::string write(const Value& value, Style style) {
  TextBuffer out;
  write(value, out, style);
  return std::string(out.view());
}

void write_string(std::string_view text, TextBuffer& out) { write_text(text, out, false); }

void write_string(const Value& string, TextBuffer& out) {
  const auto text = string.as_string();
  if (!string.is_plain()) return write_text(text, out, false);
  auto* at = out.room(text.size() + 2);
  *at++ = '"';
  at = put(text, at);
  *at++ = '"';
  out.end_at(at);
}

}  // namespace cairn::json
