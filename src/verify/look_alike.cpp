// SPDX-License-Identifier: Apache-2.0
// Names that look alike: a small part of the confusables of UTS #39, enough for letters of
// Cyrillic, Greek and full-width script that pass for Latin ones, and for marks nobody sees.
#include <algorithm>
#include <iterator>

#include "base/text.h"
#include "verify/trust.h"

namespace cairn::verify {
namespace {

struct Twin {
  char32_t letter;
  char latin;
};

// Sorted by letter. Upper case of both scripts goes to lower-case Latin.
constexpr Twin twins[] = {
    {U'0', 'o'},   {U'1', 'l'},   {U'5', 's'},   {U'|', 'l'},   {0x00D7, 'x'}, {0x0131, 'l'},
    {0x0142, 'l'}, {0x0251, 'a'}, {0x0261, 'g'}, {0x0269, 'l'}, {0x0391, 'a'}, {0x0392, 'b'},
    {0x0395, 'e'}, {0x0396, 'z'}, {0x0397, 'h'}, {0x0399, 'l'}, {0x039A, 'k'}, {0x039C, 'm'},
    {0x039D, 'n'}, {0x039F, 'o'}, {0x03A1, 'p'}, {0x03A4, 't'}, {0x03A5, 'y'}, {0x03A7, 'x'},
    {0x03B1, 'a'}, {0x03B9, 'l'}, {0x03BA, 'k'}, {0x03BD, 'v'}, {0x03BF, 'o'}, {0x03C1, 'p'},
    {0x03C5, 'u'}, {0x03C7, 'x'}, {0x0405, 's'}, {0x0406, 'l'}, {0x0408, 'j'}, {0x0410, 'a'},
    {0x0412, 'b'}, {0x0415, 'e'}, {0x041A, 'k'}, {0x041C, 'm'}, {0x041D, 'h'}, {0x041E, 'o'},
    {0x0420, 'p'}, {0x0421, 'c'}, {0x0422, 't'}, {0x0423, 'y'}, {0x0425, 'x'}, {0x0430, 'a'},
    {0x0432, 'b'}, {0x0435, 'e'}, {0x043A, 'k'}, {0x043C, 'm'}, {0x043D, 'h'}, {0x043E, 'o'},
    {0x0440, 'p'}, {0x0441, 'c'}, {0x0442, 't'}, {0x0443, 'y'}, {0x0445, 'x'}, {0x0455, 's'},
    {0x0456, 'l'}, {0x0458, 'j'}, {0x0461, 'w'}, {0x04BB, 'h'}, {0x0501, 'd'}, {0x051B, 'q'},
    {0x051D, 'w'}, {0x0578, 'n'}, {0x057D, 'u'}, {0x0585, 'o'},
};

constexpr bool sorted() {
  for (std::size_t i = 1; i < std::size(twins); ++i)
    if (twins[i - 1].letter >= twins[i].letter) return false;
  return true;
}
static_assert(sorted());

// Base letters of U+00C0 to U+017F; 0 where the letter has none ('.' fills the gaps).
constexpr std::string_view base_letters =
    "aaaaaaaceeeeiiiidnooooo.ouuuuypsaaaaaaaceeeeiiiidnooooo.ouuuuypy"
    "aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiiijjkkkllllllll"
    "llnnnnnnnnnoooooooorrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs";

bool is_unseen(char32_t c) {
  return c <= U' ' || (c >= 0x0300 && c <= 0x036F) || (c >= 0x2000 && c <= 0x206F) || c == 0x00AD ||
         c == 0x00A0 || c == 0x3000 || c == 0xFEFF ||
         (c < 0x80 && std::u32string_view(U".,'\"`-_()&/").find(c) != std::u32string_view::npos);
}

char32_t skeleton_of(char32_t c) {
  if (c >= 0xFF01 && c <= 0xFF5E) c -= 0xFEE0;  // full-width forms
  const auto* twin =
      std::lower_bound(std::begin(twins), std::end(twins), c,
                       [](const Twin& t, char32_t letter) { return t.letter < letter; });
  if (twin != std::end(twins) && twin->letter == c) return static_cast<char32_t>(twin->latin);
  if (c >= 0x00C0 && c - 0x00C0 < base_letters.size() && base_letters[c - 0x00C0] != '.')
    c = static_cast<char32_t>(base_letters[c - 0x00C0]);
  if (c >= U'A' && c <= U'Z') c += U'a' - U'A';
  return c == U'i' ? U'l' : c;
}

std::u32string skeleton(std::string_view text) {
  std::u32string out;
  for (const char32_t c : decode_utf8(text).value_or(U"")) {
    if (is_unseen(c)) continue;
    const char32_t letter = skeleton_of(c);
    if (letter == U'n' && !out.empty() && out.back() == U'r') {
      out.back() = U'm';
    } else {
      out += letter;
    }
  }
  return out;
}

}  // namespace

bool look_alike(std::string_view a, std::string_view b) {
  const auto left = skeleton(a);
  return !left.empty() && left == skeleton(b);
}

}  // namespace cairn::verify
