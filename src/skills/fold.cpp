// SPDX-License-Identifier: Apache-2.0
#include "skills/fold.h"

#include <algorithm>
#include <array>
#include <cstdint>

#include "base/text.h"

namespace cairn::skills {
namespace {

struct Folded {
  std::uint16_t letter;
  const char* text;
};

// Lower case and without marks (Unicode 15, NFKD), by ascending letter.
// clang-format off
constexpr std::array letters = std::to_array<Folded>({
    {0x00C0, "a"}, {0x00C1, "a"}, {0x00C2, "a"}, {0x00C3, "a"}, {0x00C4, "a"}, {0x00C5, "a"},
    {0x00C6, "ae"}, {0x00C7, "c"}, {0x00C8, "e"}, {0x00C9, "e"}, {0x00CA, "e"}, {0x00CB, "e"},
    {0x00CC, "i"}, {0x00CD, "i"}, {0x00CE, "i"}, {0x00CF, "i"}, {0x00D0, "d"}, {0x00D1, "n"},
    {0x00D2, "o"}, {0x00D3, "o"}, {0x00D4, "o"}, {0x00D5, "o"}, {0x00D6, "o"}, {0x00D8, "o"},
    {0x00D9, "u"}, {0x00DA, "u"}, {0x00DB, "u"}, {0x00DC, "u"}, {0x00DD, "y"}, {0x00DE, "th"},
    {0x00DF, "ss"}, {0x00E0, "a"}, {0x00E1, "a"}, {0x00E2, "a"}, {0x00E3, "a"}, {0x00E4, "a"},
    {0x00E5, "a"}, {0x00E6, "ae"}, {0x00E7, "c"}, {0x00E8, "e"}, {0x00E9, "e"}, {0x00EA, "e"},
    {0x00EB, "e"}, {0x00EC, "i"}, {0x00ED, "i"}, {0x00EE, "i"}, {0x00EF, "i"}, {0x00F0, "d"},
    {0x00F1, "n"}, {0x00F2, "o"}, {0x00F3, "o"}, {0x00F4, "o"}, {0x00F5, "o"}, {0x00F6, "o"},
    {0x00F8, "o"}, {0x00F9, "u"}, {0x00FA, "u"}, {0x00FB, "u"}, {0x00FC, "u"}, {0x00FD, "y"},
    {0x00FE, "th"}, {0x00FF, "y"}, {0x0100, "a"}, {0x0101, "a"}, {0x0102, "a"}, {0x0103, "a"},
    {0x0104, "a"}, {0x0105, "a"}, {0x0106, "c"}, {0x0107, "c"}, {0x0108, "c"}, {0x0109, "c"},
    {0x010A, "c"}, {0x010B, "c"}, {0x010C, "c"}, {0x010D, "c"}, {0x010E, "d"}, {0x010F, "d"},
    {0x0110, "d"}, {0x0111, "d"}, {0x0112, "e"}, {0x0113, "e"}, {0x0114, "e"}, {0x0115, "e"},
    {0x0116, "e"}, {0x0117, "e"}, {0x0118, "e"}, {0x0119, "e"}, {0x011A, "e"}, {0x011B, "e"},
    {0x011C, "g"}, {0x011D, "g"}, {0x011E, "g"}, {0x011F, "g"}, {0x0120, "g"}, {0x0121, "g"},
    {0x0122, "g"}, {0x0123, "g"}, {0x0124, "h"}, {0x0125, "h"}, {0x0126, "h"}, {0x0127, "h"},
    {0x0128, "i"}, {0x0129, "i"}, {0x012A, "i"}, {0x012B, "i"}, {0x012C, "i"}, {0x012D, "i"},
    {0x012E, "i"}, {0x012F, "i"}, {0x0130, "i"}, {0x0131, "i"}, {0x0132, "ij"}, {0x0133, "ij"},
    {0x0134, "j"}, {0x0135, "j"}, {0x0136, "k"}, {0x0137, "k"}, {0x0138, "k"}, {0x0139, "l"},
    {0x013A, "l"}, {0x013B, "l"}, {0x013C, "l"}, {0x013D, "l"}, {0x013E, "l"}, {0x013F, "l"},
    {0x0140, "l"}, {0x0141, "l"}, {0x0142, "l"}, {0x0143, "n"}, {0x0144, "n"}, {0x0145, "n"},
    {0x0146, "n"}, {0x0147, "n"}, {0x0148, "n"}, {0x0149, "n"}, {0x014A, "n"}, {0x014B, "n"},
    {0x014C, "o"}, {0x014D, "o"}, {0x014E, "o"}, {0x014F, "o"}, {0x0150, "o"}, {0x0151, "o"},
    {0x0152, "oe"}, {0x0153, "oe"}, {0x0154, "r"}, {0x0155, "r"}, {0x0156, "r"}, {0x0157, "r"},
    {0x0158, "r"}, {0x0159, "r"}, {0x015A, "s"}, {0x015B, "s"}, {0x015C, "s"}, {0x015D, "s"},
    {0x015E, "s"}, {0x015F, "s"}, {0x0160, "s"}, {0x0161, "s"}, {0x0162, "t"}, {0x0163, "t"},
    {0x0164, "t"}, {0x0165, "t"}, {0x0166, "t"}, {0x0167, "t"}, {0x0168, "u"}, {0x0169, "u"},
    {0x016A, "u"}, {0x016B, "u"}, {0x016C, "u"}, {0x016D, "u"}, {0x016E, "u"}, {0x016F, "u"},
    {0x0170, "u"}, {0x0171, "u"}, {0x0172, "u"}, {0x0173, "u"}, {0x0174, "w"}, {0x0175, "w"},
    {0x0176, "y"}, {0x0177, "y"}, {0x0178, "y"}, {0x0179, "z"}, {0x017A, "z"}, {0x017B, "z"},
    {0x017C, "z"}, {0x017D, "z"}, {0x017E, "z"}, {0x017F, "s"}, {0x0218, "s"}, {0x0219, "s"},
    {0x021A, "t"}, {0x021B, "t"}, {0x0370, "ͱ"}, {0x0372, "ͳ"}, {0x0374, "ʹ"}, {0x0376, "ͷ"},
    {0x037A, " "}, {0x037F, "ϳ"}, {0x0386, "α"}, {0x0388, "ε"}, {0x0389, "η"}, {0x038A, "ι"},
    {0x038C, "ο"}, {0x038E, "υ"}, {0x038F, "ω"}, {0x0390, "ι"}, {0x0391, "α"}, {0x0392, "β"},
    {0x0393, "γ"}, {0x0394, "δ"}, {0x0395, "ε"}, {0x0396, "ζ"}, {0x0397, "η"}, {0x0398, "θ"},
    {0x0399, "ι"}, {0x039A, "κ"}, {0x039B, "λ"}, {0x039C, "μ"}, {0x039D, "ν"}, {0x039E, "ξ"},
    {0x039F, "ο"}, {0x03A0, "π"}, {0x03A1, "ρ"}, {0x03A3, "σ"}, {0x03A4, "τ"}, {0x03A5, "υ"},
    {0x03A6, "φ"}, {0x03A7, "χ"}, {0x03A8, "ψ"}, {0x03A9, "ω"}, {0x03AA, "ι"}, {0x03AB, "υ"},
    {0x03AC, "α"}, {0x03AD, "ε"}, {0x03AE, "η"}, {0x03AF, "ι"}, {0x03B0, "υ"}, {0x03C2, "σ"},
    {0x03CA, "ι"}, {0x03CB, "υ"}, {0x03CC, "ο"}, {0x03CD, "υ"}, {0x03CE, "ω"}, {0x03CF, "ϗ"},
    {0x03D0, "β"}, {0x03D1, "θ"}, {0x03D2, "Υ"}, {0x03D3, "Υ"}, {0x03D4, "Υ"}, {0x03D5, "φ"},
    {0x03D6, "π"}, {0x03D8, "ϙ"}, {0x03DA, "ϛ"}, {0x03DC, "ϝ"}, {0x03DE, "ϟ"}, {0x03E0, "ϡ"},
    {0x03E2, "ϣ"}, {0x03E4, "ϥ"}, {0x03E6, "ϧ"}, {0x03E8, "ϩ"}, {0x03EA, "ϫ"}, {0x03EC, "ϭ"},
    {0x03EE, "ϯ"}, {0x03F0, "κ"}, {0x03F1, "ρ"}, {0x03F2, "σ"}, {0x03F4, "θ"}, {0x03F5, "ε"},
    {0x03F7, "ϸ"}, {0x03F9, "σ"}, {0x03FA, "ϻ"}, {0x03FD, "ͻ"}, {0x03FE, "ͼ"}, {0x03FF, "ͽ"},
    {0x0400, "е"}, {0x0401, "е"}, {0x0402, "ђ"}, {0x0403, "г"}, {0x0404, "є"}, {0x0405, "ѕ"},
    {0x0406, "і"}, {0x0407, "і"}, {0x0408, "ј"}, {0x0409, "љ"}, {0x040A, "њ"}, {0x040B, "ћ"},
    {0x040C, "к"}, {0x040D, "и"}, {0x040E, "у"}, {0x040F, "џ"}, {0x0410, "а"}, {0x0411, "б"},
    {0x0412, "в"}, {0x0413, "г"}, {0x0414, "д"}, {0x0415, "е"}, {0x0416, "ж"}, {0x0417, "з"},
    {0x0418, "и"}, {0x0419, "и"}, {0x041A, "к"}, {0x041B, "л"}, {0x041C, "м"}, {0x041D, "н"},
    {0x041E, "о"}, {0x041F, "п"}, {0x0420, "р"}, {0x0421, "с"}, {0x0422, "т"}, {0x0423, "у"},
    {0x0424, "ф"}, {0x0425, "х"}, {0x0426, "ц"}, {0x0427, "ч"}, {0x0428, "ш"}, {0x0429, "щ"},
    {0x042A, "ъ"}, {0x042B, "ы"}, {0x042C, "ь"}, {0x042D, "э"}, {0x042E, "ю"}, {0x042F, "я"},
    {0x0439, "и"}, {0x0450, "е"}, {0x0451, "е"}, {0x0453, "г"}, {0x0457, "і"}, {0x045C, "к"},
    {0x045D, "и"}, {0x045E, "у"}, {0x1E00, "a"}, {0x1E01, "a"}, {0x1E02, "b"}, {0x1E03, "b"},
    {0x1E04, "b"}, {0x1E05, "b"}, {0x1E06, "b"}, {0x1E07, "b"}, {0x1E08, "c"}, {0x1E09, "c"},
    {0x1E0A, "d"}, {0x1E0B, "d"}, {0x1E0C, "d"}, {0x1E0D, "d"}, {0x1E0E, "d"}, {0x1E0F, "d"},
    {0x1E10, "d"}, {0x1E11, "d"}, {0x1E12, "d"}, {0x1E13, "d"}, {0x1E14, "e"}, {0x1E15, "e"},
    {0x1E16, "e"}, {0x1E17, "e"}, {0x1E18, "e"}, {0x1E19, "e"}, {0x1E1A, "e"}, {0x1E1B, "e"},
    {0x1E1C, "e"}, {0x1E1D, "e"}, {0x1E1E, "f"}, {0x1E1F, "f"}, {0x1E20, "g"}, {0x1E21, "g"},
    {0x1E22, "h"}, {0x1E23, "h"}, {0x1E24, "h"}, {0x1E25, "h"}, {0x1E26, "h"}, {0x1E27, "h"},
    {0x1E28, "h"}, {0x1E29, "h"}, {0x1E2A, "h"}, {0x1E2B, "h"}, {0x1E2C, "i"}, {0x1E2D, "i"},
    {0x1E2E, "i"}, {0x1E2F, "i"}, {0x1E30, "k"}, {0x1E31, "k"}, {0x1E32, "k"}, {0x1E33, "k"},
    {0x1E34, "k"}, {0x1E35, "k"}, {0x1E36, "l"}, {0x1E37, "l"}, {0x1E38, "l"}, {0x1E39, "l"},
    {0x1E3A, "l"}, {0x1E3B, "l"}, {0x1E3C, "l"}, {0x1E3D, "l"}, {0x1E3E, "m"}, {0x1E3F, "m"},
    {0x1E40, "m"}, {0x1E41, "m"}, {0x1E42, "m"}, {0x1E43, "m"}, {0x1E44, "n"}, {0x1E45, "n"},
    {0x1E46, "n"}, {0x1E47, "n"}, {0x1E48, "n"}, {0x1E49, "n"}, {0x1E4A, "n"}, {0x1E4B, "n"},
    {0x1E4C, "o"}, {0x1E4D, "o"}, {0x1E4E, "o"}, {0x1E4F, "o"}, {0x1E50, "o"}, {0x1E51, "o"},
    {0x1E52, "o"}, {0x1E53, "o"}, {0x1E54, "p"}, {0x1E55, "p"}, {0x1E56, "p"}, {0x1E57, "p"},
    {0x1E58, "r"}, {0x1E59, "r"}, {0x1E5A, "r"}, {0x1E5B, "r"}, {0x1E5C, "r"}, {0x1E5D, "r"},
    {0x1E5E, "r"}, {0x1E5F, "r"}, {0x1E60, "s"}, {0x1E61, "s"}, {0x1E62, "s"}, {0x1E63, "s"},
    {0x1E64, "s"}, {0x1E65, "s"}, {0x1E66, "s"}, {0x1E67, "s"}, {0x1E68, "s"}, {0x1E69, "s"},
    {0x1E6A, "t"}, {0x1E6B, "t"}, {0x1E6C, "t"}, {0x1E6D, "t"}, {0x1E6E, "t"}, {0x1E6F, "t"},
    {0x1E70, "t"}, {0x1E71, "t"}, {0x1E72, "u"}, {0x1E73, "u"}, {0x1E74, "u"}, {0x1E75, "u"},
    {0x1E76, "u"}, {0x1E77, "u"}, {0x1E78, "u"}, {0x1E79, "u"}, {0x1E7A, "u"}, {0x1E7B, "u"},
    {0x1E7C, "v"}, {0x1E7D, "v"}, {0x1E7E, "v"}, {0x1E7F, "v"}, {0x1E80, "w"}, {0x1E81, "w"},
    {0x1E82, "w"}, {0x1E83, "w"}, {0x1E84, "w"}, {0x1E85, "w"}, {0x1E86, "w"}, {0x1E87, "w"},
    {0x1E88, "w"}, {0x1E89, "w"}, {0x1E8A, "x"}, {0x1E8B, "x"}, {0x1E8C, "x"}, {0x1E8D, "x"},
    {0x1E8E, "y"}, {0x1E8F, "y"}, {0x1E90, "z"}, {0x1E91, "z"}, {0x1E92, "z"}, {0x1E93, "z"},
    {0x1E94, "z"}, {0x1E95, "z"}, {0x1E96, "h"}, {0x1E97, "t"}, {0x1E98, "w"}, {0x1E99, "y"},
    {0x1E9A, "aʾ"}, {0x1E9B, "s"}, {0x1E9E, "ss"}, {0x1EA0, "a"}, {0x1EA1, "a"}, {0x1EA2, "a"},
    {0x1EA3, "a"}, {0x1EA4, "a"}, {0x1EA5, "a"}, {0x1EA6, "a"}, {0x1EA7, "a"}, {0x1EA8, "a"},
    {0x1EA9, "a"}, {0x1EAA, "a"}, {0x1EAB, "a"}, {0x1EAC, "a"}, {0x1EAD, "a"}, {0x1EAE, "a"},
    {0x1EAF, "a"}, {0x1EB0, "a"}, {0x1EB1, "a"}, {0x1EB2, "a"}, {0x1EB3, "a"}, {0x1EB4, "a"},
    {0x1EB5, "a"}, {0x1EB6, "a"}, {0x1EB7, "a"}, {0x1EB8, "e"}, {0x1EB9, "e"}, {0x1EBA, "e"},
    {0x1EBB, "e"}, {0x1EBC, "e"}, {0x1EBD, "e"}, {0x1EBE, "e"}, {0x1EBF, "e"}, {0x1EC0, "e"},
    {0x1EC1, "e"}, {0x1EC2, "e"}, {0x1EC3, "e"}, {0x1EC4, "e"}, {0x1EC5, "e"}, {0x1EC6, "e"},
    {0x1EC7, "e"}, {0x1EC8, "i"}, {0x1EC9, "i"}, {0x1ECA, "i"}, {0x1ECB, "i"}, {0x1ECC, "o"},
    {0x1ECD, "o"}, {0x1ECE, "o"}, {0x1ECF, "o"}, {0x1ED0, "o"}, {0x1ED1, "o"}, {0x1ED2, "o"},
    {0x1ED3, "o"}, {0x1ED4, "o"}, {0x1ED5, "o"}, {0x1ED6, "o"}, {0x1ED7, "o"}, {0x1ED8, "o"},
    {0x1ED9, "o"}, {0x1EDA, "o"}, {0x1EDB, "o"}, {0x1EDC, "o"}, {0x1EDD, "o"}, {0x1EDE, "o"},
    {0x1EDF, "o"}, {0x1EE0, "o"}, {0x1EE1, "o"}, {0x1EE2, "o"}, {0x1EE3, "o"}, {0x1EE4, "u"},
    {0x1EE5, "u"}, {0x1EE6, "u"}, {0x1EE7, "u"}, {0x1EE8, "u"}, {0x1EE9, "u"}, {0x1EEA, "u"},
    {0x1EEB, "u"}, {0x1EEC, "u"}, {0x1EED, "u"}, {0x1EEE, "u"}, {0x1EEF, "u"}, {0x1EF0, "u"},
    {0x1EF1, "u"}, {0x1EF2, "y"}, {0x1EF3, "y"}, {0x1EF4, "y"}, {0x1EF5, "y"}, {0x1EF6, "y"},
    {0x1EF7, "y"}, {0x1EF8, "y"}, {0x1EF9, "y"}, {0x1EFA, "ỻ"}, {0x1EFC, "ỽ"}, {0x1EFE, "ỿ"},
});
// clang-format on

// Bytes of the well-formed sequence at `at`, or 0.
std::size_t sequence_bytes(std::string_view text, std::size_t at) {
  const auto lead = static_cast<std::uint8_t>(text[at]);
  const std::size_t size = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
  return at + size <= text.size() && is_utf8(text.substr(at, size)) ? size : 0;
}

char32_t code_point(std::string_view sequence) {
  const auto byte = [&](std::size_t at) {
    return static_cast<char32_t>(static_cast<std::uint8_t>(sequence[at]) & 0x3F);
  };
  const auto lead = static_cast<std::uint8_t>(sequence[0]);
  if (sequence.size() == 2) return (lead & 0x1FU) << 6 | byte(1);
  if (sequence.size() == 3) return (lead & 0x0FU) << 12 | byte(1) << 6 | byte(2);
  return (lead & 0x07U) << 18 | byte(1) << 12 | byte(2) << 6 | byte(3);
}

constexpr char32_t right_quote = 0x2019;

bool is_mark(char32_t letter) { return letter >= 0x300 && letter <= 0x36F; }

// Signs, spaces and dashes that are no part of a word.
bool parts_words(char32_t letter) {
  return letter < 0xAA || letter == 0xAB || letter == 0xB7 || letter == 0xBB || letter == 0xD7 ||
         letter == 0xF7 || (letter >= 0x2000 && letter <= 0x2BFF) ||
         (letter >= 0x3000 && letter <= 0x303F) || letter >= 0xFFF0;
}

class Folder {
 public:
  explicit Folder(std::size_t bytes) { out_.reserve(bytes); }

