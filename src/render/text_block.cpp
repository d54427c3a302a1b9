// SPDX-License-Identifier: Apache-2.0
#include "render/text_block.h"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

#include "base/text.h"
#include "render/xml.h"

namespace cairn::render {
namespace {

// Of scripts that are written without spaces, where a line may break anywhere.
bool is_wide(char32_t c) { return c >= 0x1100 && !(c >= 0x2000 && c < 0x2e80); }

// About how wide a text is, in units of its font size: nobody here has read the font, so a little
// is added.
double width_of(std::string_view text) {
  double width = 0;
  for (const auto c : decode_utf8(text).value_or(std::u32string())) {
    const bool narrow =
        c == U' ' || std::u32string_view(U"fijlrtI.,;:!'|()").find(c) != std::u32string_view::npos;
    const bool broad = (c >= U'A' && c <= U'Z') || c == U'm' || c == U'w' || c == U'—';
    width += is_wide(c) ? 1.05 : broad ? 0.74 : narrow ? 0.36 : 0.6;
  }
  return width;
}

// As much of the text as fits with an ellipsis behind it.
std::string with_ellipsis(std::string_view text, double width) {
  std::string out;
  for (const auto c : decode_utf8(text).value_or(std::u32string())) {
    auto longer = out;
    append_utf8(c, longer);
    if (width_of(longer + "…") > width) break;
    out = std::move(longer);
  }
  return std::string(trim(out)) + "…";
}

// Whether some word must be broken that had better not be.
bool breaks_a_word(std::string_view text, double width) {
  for (const auto word : split(text, ' ')) {
    const auto points = decode_utf8(word).value_or(std::u32string());
    if (width_of(word) > width && std::none_of(points.begin(), points.end(), is_wide)) return true;
  }
  return false;
}

// A word in pieces of at most that width: scripts without spaces, and very long words.
std::vector<std::string> pieces_of(std::string_view word, double width) {
  std::vector<std::string> pieces(1);
  for (const auto c : decode_utf8(word).value_or(std::u32string())) {
    auto longer = pieces.back();
    append_utf8(c, longer);
    if (width_of(longer) <= width || pieces.back().empty())
      pieces.back() = std::move(longer);
    else
      append_utf8(c, pieces.emplace_back());
  }
  return pieces;
}

// Words into lines of at most that width.
std::vector<std::string> lines_of(std::string_view text, double width) {
  std::vector<std::string> lines;
  for (const auto word : split(text, ' ')) {
    if (word.empty()) continue;
    if (!lines.empty() && width_of(lines.back() + " " + std::string(word)) <= width) {
      (lines.back() += ' ') += word;
      continue;
    }
    for (auto& piece : pieces_of(word, width)) lines.push_back(std::move(piece));
  }
  return lines;
}

// Of scripts that run from right to left: Hebrew to Arabic, their presentation forms, and those of
// the supplementary planes (Unicode, DerivedBidiClass).
bool runs_right_to_left(char32_t c) {
  return (c >= 0x590 && c < 0x900) || (c >= 0xfb1d && c < 0xfe00) || (c >= 0xfe70 && c < 0xff00) ||
         (c >= 0x10800 && c < 0x11000) || (c >= 0x1e800 && c < 0x1f000);
}

bool is_letter_of_others(char32_t c) {
  return (c >= U'A' && c <= U'Z') || (c >= U'a' && c <= U'z') || (c >= 0xc0 && c < 0x2000) ||
         c >= 0x2c00;
}

// The direction of a text is that of its first letter (UAX #9, rules P2 and P3); of one without
// letters that of the page.
bool begins_right_to_left(std::string_view text, bool otherwise) {
  for (const auto c : decode_utf8(text).value_or(std::u32string())) {
    if (runs_right_to_left(c)) return true;
    if (is_letter_of_others(c)) return false;
  }
  return otherwise;
}

// Attributes of lines: they stand at the page's side, whichever way they run.
std::string side_of(const TextPlace& place, bool right_to_left) {
  std::string out;
  if (right_to_left) out += R"( direction="rtl")";
  if (right_to_left != place.right_to_left) out += R"( text-anchor="end")";
  return out;
}

}  // namespace

std::string cut_to(std::string_view text, double width) {
  return width_of(text) <= width ? std::string(text) : with_ellipsis(text, width);
}

// The text at the largest size at which it fits, its first line below `top`.
TextBlock text_block(std::string_view text, const TextStyle& style, const TextPlace& place,
                     double top) {
  const auto width_max = place.width;
  double size = style.size_max;
  auto lines = lines_of(text, width_max / size);
  while (size > style.size_min &&
         (lines.size() > style.lines_max || breaks_a_word(text, width_max / size))) {
    size -= 2;
    lines = lines_of(text, width_max / size);
  }
  if (lines.size() > style.lines_max) {
    lines.resize(style.lines_max);
    lines.back() = with_ellipsis(lines.back(), width_max / size);
  }
  const double leading = size * 1.24;
  TextBlock block;
  block.height = leading * static_cast<double>(lines.size());
  const auto side = side_of(place, begins_right_to_left(text, place.right_to_left));
  const double x = place.left + (place.right_to_left ? place.width : 0);
  double y = top + size * 0.98;
  for (const auto& line : lines) {
    block.elements += fmt::format(
        R"(<text x="{}" y="{:.1f}"{} font-family="{}" font-weight="{}" font-size="{:.1f}" fill="{}">{}</text>)",
        x, y, side, style.family, style.weight, size, style.colour, xml_escaped(line));
    y += leading;
  }
  return block;
}

}  // namespace cairn::render
