// SPDX-License-Identifier: Apache-2.0
#include "render/card_image.h"

#include "render/badge_picture.h"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

#include "base/text.h"
#include "render/xml.h"

namespace cairn::render {
namespace {

constexpr double left = 548;
constexpr double width_max = 580;

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

std::string cut_to(std::string_view text, double width) {
  return width_of(text) <= width ? std::string(text) : with_ellipsis(text, width);
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

struct Style {
  std::string_view family;
  std::string_view colour;
  int weight;
  double size_max;
  double size_min;
  std::size_t lines_max;
};

constexpr std::string_view serif = "Noto Serif, DejaVu Serif, Georgia, serif";
constexpr std::string_view sans = "Noto Sans, DejaVu Sans, sans-serif";
constexpr Style title_style{serif, "#1d2421", 600, 60, 36, 3};
constexpr Style name_style{sans, "#1d2421", 600, 36, 28, 2};
constexpr Style quiet_style{sans, "#56605a", 400, 26, 22, 2};

struct Block {
  std::string elements;
  double height = 0;
};

// The text at the largest size at which it fits, its first line below `top`.
Block block_of(std::string_view text, const Style& style, double top) {
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
  Block block;
  block.height = leading * static_cast<double>(lines.size());
  double y = top + size * 0.98;
  for (const auto& line : lines) {
    block.elements += fmt::format(
        R"(<text x="{}" y="{:.1f}" font-family="{}" font-weight="{}" font-size="{:.1f}" fill="{}">{}</text>)",
        left, y, style.family, style.weight, size, style.colour, xml_escaped(line));
    y += leading;
  }
  return block;
}

constexpr std::string_view revoked_mark =
    R"(<rect x="548" y="{:.1f}" width="206" height="56" rx="28" fill="#9b2226"/>)"
    R"(<text x="651" y="{:.1f}" text-anchor="middle" font-family="Noto Sans, DejaVu Sans, sans-serif" font-weight="600" font-size="30" fill="#ffffff">{}</text>)";

// The stones of Cairn's own mark.
constexpr std::string_view stones =
    R"~(<g transform="translate(548 536) scale(1.5)" fill="#1a5f4f"><path opacity="0.65" d="M4.600 27.600c-2-.2-3-1.700-2.600-3.200.5-2 3.700-3.100 8.200-3.400 5.600-.4 13.200-.2 16.900 1 2.500.8 3.300 2.400 2.500 4-.6 1.200-2.200 1.700-5 1.800-6.500.3-14.500.3-20-.2z"/><path opacity="0.82" d="M8.300 19.300c-1.600-.3-2.300-1.600-1.800-2.900.7-1.800 3.600-2.700 7.300-2.800 4-.1 8.400.4 10.300 1.600 1.500 1 1.600 2.500.5 3.400-.9.800-2.400 1-4.600 1.100-4 .2-8.400.2-11.700-.4z"/><path d="M12.300 12c-1.300-.4-1.700-1.600-1.100-2.900.8-1.800 2.600-3.900 4.400-4.300 2-.4 4.600 1.600 5.500 3.600.7 1.600.3 2.900-1.100 3.400-1.900.7-5.700.8-7.700.2z"/></g>)~";

std::string words_of(const Card& card) {
  const auto title = block_of(card.achievement, title_style, 0);
  const auto name = block_of(card.learner, name_style, 0);
  const auto by = said(phrase("Awarded by {}", card.organisation), card.words);
  const auto owner = block_of(by, quiet_style, 0);
  const double mark = card.revoked ? 56 + 30 : 0;
  // In the middle of what is above the last line.
  double y = std::max(48.0, (520 - mark - title.height - 26 - name.height - 8 - owner.height) / 2);
  std::string out;
  if (card.revoked)
    out += fmt::format(revoked_mark, y, y + 39, xml_escaped(card.words(to_say("Revoked"))));
  y += mark;
  out += block_of(card.achievement, title_style, y).elements;
  y += title.height + 26;
  out += block_of(card.learner, name_style, y).elements;
  y += name.height + 8;
  return out + block_of(by, quiet_style, y).elements;
}

}  // namespace

Result<std::string> card_svg(const Card& card) {
  CAIRN_TRY(auto badge, badge_svg(card.design, card.achievement));
  if (!card.picture.empty()) badge = picture_svg(card.picture, card.achievement);
  std::string out = fmt::format(
      R"(<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {0} {1}" width="{0}" height="{1}"><filter id="grey"><feColorMatrix type="saturate" values="0"/></filter><rect width="{0}" height="{1}" fill="#faf8f3"/><rect width="480" height="{1}" fill="{2}"/>)",
      card_width_px, card_height_px, card.revoked ? "#ebe9e3" : "#e2efe9");
  out += fmt::format(R"~(<g transform="translate(50 125) scale(0.7422)"{}>{}</g>)~",
                     card.revoked ? R"~( filter="url(#grey)" opacity="0.55")~" : "", badge);
  out += words_of(card);
  const auto check = said(card.revoked ? phrase("Read why: {}", card.place)
                                       : phrase("Anyone can check it: {}", card.place),
                          card.words);
  out += stones;
  out += fmt::format(
      R"(<text x="612" y="569" font-family="{}" font-size="24" fill="#56605a">{}</text>)", sans,
      xml_escaped(cut_to(check, (width_max - 64) / 24)));
  return out + "</svg>";
}

}  // namespace cairn::render
