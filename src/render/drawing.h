// SPDX-License-Identifier: Apache-2.0
// The Drawing port of the use cases, by badge_image, card_image, logo and raster.
#pragma once
#include "app/ports/drawing.h"

namespace cairn::render {

class BadgeDrawing final : public app::Drawing {
 public:
  Result<std::string> badge_svg(const app::BadgeDesign& design, std::string_view title) override;
  Result<Bytes> badge_png(const app::BadgeDesign& design, std::string_view title) override;
  Result<Bytes> picture_png(ByteView file) override;
  std::string picture_svg(ByteView png, std::string_view title) override;
  Result<std::string> qr_in(ByteView photo) override;
  Result<Bytes> logo_png(ByteView picture) override;
  Result<Bytes> card_png(const app::BadgeCard& card) override;
};

}  // namespace cairn::render
