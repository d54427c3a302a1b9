// SPDX-License-Identifier: Apache-2.0
#include "render/raster.h"

#include <dlfcn.h>

#include <atomic>
#include <cstdlib>
#include <filesystem>

#include "base/text.h"
#include "render/draw/draw.h"
#include "render/photo_size.h"

namespace cairn::render {
namespace {

// The module, or nullptr. Beside the executable, then wherever the loader looks.
void* open_module() {
  std::error_code ignored;
  const auto self = std::filesystem::read_symlink("/proc/self/exe", ignored);
  const auto beside = self.parent_path() / "libcairn_draw.so";
  void* module = dlopen(beside.c_str(), RTLD_NOW | RTLD_LOCAL);
  return module != nullptr ? module : dlopen("libcairn_draw.so", RTLD_NOW | RTLD_LOCAL);
}

// A function of the module, or nullptr.
template <class Function>
Function find(const char* name) {
  static void* const module = open_module();
  return module == nullptr ? nullptr : reinterpret_cast<Function>(dlsym(module, name));
}

Error no_module() {
  return fail(ErrorCode::unsupported, "raster",
              "the drawing module libcairn_draw.so is missing; put it beside the cairn executable");
}

class Turn {
 public:
  explicit Turn(std::atomic<unsigned>& under_way)
      : under_way_(under_way), taken_(under_way.fetch_add(1) < photos_at_once_max) {}
  ~Turn() { under_way_.fetch_sub(1); }
  Turn(const Turn&) = delete;
  Turn& operator=(const Turn&) = delete;
  bool taken() const { return taken_; }

 private:
  std::atomic<unsigned>& under_way_;
  const bool taken_;
};

}  // namespace

Result<Bytes> svg_to_png(std::string_view svg, int width_px) {
  if (width_px < 1 || width_px > raster_side_px_max)
    return fail(ErrorCode::invalid, "raster", "The width of the picture is out of bounds.");
  static const auto draw = find<cairn_draw_png_function>("cairn_draw_png");
  if (draw == nullptr) return no_module();
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
  static const auto read = find<cairn_read_qr_function>("cairn_read_qr");
  if (read == nullptr) return no_module();
  static std::atomic<unsigned> under_way = 0;
  const Turn turn(under_way);
  if (!turn.taken()) {
    auto error = fail(ErrorCode::too_many, "raster",
                      "Too many pictures are being read just now. Try again in a moment.");
    error.retry_seconds = 5;
    return error;
  }
  char* text = nullptr;
  std::size_t size = 0;
  const int code =
      read(photo.data(), photo.size(), photo_pixels_max, photo_side_px_max, &text, &size);
  if (code == cairn_qr_none)
    return fail(ErrorCode::not_found, "raster", "there is no QR code in the picture");
  if (code != 0) return fail(ErrorCode::unreadable, "raster", "the picture could not be read");
  std::string out(text, size);
  std::free(text);
  if (!is_utf8(out)) return fail(ErrorCode::not_found, "raster", "the QR code holds no text");
  return out;
}

}  // namespace cairn::render
