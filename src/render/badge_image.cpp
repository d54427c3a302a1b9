// SPDX-License-Identifier: Apache-2.0
#include "render/badge_image.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

#include "app/fields.h"
#include "base/hex_digit.h"
#include "base/text.h"
#include "render/xml.h"

namespace cairn::render {
namespace {

struct ShapeRow {
  BadgeShape shape;
  std::string_view name;
  std::string_view outline;  // SVG element without fill; 512 units wide
};

constexpr std::array shapes{
    ShapeRow{
        BadgeShape::hexagon, "hexagon",
        R"(<path d="M256 14 L462 133 Q470 138 470 147 V365 Q470 374 462 379 L264 493 Q256 498 248 493 L50 379 Q42 374 42 365 V147 Q42 138 50 133 Z")"},
    ShapeRow{BadgeShape::circle, "circle", R"(<circle cx="256" cy="256" r="240")"},
    ShapeRow{
        BadgeShape::shield, "shield",
        R"(<path d="M256 14 C316 52 388 66 458 66 V250 C458 372 366 456 256 498 C146 456 54 372 54 250 V66 C124 66 196 52 256 14 Z")"},
    ShapeRow{BadgeShape::square, "square",
             R"(<rect x="24" y="24" width="464" height="464" rx="72")"},
};

struct IconRow {
  BadgeIcon icon;
  std::string_view name;
  std::string_view
      drawing;  // SVG elements in a box of 100 by 100 units, inheriting fill and stroke
};

constexpr std::array icons{
    IconRow{
        BadgeIcon::cairn, "cairn",
        R"(<ellipse cx="50" cy="86" rx="42" ry="13"/><ellipse cx="48" cy="59" rx="31" ry="11"/><ellipse cx="53" cy="36" rx="22" ry="10"/><ellipse cx="49" cy="16" rx="13" ry="8"/>)"},
    IconRow{BadgeIcon::star, "star",
            R"(<path d="M50 4 L63 37 L98 39 L71 61 L80 95 L50 76 L20 95 L29 61 L2 39 L37 37 Z"/>)"},
    IconRow{
        BadgeIcon::book, "book",
        R"(<path d="M6 18 C22 10 38 12 47 20 V90 C38 82 22 80 6 88 Z M94 18 C78 10 62 12 53 20 V90 C62 82 78 80 94 88 Z"/>)"},
    IconRow{
        BadgeIcon::code, "code",
        R"(<path d="M34 22 L40 30 L16 50 L40 70 L34 78 L2 50 Z M66 22 L60 30 L84 50 L60 70 L66 78 L98 50 Z M55 14 L64 17 L45 86 L36 83 Z"/>)"},
    IconRow{
        BadgeIcon::gear, "gear",
        R"(<path fill-rule="evenodd" d="M43 4 H57 L60 18 L71 23 L83 15 L93 25 L85 37 L89 46 L98 50 V57 L86 62 L82 72 L90 84 L80 93 L68 85 L59 89 L56 98 H44 L41 89 L31 85 L19 93 L9 83 L16 71 L12 61 L2 57 V44 L13 40 L18 29 L10 17 L20 7 L32 15 L40 11 Z M50 34 A17 17 0 1 0 50 68 A17 17 0 1 0 50 34 Z"/>)"},
    IconRow{
        BadgeIcon::heart, "heart",
        R"(<path d="M50 92 C10 62 2 42 8 26 C15 8 40 8 50 28 C60 8 85 8 92 26 C98 42 90 62 50 92 Z"/>)"},
    IconRow{
        BadgeIcon::people, "people",
        R"(<circle cx="50" cy="24" r="17"/><path d="M18 92 C18 62 34 48 50 48 C66 48 82 62 82 92 Z"/><circle cx="14" cy="38" r="11"/><path d="M0 78 C0 62 6 54 20 53 C14 62 11 70 10 78 Z"/><circle cx="86" cy="38" r="11"/><path d="M100 78 C100 62 94 54 80 53 C86 62 89 70 90 78 Z"/>)"},
    IconRow{
        BadgeIcon::chart, "chart",
        R"(<path d="M6 88 H94 V96 H6 Z M14 56 H30 V82 H14 Z M42 34 H58 V82 H42 Z M70 10 H86 V82 H70 Z"/>)"},
    IconRow{
        BadgeIcon::leaf, "leaf",
        R"(<path fill-rule="evenodd" d="M94 6 C40 4 8 26 10 62 C10 74 15 82 20 86 C30 62 46 46 68 36 C48 52 34 68 26 92 C60 98 96 78 94 6 Z"/>)"},
    IconRow{BadgeIcon::none, "none", ""},
};

// WCAG 2.2 relative luminance of "#rrggbb"; nullopt where it is no such colour.
std::optional<double> luminance(std::string_view colour) {
  if (colour.size() != 7 || colour[0] != '#') return std::nullopt;
  double channels[3];
  for (std::size_t i = 0; i < 3; ++i) {
    int value = 0;
    for (const char c : colour.substr(1 + 2 * i, 2)) {
      const int digit = hex_value(c);
      if (digit < 0) return std::nullopt;
      value = value * 16 + digit;
    }
    const double s = value / 255.0;
    channels[i] = s <= 0.04045 ? s / 12.92 : std::pow((s + 0.055) / 1.055, 2.4);
  }
  return 0.2126 * channels[0] + 0.7152 * channels[1] + 0.0722 * channels[2];
}

constexpr std::size_t lines_max = 3;

std::size_t width_of(std::string_view word) {
  const auto points = decode_utf8(word);
  return points ? points->size() : word.size();
}

// Words into at most `lines_max` lines of about equal width.
std::vector<std::string> wrapped(std::string_view text) {
  std::vector<std::string_view> words;
  for (const auto word : split(text, ' '))
    if (!word.empty()) words.push_back(word);
  const std::size_t lines_wanted = width_of(text) <= 14 ? 1 : width_of(text) <= 30 ? 2 : lines_max;
  const std::size_t target = (width_of(text) + lines_wanted - 1) / lines_wanted;
  std::vector<std::string> lines;
  for (const auto word : words) {
    const bool fits = !lines.empty() && width_of(lines.back()) + 1 + width_of(word) <= target + 3;
    if (fits || lines.size() == lines_max)
      (lines.back() += ' ') += word;
    else
      lines.emplace_back(word);
  }
  return lines;
}

std::string text_element(const BadgeDesign& design, std::string_view ink) {
  const auto lines = wrapped(design.text);
  if (lines.empty()) return {};
  std::size_t widest = 1;
  for (const auto& line : lines) widest = std::max(widest, width_of(line));
  const bool alone = design.icon == BadgeIcon::none;
  const double room = design.shape == BadgeShape::shield ? 300 : 350;
  const double size = std::min(alone ? 64.0 : 46.0, room / (0.56 * static_cast<double>(widest)));
  const double leading = size * 1.18;
  const double middle = alone ? 256 : 348;
  double y = middle - leading * (static_cast<double>(lines.size()) - 1) / 2 + size * 0.36;
  std::string out = fmt::format(
      R"(<g fill="{}" font-family="Noto Sans, DejaVu Sans, sans-serif" font-weight="600" font-size="{:.1f}" text-anchor="middle">)",
      ink, size);
  for (const auto& line : lines) {
    out += fmt::format(R"(<text x="256" y="{:.1f}">{}</text>)", y, xml_escaped(line));
    y += leading;
  }
  return out + "</g>";
}

std::string icon_element(const BadgeDesign& design, std::string_view ink) {
  const auto& drawing = icons[static_cast<std::size_t>(design.icon)].drawing;
  if (drawing.empty()) return {};
  const bool alone = trim(design.text).empty();
  const double scale = alone ? 2.5 : 1.7;
  const double left = 256 - 50 * scale;
  const double top = (alone ? 256 : 190) - 50 * scale;
  return fmt::format(R"~(<g fill="{}" transform="translate({:.1f} {:.1f}) scale({})">{}</g>)~", ink,
                     left, top, scale, drawing);
}

template <class Rows>
auto find_named(const Rows& rows, std::string_view name) {
  return std::find_if(rows.begin(), rows.end(), [&](const auto& row) { return row.name == name; });
}

}  // namespace

std::optional<BadgeShape> badge_shape(std::string_view name) {
  const auto row = find_named(shapes, name);
  return row == shapes.end() ? std::nullopt : std::optional(row->shape);
}

std::optional<BadgeIcon> badge_icon(std::string_view name) {
  const auto row = find_named(icons, name);
  return row == icons.end() ? std::nullopt : std::optional(row->icon);
}

std::string_view name_of(BadgeShape shape) { return shapes[static_cast<std::size_t>(shape)].name; }
std::string_view name_of(BadgeIcon icon) { return icons[static_cast<std::size_t>(icon)].name; }

Status check(const BadgeDesign& design) {
  app::Faults faults;
  if (!luminance(design.colour))
    faults.add(
        fail(ErrorCode::invalid, "badge image", "The colour must look like #1f6f5c.", "/colour"));
  const auto points = decode_utf8(design.text);
  if (!points || points->size() > badge_text_code_points_max)
    faults.add(fail(ErrorCode::invalid, "badge image",
                    fmt::format("The words in the picture are longer than {} characters.",
                                badge_text_code_points_max),
                    "/text"));
  return faults.verdict();
}

Result<std::string> badge_svg(const BadgeDesign& design, std::string_view title) {
  CAIRN_CHECK(check(design));
  const auto light = luminance(design.colour);
  // Equal contrast with black and white lies at a luminance of 0.179.
  const std::string_view ink = *light > 0.179 ? "#111111" : "#ffffff";
  const auto outline = shapes[static_cast<std::size_t>(design.shape)].outline;
  std::string out = fmt::format(
      R"(<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 512 512" width="512" height="512" role="img" aria-labelledby="title"><title id="title">{}</title>)",
      xml_escaped(title));
  out += fmt::format(R"({} fill="{}"/>)", outline, design.colour);
  out += fmt::format(
      R"~(<g transform="translate(256 256) scale(0.92) translate(-256 -256)">{} fill="none" stroke="{}" stroke-opacity="0.55" stroke-width="6"/></g>)~",
      outline, ink);
  out += icon_element(design, ink);
  out += text_element(design, ink);
  return out + "</svg>";
}

}  // namespace cairn::render
