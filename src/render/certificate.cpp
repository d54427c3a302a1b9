// SPDX-License-Identifier: Apache-2.0
#include "render/certificate.h"

#include <fmt/format.h>

#include "render/badge_image.h"
#include "render/draw/draw.h"
#include "render/draw_module.h"
#include "render/qr.h"
#include "render/text_block.h"

namespace cairn::render {
namespace {

constexpr TextPlace place{.left = 300, .width = 490};
constexpr TextPlace foot{.left = 300, .width = 380};
constexpr TextStyle title_style{serif_family, "#1d2421", 600, 38, 22, 3};
constexpr TextStyle name_style{sans_family, "#1d2421", 600, 24, 16, 2};
constexpr TextStyle quiet_style{sans_family, "#56605a", 400, 14, 12, 2};
constexpr TextStyle plain_style{sans_family, "#333b37", 400, 13, 10, 5};
constexpr TextStyle small_style{sans_family, "#56605a", 400, 10.5, 8.5, 3};

std::string days_of(const Certificate& certificate) {
  std::string text;
  if (!certificate.awarded.empty()) text = "Awarded on " + certificate.awarded;
  if (!certificate.valid_until.empty())
    text += (text.empty() ? "Valid until " : ", valid until ") + certificate.valid_until;
  return text;
}

// Blocks one below the other; those without text take no room.
class Column {
 public:
  explicit Column(double top) : y_(top) {}
  void add(std::string_view text, const TextStyle& style, double gap) {
    if (text.empty()) return;
    const auto block = text_block(text, style, place, y_);
    elements_ += block.elements;
    y_ += block.height + gap;
  }
  std::string take() { return std::move(elements_); }

 private:
  double y_;
  std::string elements_;
};

std::string words_of(const Certificate& certificate) {
  Column column(70);
  column.add(certificate.achievement, title_style, 18);
  if (!certificate.learner.empty()) column.add("Awarded to", quiet_style, 2);
  column.add(certificate.learner, name_style, 14);
  if (!certificate.issuer.empty())
    column.add(certificate.issuer_proved ? "by" : "by, as it says itself", quiet_style, 2);
  column.add(certificate.issuer, name_style, 14);
  column.add(days_of(certificate), quiet_style, 14);
  column.add(certificate.description, plain_style, 0);
  return column.take();
}

}  // namespace

Result<std::string> certificate_svg(const Certificate& certificate) {
  CAIRN_TRY(const auto badge, badge_svg({.text = {}}, certificate.achievement));
  std::string out = fmt::format(
      R"(<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {0} {1}" width="{0}" height="{1}"><rect width="{0}" height="{1}" fill="#faf8f3"/><rect width="250" height="{1}" fill="#e2efe9"/><rect x="14" y="14" width="{2}" height="{3}" fill="none" stroke="#1a5f4f" stroke-width="1.2"/>)",
      certificate_width_pt, certificate_height_pt, certificate_width_pt - 28,
      certificate_height_pt - 28);
  out += fmt::format(R"~(<g transform="translate(37 120) scale(0.34375)">{}</g>)~", badge);
  out += words_of(certificate);
  out += text_block(certificate.standing +
                        ". This page proves nothing by itself: the signed "
                        "credential in its file does, and anyone can check that.",
                    small_style, foot, 520)
             .elements;
  if (!certificate.address.empty()) {
    CAIRN_TRY(const auto code, qr_svg(certificate.address, "Where to look it up"));
    out += fmt::format(
        R"~(<g transform="translate(700 480)"><svg width="96" height="96">{}</svg></g>)~", code);
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
