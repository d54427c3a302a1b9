// SPDX-License-Identifier: Apache-2.0
#include "json/write.h"

#include "base/scan.h"

namespace cairn::json {
namespace {

constexpr char hex_digits[] = "0123456789abcdef";

void write_escape(unsigned char c, std::string& out) {
  switch (c) {
    case '"': out += "\\\""; return;
    case '\\': out += "\\\\"; return;
    case '\b': out += "\\b"; return;
    case '\f': out += "\\f"; return;
    case '\n': out += "\\n"; return;
    case '\r': out += "\\r"; return;
    case '\t': out += "\\t"; return;
    default:
      out += "\\u00";
      out += hex_digits[c >> 4];
      out += hex_digits[c & 15];
  }
}

std::size_t find_special(std::string_view text, std::size_t from, bool html_safe) {
  if (!html_safe)
    return find_byte(text, from, [](auto c) { return (c < 0x20) | (c == '"') | (c == '\\'); });
  return find_byte(text, from, [](auto c) {
    return (c < 0x20) | (c == '"') | (c == '\\') | (c == '<') | (c == '>') | (c == '&');
  });
}

void write_text(std::string_view text, std::string& out, bool html_safe) {
  out += '"';
  for (std::size_t plain = 0; plain < text.size();) {
    const auto special = find_special(text, plain, html_safe);
    out.append(text, plain, special - plain);
    if (special < text.size()) write_escape(static_cast<unsigned char>(text[special]), out);
    plain = special + 1;
  }
  out += '"';
}

struct Writer {
  std::string& out;
  Style style;

  void line(int depth) const {
    if (style != Style::indented) return;
    out += '\n';
    out.append(static_cast<std::size_t>(depth) * 2, ' ');
  }

  void array(const Value& value, int depth) const {
    out += '[';
    bool first = true;
    for (const auto& item : value.items()) {
      if (!first) out += ',';
      first = false;
      line(depth + 1);
      any(item, depth + 1);
    }
    if (!first) line(depth);
    out += ']';
  }

  void object(const Value& value, int depth) const {
    out += '{';
    bool first = true;
    for (const auto& member : value.members()) {
      if (!first) out += ',';
      first = false;
      line(depth + 1);
      write_text(member.key, out, style == Style::html_safe);
      out += style == Style::indented ? ": " : ":";
      any(member.value, depth + 1);
    }
    if (!first) line(depth);
    out += '}';
  }

  void any(const Value& value, int depth) const {
    switch (value.kind()) {
      case Kind::null: out += "null"; return;
      case Kind::boolean: out += value.as_boolean() ? "true" : "false"; return;
      case Kind::number: out += value.number_text(); return;
      case Kind::string: write_text(value.as_string(), out, style == Style::html_safe); return;
      case Kind::array: array(value, depth); return;
      case Kind::object: object(value, depth); return;
    }
  }
};

}  // namespace

void write(const Value& value, std::string& out, Style style) { Writer{out, style}.any(value, 0); }

std::string write(const Value& value, Style style) {
  std::string out;
  write(value, out, style);
  return out;
}

void write_string(std::string_view text, std::string& out) { write_text(text, out, false); }

}  // namespace cairn::json
