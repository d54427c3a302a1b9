// SPDX-License-Identifier: Apache-2.0
#include "render/logo.h"

#include <gtest/gtest.h>

#include <chrono>

#include "render/badge_image.h"
#include "render/card_image.h"
#include "render/raster.h"

namespace cairn::render {
namespace {

std::pair<int, int> size_of(const Bytes& png) {
  const auto number = [&](std::size_t at) {
    return png[at] << 24 | png[at + 1] << 16 | png[at + 2] << 8 | png[at + 3];
  };
  return {number(16), number(20)};
}

Result<Bytes> logo(std::string_view picture) { return logo_png(as_bytes(picture)); }

TEST(Logo, IsDrawnAnewAndFitsASquare) {
  const auto large = svg_to_png(*badge_svg({.text = "School"}, "t"), 900).value();
  const auto drawn = logo_png(large);
  ASSERT_TRUE(drawn.ok()) << drawn.error().detail;
  EXPECT_LE(std::max(size_of(*drawn).first, size_of(*drawn).second), logo_side_px_max);
  EXPECT_NE(*drawn, large);
  const auto wide = logo(R"(<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 200 50">
    <rect width="200" height="50" fill="#123456"/></svg>)");
  ASSERT_TRUE(wide.ok()) << wide.error().detail;
  EXPECT_EQ(size_of(*wide), std::pair(512, 128));
}

// What a PNG says beside its pixels stays behind.
TEST(Logo, LosesWhatIsHiddenInAPicture) {
  auto small = svg_to_png(*badge_svg({.text = "School"}, "t"), 64).value();
  const std::string_view tail = "<script>alert(1)</script>";
  small.insert(small.end(), tail.begin(), tail.end());
  const auto drawn = logo_png(small);
  EXPECT_EQ(drawn.ok() ? as_text(*drawn).find("script") : std::string_view::npos,
            std::string_view::npos);
}

TEST(Logo, AsksNobodyOutsideForAPartOfAnSvg) {
  const auto drawn = logo(R"(<!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/hostname">]>
    <svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"
      width="20" height="20"><script>alert(1)</script>
      <image xlink:href="file:///etc/hostname" width="9" height="9"/>
      <image href="http://127.0.0.1:9/x.png" width="9" height="9"/><rect width="9" height="9"/></svg>)");
  EXPECT_TRUE(drawn.ok()) << drawn.error().detail;
}

TEST(Logo, SaysWhatIsNoPicture) {
  EXPECT_EQ(logo("").error().code, ErrorCode::unsupported);
  EXPECT_EQ(logo("GIF89a").error().code, ErrorCode::unsupported);
  EXPECT_EQ(logo("<html><body>no picture</body></html>").error().code, ErrorCode::unsupported);
  EXPECT_EQ(logo("\x89PNG\r\n\x1a\n").error().code, ErrorCode::unsupported);
  EXPECT_EQ(logo("<svg><g></svg>").error().code, ErrorCode::unreadable);
  EXPECT_EQ(logo("\xff\xd8\xff no more").error().code, ErrorCode::unreadable);
}

// Filters are computed by threads, fonts are looked for in files: both go on behind the filter of
// system calls, and after the server has drawn for itself.
TEST(Logo, IsDrawnWithItsTextAndFilters) {
  const Card own{.achievement = "Welding", .revoked = true};
  ASSERT_TRUE(svg_to_png(*card_svg(own), 600).ok());
  const auto drawn_with = [](std::string_view part) {
    const auto drawn = logo(R"(<svg xmlns="http://www.w3.org/2000/svg" width="90" height="90">)"
                            R"(<filter id="f"><feGaussianBlur stdDeviation="4"/></filter>)" +
                            std::string(part) + "</svg>");
    EXPECT_TRUE(drawn.ok()) << drawn.error().detail;
    return drawn.ok() ? *drawn : Bytes();
  };
  const auto plain = drawn_with(R"(<rect width="40" height="40"/>)");
  EXPECT_NE(drawn_with(R"svg(<rect width="40" height="40" filter="url(#f)"/>)svg"), plain);
  EXPECT_NE(drawn_with(R"(<rect width="40" height="40"/><text y="80">Grüße</text>)"), plain);
}

// A picture whose parts are drawn a billion times is given up within its time.
TEST(Logo, IsNotHeldUpByAnSvgOfManyParts) {
  std::string svg = R"(<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><g id="a0">)"
                    R"(<rect width="9" height="9"/></g>)";
  for (int i = 1; i < 12; ++i) {
    svg += "<g id=\"a" + std::to_string(i) + "\">";
    for (int k = 0; k < 10; ++k) svg += "<use href=\"#a" + std::to_string(i - 1) + "\"/>";
    svg += "</g>";
  }
  const auto begin = std::chrono::steady_clock::now();
  EXPECT_FALSE(logo(svg + "</svg>").ok());
  EXPECT_LT(std::chrono::steady_clock::now() - begin, std::chrono::seconds(20));
}

}  // namespace
}  // namespace cairn::render
