// SPDX-License-Identifier: Apache-2.0
#include "render/drawing.h"

#include "render/badge_image.h"
#include "render/raster.h"

namespace cairn::render {
namespace {

constexpr int badge_width_px = 512;

Result<BadgeDesign> read(const app::BadgeDesign& design) {
  const auto shape = badge_shape(design.shape);
  if (!shape) return fail(ErrorCode::invalid, "badge image", "Choose a shape.", "/shape");
  const auto icon = badge_icon(design.icon);
  if (!icon) return fail(ErrorCode::invalid, "badge image", "Choose a symbol.", "/icon");
  return BadgeDesign{*shape, *icon, design.colour, design.text};
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

Result<std::string> BadgeDrawing::qr_in(ByteView photo) { return read_qr(photo); }

}  // namespace cairn::render
