// SPDX-License-Identifier: Apache-2.0
#include "render/badge_picture.h"

#include <fmt/format.h>

#include "bake/picture_svg.h"
#include "bake/svg.h"
#include "base/filled.h"
#include "encoding/base64.h"
#include "render/photo_size.h"
#include "render/picture_size.h"
#include "render/raster.h"
#include "render/redrawn.h"
#include "render/xml.h"

namespace cairn::render {
namespace {

constexpr const char* where = "picture";
constexpr std::size_t picture_bytes_max = 2 * 1024 * 1024;
constexpr std::size_t vector_bytes_max = 256 * 1024;
constexpr std::int64_t side_px_min = 64;
constexpr std::int64_t side_px_max = 4096;

Error too_large(std::string sentence) {
  return fail(ErrorCode::too_large, where, std::move(sentence));
}

std::string framed(ByteView picture, std::string_view type, std::string_view title) {
  return fmt::format(
      R"(<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {0} {0}" width="{0}" height="{0}" role="img"><title>{1}</title><image width="{0}" height="{0}" preserveAspectRatio="xMidYMid meet" href="data:image/{2};base64,{3}"/></svg>)",
      badge_picture_px, xml_escaped(title), type, encoding::to_base64(picture));
}

Status check_pixels(ByteView file) {
  const auto size = picture_size(file);
  if (!size)
    return fail(ErrorCode::unreadable, where,
                "The picture is damaged. Save it anew and try again.");
  if (size->width > side_px_max || size->height > side_px_max)
    return too_large(
        filled("The picture has more than {} pixels on a side. Save it smaller.", side_px_max));
  if (size->width < side_px_min || size->height < side_px_min)
    return fail(
        ErrorCode::invalid, where,
        filled("The picture has less than {} pixels on a side. Choose a larger one.", side_px_min));
  return check_photo_size(file);
}

// A square of our own around what the file looks like.
Result<Bytes> drawn(ByteView file) {
  auto once = redrawn(file, badge_picture_px);
  auto square = once ? svg_to_png(framed(*once, "png", {}), badge_picture_px) : std::move(once);
  if (square || square.error().code == ErrorCode::unsupported ||
      square.error().code == ErrorCode::too_many)
    return square;
  return fail(ErrorCode::unreadable, where,
              "The picture cannot be drawn: it is damaged. Save it as PNG and try again.");
}

Result<Bytes> from_svg(ByteView file) {
  if (file.size() > vector_bytes_max)
    return too_large("An SVG may have 256 KB. Save it as PNG, or leave parts of it out.");
  CAIRN_CHECK(bake::check_picture_svg(file));
  return drawn(file);
}

}  // namespace

Result<Bytes> badge_picture(ByteView file) {
  if (bake::is_svg(file)) return from_svg(file);
  const auto bytes = as_text(file);
  const bool png = bytes.starts_with("\x89PNG\r\n\x1a\n");
  if (!png && !bytes.starts_with("\xff\xd8\xff"))
    return fail(ErrorCode::invalid, where, "This is no PNG, JPEG or SVG. Save it as one of them.");
  if (file.size() > picture_bytes_max)
    return too_large("A picture may have 2 MB. Save it smaller.");
  CAIRN_CHECK(check_pixels(file));
  return drawn(file);
}

std::string picture_svg(ByteView png, std::string_view title) { return framed(png, "png", title); }

}  // namespace cairn::render
