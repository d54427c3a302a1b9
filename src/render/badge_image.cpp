// SPDX-License-Identifier: Apache-2.0
#include "render/badge_image.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <vector>

#include "app/fields.h"
#include "base/filled.h"
#include "base/text.h"
#include "encoding/hex.h"
#include "render/badge_parts.h"
#include "render/xml.h"

namespace cairn::render {
namespace {

// WCAG 2.2 relative luminance of "#rrggbb"; nullopt where it is no such colour.
std::optional<double> luminance(std::string_view colour) {
  if (colour.size() != 7 || colour[0] != '#') return std::nullopt;
  const auto bytes = encoding::from_hex(colour.substr(1));
  if (!bytes) return std::nullopt;
  double channels[3];
  for (std::size_t i = 0; i < 3; ++i) {
    const double s = (*bytes)[i] / 255.0;
    channels[i] = s <= 0.04045 ? s / 12.92 : std::pow((s + 0.055) / 1.055, 2.4);
  }
  return 0.2126 * channels[0] + 0.7152 * channels[1] + 0.0722 * channels[2];
}

constexpr double dark_luminance = 0.0056;  // of #111111
constexpr double light_luminance = 1;
// WCAG 2.2 success criteria 1.4.3 (large text) and 1.4.11 (graphics).
constexpr double contrast_min = 3;

double contrast(double a, double b) { return (std::max(a, b) + 0.05) / (std::min(a, b) + 0.05); }

struct Ink {
  std::string_view colour;
  double contrast;  // with the colour it stands out from least
};

// Dark or light, whichever is told better from what it lies on.
Ink ink_on(const BadgeDesign& design) {
  Ink dark{"#111111", 21}, light{"#ffffff", 21};
  for (const auto* colour : {&design.colour, &design.second_colour}) {
    const auto below = luminance(*colour);
    if (!below) continue;
    dark.contrast = std::min(dark.contrast, contrast(dark_luminance, *below));
    light.contrast = std::min(light.contrast, contrast(light_luminance, *below));
  }
  return dark.contrast > light.contrast ? dark : light;
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
  const double room = shape_rows()[static_cast<std::size_t>(design.shape)].room;
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
  const auto& drawing = icon_rows()[static_cast<std::size_t>(design.icon)].drawing;
  if (drawing.empty()) return {};
  const bool alone = trim(design.text).empty();
  const double scale = alone ? 2.5 : 1.7;
  const double left = 256 - 50 * scale;
  const double top = (alone ? 256 : 190) - 50 * scale;
  return fmt::format(R"~(<g fill="{}" transform="translate({:.1f} {:.1f}) scale({})">{}</g>)~", ink,
                     left, top, scale, drawing);
}

std::string line_within(std::string_view outline, std::string_view ink, double scale,
                        std::string_view style) {
  return fmt::format(
      R"~(<g transform="translate(256 256) scale({}) translate(-256 -256)">{} fill="none" stroke="{}" stroke-opacity="0.55" {}/></g>)~",
      scale, outline, ink, style);
}

std::string border_element(const BadgeDesign& design, std::string_view outline,
                           std::string_view ink) {
  switch (design.border) {
    case BadgeBorder::line: return line_within(outline, ink, 0.92, R"(stroke-width="6")");
    case BadgeBorder::double_line:
      return line_within(outline, ink, 0.94, R"(stroke-width="8")") +
             line_within(outline, ink, 0.89, R"(stroke-width="3")");
    case BadgeBorder::dashes:
      return line_within(outline, ink, 0.92, R"(stroke-width="7" stroke-dasharray="26 16")");
    case BadgeBorder::dots:
      return line_within(outline, ink, 0.92,
                         R"(stroke-width="9" stroke-linecap="round" stroke-dasharray="0 22")");
    case BadgeBorder::none: break;
  }
  return {};
}

template <class Rows>
auto find_named(const Rows& rows, std::string_view name) {
  return std::find_if(rows.begin(), rows.end(), [&](const auto& row) { return row.name == name; });
}

}  // namespace

std::optional<BadgeShape> badge_shape(std::string_view name) {
  const auto row = find_named(shape_rows(), name);
  return row == shape_rows().end() ? std::nullopt : std::optional(row->shape);
}

std::optional<BadgeIcon> badge_icon(std::string_view name) {
  const auto row = find_named(icon_rows(), name);
  return row == icon_rows().end() ? std::nullopt : std::optional(row->icon);
}

std::optional<BadgeBorder> badge_border(std::string_view name) {
  const auto row = find_named(border_rows(), name);
  return row == border_rows().end() ? std::nullopt : std::optional(row->border);
}

std::string_view name_of(BadgeShape shape) {
  return shape_rows()[static_cast<std::size_t>(shape)].name;
}
std::string_view name_of(BadgeIcon icon) {
  return icon_rows()[static_cast<std::size_t>(icon)].name;
}

Status check(const BadgeDesign& design) {
  app::Faults faults;
  if (!luminance(design.colour))
    faults.add(
        fail(ErrorCode::invalid, "badge image", "The colour must look like #1f6f5c.", "/colour"));
  if (!design.second_colour.empty() && !luminance(design.second_colour))
    faults.add(fail(ErrorCode::invalid, "badge image", "The second colour must look like #1f6f5c.",
                    "/second_colour"));
  else if (ink_on(design).contrast < contrast_min)
    faults.add(fail(ErrorCode::invalid, "badge image",
                    "One of the colours is light and the other dark, so no words would be readable "
                    "on both. Choose two that are alike in lightness.",
                    "/second_colour"));
  const auto points = decode_utf8(design.text);
  if (!points || points->size() > badge_text_code_points_max)
    faults.add(fail(ErrorCode::invalid, "badge image",
                    filled("The words in the picture are longer than {} characters.",
                           badge_text_code_points_max),
                    "/text"));
  return faults.verdict();
}

Result<std::string> badge_svg(const BadgeDesign& design, std::string_view title) {
  CAIRN_CHECK(check(design));
  const auto ink = ink_on(design).colour;
  const auto outline = shape_rows()[static_cast<std::size_t>(design.shape)].outline;
  std::string out = fmt::format(
      R"(<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 512 512" width="512" height="512" role="img" aria-labelledby="title"><title id="title">{}</title>)",
      xml_escaped(title));
  if (!design.second_colour.empty())
    out += fmt::format(
        R"(<defs><linearGradient id="fill" x1="0" y1="0" x2="0" y2="1"><stop offset="0" stop-color="{}"/><stop offset="1" stop-color="{}"/></linearGradient></defs>)",
        design.colour, design.second_colour);
  out += fmt::format(R"({} fill="{}"/>)", outline,
                     design.second_colour.empty() ? design.colour : "url(#fill)");
  out += border_element(design, outline, ink);
  out += icon_element(design, ink);
  out += text_element(design, ink);
  return out + "</svg>";
}

}  // namespace cairn::render
