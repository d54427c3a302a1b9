// SPDX-License-Identifier: Apache-2.0
#include "render/raster.h"

#include <dlfcn.h>

#include <cstdlib>
#include <filesystem>

#include "render/draw/draw.h"

namespace cairn::render {
namespace {

// The drawing function, or nullptr. Beside the executable, then wherever the loader looks.
cairn_draw_png_function load() {
  std::error_code ignored;
  const auto self = std::filesystem::read_symlink("/proc/self/exe", ignored);
  const auto beside = self.parent_path() / "libcairn_draw.so";
  void* module = dlopen(beside.c_str(), RTLD_NOW | RTLD_LOCAL);
  if (module == nullptr) module = dlopen("libcairn_draw.so", RTLD_NOW | RTLD_LOCAL);
  if (module == nullptr) return nullptr;
  return reinterpret_cast<cairn_draw_png_function>(dlsym(module, "cairn_draw_png"));
}

}  // namespace

Result<Bytes> svg_to_png(std::string_view svg, int width_px) {
  if (width_px < 1 || width_px > raster_side_px_max)
    return fail(ErrorCode::invalid, "raster", "The width of the picture is out of bounds.");
  static const auto draw = load();
  if (draw == nullptr)
    return fail(
        ErrorCode::unsupported, "raster",
        "The drawing module libcairn_draw.so is missing; put it beside the cairn executable.");
  unsigned char* png = nullptr;
  std::size_t size = 0;
  if (draw(svg.data(), svg.size(), width_px, raster_side_px_max, &png, &size) != 0)
    return fail(ErrorCode::invalid, "raster", "The picture could not be drawn.");
  Bytes out(png, png + size);
  std::free(png);
  return out;
}

}  // namespace cairn::render
