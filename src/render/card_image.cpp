// SPDX-License-Identifier: Apache-2.0
#include "render/card_image.h"

#include <fmt/format.h>

#include <algorithm>

#include "render/badge_picture.h"
#include "render/text_block.h"
#include "render/xml.h"

namespace cairn::render {
namespace {

constexpr double left = 548;
constexpr double width_max = 580;

constexpr TextStyle title_style{serif_family, "#1d2421", 600, 60, 36, 3};
constexpr TextStyle name_style{sans_family, "#1d2421", 600, 36, 28, 2};
constexpr TextStyle quiet_style{sans_family, "#56605a", 400, 26, 22, 2};

TextBlock block_of(std::string_view text, const TextStyle& style, double top) {
  return text_block(text, style, {.left = left, .width = width_max}, top);
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
      R"(<text x="612" y="569" font-family="{}" font-size="24" fill="#56605a">{}</text>)",
      sans_family, xml_escaped(cut_to(check, (width_max - 64) / 24)));
  return out + "</svg>";
}

}  // namespace cairn::render
