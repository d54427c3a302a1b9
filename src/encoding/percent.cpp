// SPDX-License-Identifier: Apache-2.0
#include "encoding/percent.h"

#include "base/hex_digit.h"

namespace cairn::encoding {
namespace {

// Whether a text begins with a whole escape.
bool is_escape(std::string_view text) {
  return text.size() > 2 && text[0] == '%' && hex_value(text[1]) >= 0 && hex_value(text[2]) >= 0;
}

}  // namespace

std::string percent_decoded(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (is_escape(text.substr(i))) {
      out += static_cast<char>(hex_value(text[i + 1]) * 16 + hex_value(text[i + 2]));
      i += 2;
    } else {
      out += text[i];
    }
  }
  return out;
}

Result<std::string> percent_decoded_strictly(std::string_view text) {
  for (auto at = text.find('%'); at != text.npos; at = text.find('%', at + 1))
    if (!is_escape(text.substr(at)))
      return fail(ErrorCode::unreadable, "rfc3986#2.1", "A percent escape is not complete.");
  return percent_decoded(text);
}

std::string percent_encoded(std::string_view text) {
  std::string out;
  for (const char c : text) {
    const bool unreserved = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
                            (c >= '0' && c <= '9') || c == '-' || c == '.' || c == '_' || c == '~';
    if (unreserved) {
      out += c;
    } else {
      const auto byte = static_cast<unsigned char>(c);
      out += {'%', upper_hex_digits[byte >> 4], upper_hex_digits[byte & 15]};
    }
  }
  return out;
}

}  // namespace cairn::encoding
