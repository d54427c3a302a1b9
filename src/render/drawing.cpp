// SPDX-License-Identifier: Apache-2.0
#include "render/drawing.h"

#include "app/fields.h"
#include "render/badge_image.h"
#include "render/badge_picture.h"
#include "render/card_image.h"
#include "render/logo.h"
#include "render/raster.h"

namespace cairn::render {
namespace {

constexpr int badge_width_px = 512;

Result<BadgeDesign> read(const app::BadgeDesign& design) {
  app::Faults faults;
  const auto shape = badge_shape(design.shape);
  if (!shape) faults.add(fail(ErrorCode::invalid, "badge image", "Choose a shape.", "/shape"));
  const auto icon = badge_icon(design.icon);
  if (!icon) faults.add(fail(ErrorCode::invalid, "badge image", "Choose a symbol.", "/icon"));
  const auto border = badge_border(design.border);
  if (!border) faults.add(fail(ErrorCode::invalid, "badge image", "Choose a border.", "/border"));
  BadgeDesign drawn{.shape = shape.value_or(BadgeShape::hexagon),
                    .icon = icon.value_or(BadgeIcon::none),
                    .colour = design.colour,
                    .text = design.text,
                    .second_colour = design.second_colour,
                    .border = border.value_or(BadgeBorder::none)};
  faults.check(check(drawn));
  CAIRN_CHECK(faults.verdict());
  return drawn;
}

}  // namespace

Result<std::string> BadgeDrawing::badge_svg(const app::BadgeDesign& design,
                                            std::string_view title) {
  CAIRN_TRY(const auto drawn, read(design));
  return render::badge_svg(drawn, title);
}

Result<Bytes> BadgeDrawing::badge_png(const app::BadgeDesign& design, std::string_view title) {
  CAIRN_TRY(const auto svg, badge_svg(design, title));
  return svg_to_png(svg, badge_width_px);
}

Result<Bytes> BadgeDrawing::picture_png(ByteView file) { return badge_picture(file); }

std::string BadgeDrawing::picture_svg(ByteView png, std::string_view title) {
  return render::picture_svg(png, title);
}

Result<std::string> BadgeDrawing::qr_in(ByteView photo) { return read_qr(photo); }

Result<Bytes> BadgeDrawing::logo_png(ByteView picture) { return render::logo_png(picture); }

Result<Bytes> BadgeDrawing::card_png(const app::BadgeCard& card) {
  CAIRN_TRY(const auto design, read(card.design));
  CAIRN_TRY(const auto svg, card_svg({design, card.achievement, card.learner, card.organisation,
                                      card.place, card.revoked, card.picture, card.words}));
  return svg_to_png(svg, card_width_px);
}

}  // namespace cairn::render
