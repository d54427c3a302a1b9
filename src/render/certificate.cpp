// SPDX-License-Identifier: Apache-2.0
#include "render/certificate.h"

#include <fmt/format.h>

#include "render/badge_image.h"
#include "render/draw/draw.h"
#include "render/draw_module.h"
#include "render/qr.h"
#include "render/text_block.h"
#include "render/xml.h"

namespace cairn::render {
namespace {

constexpr double column_left = 300;
constexpr double column_width = 490;
constexpr double foot_width = 380;
constexpr double band_width = 250;
constexpr double picture_left = 37;
constexpr double picture_width = 176;
constexpr double code_left = 700;
constexpr double code_width = 96;
constexpr TextStyle title_style{serif_family, "#1d2421", 600, 38, 22, 3};
constexpr TextStyle name_style{sans_family, "#1d2421", 600, 24, 16, 2};
constexpr TextStyle quiet_style{sans_family, "#56605a", 400, 14, 12, 2};
constexpr TextStyle plain_style{sans_family, "#333b37", 400, 13, 10, 5};
constexpr TextStyle small_style{sans_family, "#56605a", 400, 10.5, 8.5, 3};

// Where something of that width begins, counted from the left.
double left_of(const Certificate& certificate, double left, double width) {
  return certificate.language.right_to_left ? certificate_width_pt - left - width : left;
}

TextPlace place_of(const Certificate& certificate, double width) {
  return {.left = left_of(certificate, column_left, width),
          .width = width,
          .right_to_left = certificate.language.right_to_left};
}

// A day among letters that run from right to left keeps its own order (UAX #9, isolates).
Phrase isolated(const Certificate& certificate, const std::string& day) {
  return as_written(certificate.language.right_to_left ? "\u2068" + day + "\u2069" : day);
}

Phrase days_of(const Certificate& certificate) {
  const auto awarded = isolated(certificate, certificate.awarded);
  const auto until = isolated(certificate, certificate.valid_until);
  if (certificate.valid_until.empty())
    return certificate.awarded.empty() ? Phrase() : phrase("Awarded on {}", awarded);
  return certificate.awarded.empty() ? phrase("Valid until {}", until)
                                     : phrase("Awarded on {}, valid until {}", awarded, until);
}

// Blocks one below the other; those without text take no room.
class Column {
 public:
  Column(const TextPlace& place, double top) : place_(place), y_(top) {}
  void add(std::string_view text, const TextStyle& style, double gap) {
    if (text.empty()) return;
    const auto block = text_block(text, style, place_, y_);
    elements_ += block.elements;
    y_ += block.height + gap;
  }
  std::string take() { return std::move(elements_); }

 private:
  TextPlace place_;
  double y_;
  std::string elements_;
};

std::string words_of(const Certificate& certificate) {
  const auto& words = certificate.language.words;
  Column column(place_of(certificate, column_width), 70);
  column.add(certificate.achievement, title_style, 18);
  if (!certificate.learner.empty()) column.add(words(to_say("Awarded to")), quiet_style, 2);
  column.add(certificate.learner, name_style, 14);
  if (!certificate.issuer.empty())
    column.add(words(certificate.issuer_proved ? to_say("by") : to_say("by, as it says itself")),
               quiet_style, 2);
  column.add(certificate.issuer, name_style, 14);
  column.add(said(days_of(certificate), words), quiet_style, 14);
  column.add(certificate.description, plain_style, 0);
  return column.take();
}

std::string foot_of(const Certificate& certificate) {
  const auto text = phrase(
      "{}. This page proves nothing by itself: the signed credential in its file does, and anyone "
      "can check that.",
      certificate.standing);
  return text_block(said(text, certificate.language.words), small_style,
                    place_of(certificate, foot_width), 520)
      .elements;
}

Result<std::string> picture_of(const Certificate& certificate) {
  if (!certificate.picture.empty()) return certificate.picture;
  return badge_svg({.text = {}}, certificate.achievement);
}

}  // namespace

Result<std::string> certificate_svg(const Certificate& certificate) {
  CAIRN_TRY(const auto badge, picture_of(certificate));
  std::string out = fmt::format(
      R"(<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {0} {1}" width="{0}" height="{1}" xml:lang="{5}"><rect width="{0}" height="{1}" fill="#faf8f3"/><rect x="{4}" width="{6}" height="{1}" fill="#e2efe9"/><rect x="14" y="14" width="{2}" height="{3}" fill="none" stroke="#1a5f4f" stroke-width="1.2"/>)",
      certificate_width_pt, certificate_height_pt, certificate_width_pt - 28,
      certificate_height_pt - 28, left_of(certificate, 0, band_width),
      xml_escaped(certificate.language.tag), band_width);
  out += fmt::format(R"~(<g transform="translate({} 120) scale({})">{}</g>)~",
                     left_of(certificate, picture_left, picture_width), picture_width / 512, badge);
  out += words_of(certificate);
  out += foot_of(certificate);
  if (!certificate.address.empty()) {
    CAIRN_TRY(const auto code, qr_svg(certificate.address,
                                      certificate.language.words(to_say("Where to look it up"))));
    out += fmt::format(
        R"~(<g transform="translate({0} 480)"><svg width="{1}" height="{1}">{2}</svg></g>)~",
        left_of(certificate, code_left, code_width), code_width, code);
  }
  return out + "</svg>";
}

Result<Bytes> certificate_pdf(const Certificate& certificate, Instant at) {
  static const auto draw = find_in_draw<cairn_draw_pdf_function>("cairn_draw_pdf");
  if (draw == nullptr) return no_draw_module();
  CAIRN_TRY(const auto svg, certificate_svg(certificate));
  const auto created = format_instant(Instant::from_seconds(at.seconds()));
  char* pdf = nullptr;
  std::size_t size = 0;
  if (draw(svg.data(), svg.size(), certificate_width_pt, certificate_height_pt,
           certificate.achievement.c_str(), created.c_str(), &pdf, &size) != 0)
    return fail(ErrorCode::invalid, "certificate", "The certificate could not be drawn.");
  const auto* const first = reinterpret_cast<const std::uint8_t*>(pdf);
  Bytes out(first, first + size);
  std::free(pdf);
  return out;
}

}  // namespace cairn::render
