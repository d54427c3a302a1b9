// SPDX-License-Identifier: Apache-2.0
// JSON text of a Value. Numbers are written as they were read; "/" is left alone, "<" becomes
// \u003c on request so that the text may stand inside an HTML script element.
#pragma once
#include <string>

#include "base/text_buffer.h"
#include "json/value.h"

namespace cairn::json {

inline constexpr std::size_t escape_bytes_max = 6;  // \u00xx

enum class Style : std::uint8_t { compact, indented, html_safe };

std::string write(const Value& value, Style style = Style::compact);
void write(const Value& value, TextBuffer& out, Style style = Style::compact);

// `text` in quotes with the escapes RFC 8259 demands and no others.
void write_string(std::string_view text, TextBuffer& out);
void write_string(const Value& string, TextBuffer& out);

}  // namespace cairn::json
