// SPDX-License-Identifier: Apache-2.0
#include "render/logo.h"

#include "bake/bake.h"
#include "bake/svg.h"
#include "render/photo_size.h"
#include "render/redrawn.h"

namespace cairn::render {
namespace {

constexpr const char* where = "logo";

Error unreadable() {
  return fail(ErrorCode::unreadable, where,
              "The picture could not be drawn. Open it in a program for pictures, save it as PNG, "
              "and send that.");
}

Error too_large() {
  return fail(ErrorCode::too_large, where,
              "The picture has too many pixels or parts. Make it smaller; 512 pixels a side are "
              "enough.");
}

// What is safe to hand to the module, of a kind it draws.
Result<Bytes> drawable(ByteView picture) {
  if (bake::image_type(picture) == bake::ImageType::svg) {
    auto svg = bake::sanitised_svg(picture);
    if (svg) return svg;
    return svg.error().code == ErrorCode::too_large ? too_large() : unreadable();
  }
  const auto checked = check_photo_size(picture);
  if (checked) return Bytes(picture.begin(), picture.end());
  if (checked.error().code == ErrorCode::too_large) return too_large();
  return fail(ErrorCode::unsupported, where, "Use a picture of type PNG, JPEG or SVG.");
}

}  // namespace

Result<Bytes> logo_png(ByteView picture) {
  CAIRN_TRY(const auto safe, drawable(picture));
  auto drawn = redrawn(safe, logo_side_px_max);
  if (!drawn && drawn.error().code == ErrorCode::unreadable) return unreadable();
  return drawn;
}

}  // namespace cairn::render
