// SPDX-License-Identifier: Apache-2.0
#include "render/qr.h"

#include <fmt/format.h>

#include <qrcodegen/qrcodegen.hpp>
#include <stdexcept>

#include "render/xml.h"

namespace cairn::render {
namespace {

constexpr int quiet_zone_modules = 4;

// One path; a run of dark modules is one rectangle.
std::string path_of(const qrcodegen::QrCode& code) {
  std::string path;
  for (int y = 0; y < code.getSize(); ++y) {
    for (int x = 0; x < code.getSize(); ++x) {
      if (!code.getModule(x, y)) continue;
      const int first = x;
      while (code.getModule(x + 1, y)) ++x;
      const int length = x - first + 1;
      path += fmt::format("M{} {}h{}v1h-{}z", first + quiet_zone_modules, y + quiet_zone_modules,
                          length, length);
    }
  }
  return path;
}

}  // namespace

Result<std::string> qr_svg(std::string_view text, std::string_view title) try {
  const auto code =
      qrcodegen::QrCode::encodeText(std::string(text).c_str(), qrcodegen::QrCode::Ecc::MEDIUM);
  const int side = code.getSize() + 2 * quiet_zone_modules;
  return fmt::format(
      R"(<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {0} {0}" shape-rendering="crispEdges" role="img" aria-label="{1}"><rect width="{0}" height="{0}" fill="#fff"/><path fill="#000" d="{2}"/></svg>)",
      side, xml_escaped(title), path_of(code));
} catch (const std::length_error&) {
  return fail(ErrorCode::too_large, "qr", "The text is too long for a QR code.");
}

}  // namespace cairn::render
