// SPDX-License-Identifier: Apache-2.0
#include "bake/bake.h"

#include "bake/png.h"
#include "bake/svg.h"
#include "base/limits.h"
#include "base/text.h"

namespace cairn::bake {
namespace {

Error not_an_image() {
  return fail(ErrorCode::unreadable, "bake: image type", "the image is neither PNG nor SVG");
}

Result<std::vector<Baked>> read_badges(ByteView image) {
  switch (image_type(image)) {
    case ImageType::png: return unbake_png(image);
    case ImageType::svg: return unbake_svg(image);
    case ImageType::other: break;
  }
  return not_an_image();
}

}  // namespace

ImageType image_type(ByteView image) {
  if (is_png(image)) return ImageType::png;
  return is_svg(image) ? ImageType::svg : ImageType::other;
}

Result<Bytes> bake(ByteView image, std::string_view text, Edition edition) {
  if (image.size() > limits::input_bytes_max || text.size() > limits::input_bytes_max)
    return fail(ErrorCode::too_large, "bake: size", "the image or the credential is too large");
  if (!is_utf8(text))
    return fail(ErrorCode::invalid, "bake: text", "the credential is not UTF-8 text");
  if (text.find('\0') != std::string_view::npos)
    return fail(ErrorCode::invalid, "bake: text", "the credential holds a zero byte");
  switch (image_type(image)) {
    case ImageType::png: return bake_png(image, text, edition);
    case ImageType::svg: return bake_svg(image, text, edition);
    case ImageType::other: break;
  }
  return not_an_image();
}

Result<std::vector<Baked>> unbake_all(ByteView image) {
  if (image.size() > limits::input_bytes_max)
    return fail(ErrorCode::too_large, "bake: size", "the image is too large");
  CAIRN_TRY(auto found, read_badges(image));
  if (found.size() > limits::baked_badges_max)
    return fail(ErrorCode::too_large, "bake: unbake", "the image carries too many badges");
  return found;
}

Result<Baked> unbake(ByteView image) {
  CAIRN_TRY(auto found, unbake_all(image));
  if (found.empty())
    return fail(ErrorCode::not_found, "bake: unbake", "the image carries no badge");
  if (found.size() > 1)
    return fail(ErrorCode::conflict, "bake: unbake", "the image carries several badges");
  return std::move(found.front());
}

}  // namespace cairn::bake
