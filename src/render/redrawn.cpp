// SPDX-License-Identifier: Apache-2.0
#include "render/redrawn.h"

#include <atomic>

#include "render/apart.h"
#include "render/draw/draw.h"
#include "render/draw_module.h"
#include "render/photo_size.h"
#include "render/turn.h"

namespace cairn::render {

Result<Bytes> redrawn(ByteView picture, int side_px_max) {
  static const auto redraw = find_in_draw<cairn_redraw_function>("cairn_redraw");
  if (redraw == nullptr) return no_draw_module();
  static std::atomic<unsigned> under_way = 0;
  const Turn turn(under_way, redrawn_at_once_max);
  if (!turn.taken()) {
    auto error = fail(ErrorCode::too_many, "redraw",
                      "Too many pictures are being read just now. Try again in a moment.");
    error.retry_seconds = 5;
    return error;
  }
  const auto side = static_cast<std::size_t>(side_px_max);
  const ApartLimits limits{.answer_bytes_max = 4 * side * side + 64 * 1024};
  CAIRN_TRY(const auto answer, run_apart(limits, [&](Made& made) {
              return redraw(picture.data(), picture.size(), photo_pixels_max, side_px_max,
                            &made.bytes, &made.size);
            }));
  if (answer.code != 0 || answer.bytes.empty())
    return fail(ErrorCode::unreadable, "redraw", "The picture cannot be drawn.");
  return Bytes(answer.bytes.begin(), answer.bytes.end());
}

}  // namespace cairn::render
