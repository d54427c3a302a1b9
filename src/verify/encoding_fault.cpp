// SPDX-License-Identifier: Apache-2.0
// UTF-8 read as Latin-1 or Windows-1252 and written as UTF-8 again leaves pairs that no language
// uses: a capital A with tilde or circumflex before a sign of the upper half, or "â€".
#include "verify/encoding_fault.h"

#include <string>

#include "base/text.h"

namespace cairn::verify {
namespace {

// What the bytes 0x80 to 0xBF become when read as Latin-1 or Windows-1252.
bool is_misread_continuation(char32_t c) {
  if (c >= 0x80 && c <= 0xBF) return true;
  constexpr std::u32string_view windows_1252 =
      U"\u20AC\u201A\u0192\u201E\u2026\u2020\u2021\u02C6\u2030\u0160\u2039\u0152\u017D\u2018\u2019"
      U"\u201C\u201D\u2022\u2013\u2014\u02DC\u2122\u0161\u203A\u0153\u017E\u0178";
  return windows_1252.find(c) != windows_1252.npos;
}

}  // namespace

bool looks_wrongly_encoded(std::string_view text) {
  const auto letters = decode_utf8(text);
  if (!letters) return true;
  for (std::size_t i = 0; i < letters->size(); ++i) {
    const char32_t c = (*letters)[i];
    if (c == 0xFFFD) return true;
    if (i + 1 == letters->size()) break;
    const bool two_bytes = c >= 0xC2 && c <= 0xDF && is_misread_continuation((*letters)[i + 1]);
    const bool three_bytes = c >= 0xE0 && c <= 0xEF && i + 2 < letters->size() &&
                             is_misread_continuation((*letters)[i + 1]) &&
                             is_misread_continuation((*letters)[i + 2]);
    if (two_bytes || three_bytes) return true;
  }
  return false;
}

}  // namespace cairn::verify