  void ascii(char c) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + ('a' - 'A'));
    if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '+' || c == '#')
      out_ += c;
    else if (c != '\'')
      part();
  }
  void other(char32_t letter, std::string_view sequence) {
    if (is_mark(letter) || letter == right_quote) return;
    if (parts_words(letter)) return part();
    const auto at = std::lower_bound(letters.begin(), letters.end(), letter,
                                     [](const Folded& a, char32_t b) { return a.letter < b; });
    if (at != letters.end() && at->letter == letter)
      out_ += at->text;
    else
      out_ += sequence;
  }
  void part() {
    if (!out_.empty() && out_.back() != ' ') out_ += ' ';
  }
  std::string take() {
    if (!out_.empty() && out_.back() == ' ') out_.pop_back();
    return std::move(out_);
  }

 private:
  std::string out_;
};

}  // namespace

std::string fold(std::string_view text) {
  Folder out(text.size());
  for (std::size_t at = 0; at < text.size();) {
    if (static_cast<std::uint8_t>(text[at]) < 0x80) {
      out.ascii(text[at++]);
      continue;
    }
    const auto size = sequence_bytes(text, at);
    if (size == 0) {
      out.part();
      ++at;
      continue;
    }
    const auto sequence = text.substr(at, size);
    out.other(code_point(sequence), sequence);
    at += size;
  }
  return out.take();
}

}  // namespace cairn::skills
