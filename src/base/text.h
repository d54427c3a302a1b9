// SPDX-License-Identifier: Apache-2.0
// Small helpers for text.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace cairn {

std::string to_lower_ascii(std::string_view text);
std::string_view trim(std::string_view text);  // ASCII white space at both ends
std::vector<std::string_view> split(std::string_view text, char separator);

// Code points of well-formed UTF-8; nullopt where it is malformed (overlong forms and surrogates
// included).
std::optional<std::u32string> decode_utf8(std::string_view text);
bool is_utf8(std::string_view text);
void append_utf8(char32_t code_point, std::string& out);
// The same text with U+FFFD for every byte that is not part of well-formed UTF-8.
std::string as_utf8(std::string_view text);

// The first `count` characters of well-formed UTF-8, or all where there are fewer.
std::string_view first_characters(std::string_view text, std::size_t count);

// What is wrong with bytes that should be UTF-8 text, in words: UTF-16, no text at all, or the
// first byte that does not fit; "" where nothing is.
std::string encoding_fault(std::string_view text);

// Where a byte of the text stands, as editors count: "line 3, column 14", both from 1, columns in
// characters.
std::string place_in(std::string_view text, std::size_t at);

}  // namespace cairn
