// SPDX-License-Identifier: Apache-2.0
#include "render/raster.h"

#include <cstdlib>

#include "base/text.h"
#include "render/apart.h"
#include "render/draw/draw.h"
#include "render/draw_module.h"
#include "render/photo_size.h"
#include "render/turn.h"

namespace cairn::render {
Result<Bytes> svg_to_png(std::string_view svg, int width_px) {
  if (width_px < 1 || width_px > raster_side_px_max)
    return fail(ErrorCode::invalid, "raster", "The width of the picture is out of bounds.");
  static const auto draw = find_in_draw<cairn_draw_png_function>("cairn_draw_png");
  if (draw == nullptr) return no_draw_module();
  unsigned char* png = nullptr;
  std::size_t size = 0;
  if (draw(svg.data(), svg.size(), width_px, raster_side_px_max, &png, &size) != 0)
    return fail(ErrorCode::invalid, "raster", "The picture could not be drawn.");
  Bytes out(png, png + size);
  std::free(png);
  return out;
}

Result<std::string> read_qr(ByteView photo) {
  CAIRN_CHECK(check_photo_size(photo));
  static const auto read = find_in_draw<cairn_read_qr_function>("cairn_read_qr");
  if (read == nullptr) return no_draw_module();
  static std::atomic<unsigned> under_way = 0;
  const Turn turn(under_way, photos_at_once_max);
  if (!turn.taken()) {
    auto error = fail(ErrorCode::too_many, "raster",
                      "Too many pictures are being read just now. Try again in a moment.");
    error.retry_seconds = 5;
    return error;
  }
  CAIRN_TRY(auto answer, run_apart({}, [&](Made& made) {
              return read(photo.data(), photo.size(), photo_pixels_max, photo_side_px_max,
                          &made.bytes, &made.size);
            }));
  if (answer.code == cairn_qr_none)
    return fail(ErrorCode::not_found, "raster", "there is no QR code in the picture");
  if (answer.code != 0)
    return fail(ErrorCode::unreadable, "raster", "the picture could not be read");
  if (!is_utf8(answer.bytes))
    return fail(ErrorCode::not_found, "raster", "the QR code holds no text");
  return std::move(answer.bytes);
}

}  // namespace cairn::render
