// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include "bake/bake.h"
#include "render/badge_image.h"
#include "render/qr.h"
#include "render/raster.h"

namespace cairn::render {
namespace {

TEST(BadgeImage, EscapesWhatPeopleWrite) {
  const auto svg = badge_svg({.text = "<b>&\"x\""}, "a</title><script>");
  ASSERT_TRUE(svg.ok());
  EXPECT_EQ(svg->find("<script>"), std::string::npos);
  EXPECT_EQ(svg->find("<b>"), std::string::npos);
}

TEST(BadgeImage, InkContrastsWithTheColour) {
  EXPECT_NE(badge_svg({.colour = "#ffffff"}, "t")->find("fill=\"#111111\""), std::string::npos);
  EXPECT_NE(badge_svg({.colour = "#102030"}, "t")->find("fill=\"#ffffff\""), std::string::npos);
}

TEST(BadgeImage, NamesWhatIsOutOfBounds) {
  EXPECT_EQ(badge_svg({.colour = "red"}, "t").error().path, "/colour");
  EXPECT_EQ(badge_svg({.colour = "#12345g"}, "t").error().path, "/colour");
  EXPECT_EQ(badge_svg({.text = std::string(61, 'x')}, "t").error().path, "/text");
}

TEST(BadgeImage, NamesAndEnumeratorsAgree) {
  for (const auto* name : {"hexagon", "circle", "shield", "square"})
    EXPECT_EQ(name_of(*badge_shape(name)), name);
  for (const auto* name :
       {"cairn", "star", "book", "code", "gear", "heart", "people", "chart", "leaf", "none"})
    EXPECT_EQ(name_of(*badge_icon(name)), name);
  EXPECT_FALSE(badge_shape("blob"));
}

TEST(BadgeImage, LosesNothingWhenItIsBaked) {
  for (const auto icon : {BadgeIcon::cairn, BadgeIcon::star, BadgeIcon::leaf, BadgeIcon::none}) {
    const auto svg = badge_svg({.icon = icon, .text = "Ties knots"}, "A & B");
    const auto baked = bake::bake(as_bytes(*svg), "{}", bake::Edition::open_badges_3);
    ASSERT_TRUE(baked.ok());
    const auto drawing = svg->substr(svg->find('>') + 1);
    EXPECT_TRUE(as_text(*baked).ends_with(drawing)) << as_text(*baked);
  }
}

TEST(Qr, DrawsAndRefusesWhatIsTooLong) {
  const auto svg = qr_svg("https://example.org/b/1", "Link to the badge");
  ASSERT_TRUE(svg.ok());
  EXPECT_TRUE(svg->starts_with("<svg"));
  EXPECT_EQ(qr_svg(std::string(5000, 'x'), "t").error().code, ErrorCode::too_large);
}

TEST(Raster, DrawsEveryShapeAndIcon) {
  for (int shape = 0; shape < 4; ++shape)
    for (int icon = 0; icon < 10; ++icon) {
      const BadgeDesign design{static_cast<BadgeShape>(shape), static_cast<BadgeIcon>(icon),
                               "#7a3b8f", "Applied Data Engineering"};
      const auto png = svg_to_png(*badge_svg(design, "t"), 64);
      ASSERT_TRUE(png.ok()) << png.error().detail;
      EXPECT_GT(png->size(), 300U);
    }
  EXPECT_FALSE(svg_to_png("not svg", 64).ok());
  EXPECT_FALSE(svg_to_png("<svg/>", 100'000).ok());
}

}  // namespace
}  // namespace cairn::render
