// SPDX-License-Identifier: Apache-2.0
// Text of unknown character set as UTF-8. Spreadsheets write UTF-8 with and without a byte order
// mark, UTF-16, and Windows-1252; which of them it was is told, never guessed in silence.
#pragma once
#include <string>
#include <string_view>

#include "base/bytes.h"

namespace cairn::encoding {

enum class CharacterSet : std::uint8_t {
  utf8,
  damaged_utf8,  // most of it is UTF-8, some of it is not
  utf16,         // by its byte order mark
  windows_1252,  // also ISO 8859-1, whose letters and signs it shares
};

struct DecodedText {
  CharacterSet set = CharacterSet::utf8;
  std::string text;  // UTF-8; of damaged_utf8 and utf8 empty: the bytes themselves are the text
  std::size_t mark_bytes = 0;  // of utf8 and damaged_utf8: the byte order mark before the text
};

// Linear. An unpaired surrogate and a byte that Windows-1252 leaves out become U+FFFD.
DecodedText decode_text(ByteView bytes);

}  // namespace cairn::encoding
