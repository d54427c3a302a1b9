// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>
#include <zlib.h>

#include <chrono>

#include "bake/bake.h"
#include "render/badge_image.h"
#include "render/badge_parts.h"
#include "render/card_image.h"
#include "render/drawing.h"
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
  for (std::size_t i = 0; i < shape_rows().size(); ++i) {
    EXPECT_EQ(static_cast<std::size_t>(shape_rows()[i].shape), i);
    EXPECT_EQ(badge_shape(name_of(shape_rows()[i].shape)), shape_rows()[i].shape);
  }
  for (std::size_t i = 0; i < icon_rows().size(); ++i) {
    EXPECT_EQ(static_cast<std::size_t>(icon_rows()[i].icon), i);
    EXPECT_EQ(badge_icon(name_of(icon_rows()[i].icon)), icon_rows()[i].icon);
  }
  for (const auto& row : border_rows()) EXPECT_EQ(badge_border(row.name), row.border);
  EXPECT_FALSE(badge_shape("blob"));
}

TEST(BadgeImage, TwoColoursMustBothCarryTheSameInk) {
  const auto alike = badge_svg({.colour = "#1f6f5c", .second_colour = "#123a63"}, "t");
  ASSERT_TRUE(alike.ok());
  EXPECT_NE(alike->find("url(#fill)"), std::string::npos);
  EXPECT_EQ(badge_svg({.colour = "#ffffff", .second_colour = "#000000"}, "t").error().path,
            "/second_colour");
  EXPECT_EQ(badge_svg({.second_colour = "red"}, "t").error().path, "/second_colour");
}

TEST(BadgeImage, LosesNothingWhenItIsBaked) {
  for (const auto icon : {BadgeIcon::cairn, BadgeIcon::star, BadgeIcon::leaf, BadgeIcon::none}) {
    const auto svg =
        badge_svg({.icon = icon, .text = "Ties knots", .second_colour = "#1d4e89"}, "A & B");
    const auto baked = bake::bake(as_bytes(*svg), "{}", bake::Edition::open_badges_3);
    ASSERT_TRUE(baked.ok());
    const auto drawing = svg->substr(svg->find('>') + 1);
    EXPECT_TRUE(as_text(*baked).ends_with(drawing)) << as_text(*baked);
  }
}

// Width and height in the IHDR chunk (PNG section 11.2.2).
std::pair<int, int> size_of(const Bytes& png) {
  const auto number = [&](std::size_t at) {
    return png[at] << 24 | png[at + 1] << 16 | png[at + 2] << 8 | png[at + 3];
  };
  return png.size() < 24 ? std::pair(0, 0) : std::pair(number(16), number(20));
}

TEST(Card, HasTheSizeThatSharedLinksShow) {
  BadgeDrawing drawing;
  app::BadgeCard card{.achievement = "MIG welding, level 1",
                      .learner = "Nour Haddad",
                      .organisation = "Harbour Workshop",
                      .place = "badges.example.org"};
  const auto valid = drawing.card_png(card);
  ASSERT_TRUE(valid.ok()) << valid.error().detail;
  EXPECT_EQ(size_of(*valid), std::pair(1200, 630));
  card.revoked = true;
  const auto revoked = drawing.card_png(card);
  ASSERT_TRUE(revoked.ok());
  EXPECT_NE(*revoked, *valid);
  card.design.shape = "blob";
  EXPECT_EQ(drawing.card_png(card).error().path, "/shape");
}

TEST(Card, SaysThatABadgeIsRevoked) {
  Card card{.achievement = "Welding", .learner = "Nour", .organisation = "Harbour"};
  EXPECT_EQ(card_svg(card)->find(">Revoked<"), std::string::npos);
  card.revoked = true;
  EXPECT_NE(card_svg(card)->find(">Revoked<"), std::string::npos);
  EXPECT_NE(card_svg(card)->find("filter=\"url(#grey)\""), std::string::npos);
}

TEST(Card, CutsWhatNeverFitsAndEscapesTheRest) {
  const Card card{.achievement = std::string(200, 'W'),
                  .learner = "<b>Nour</b>",
                  .organisation = std::string(200, 'o') + " " + std::string(200, 'o')};
  const auto svg = card_svg(card);
  ASSERT_TRUE(svg.ok());
  EXPECT_NE(svg->find("…<"), std::string::npos);
  EXPECT_NE(svg->find("&lt;b&gt;Nour"), std::string::npos);
}

TEST(Qr, DrawsAndRefusesWhatIsTooLong) {
  const auto svg = qr_svg("https://example.org/b/1", "Link to the badge");
  ASSERT_TRUE(svg.ok());
  EXPECT_TRUE(svg->starts_with("<svg"));
  EXPECT_EQ(qr_svg(std::string(5000, 'x'), "t").error().code, ErrorCode::too_large);
}

TEST(Raster, DrawsEveryShapeAndIcon) {
  const auto draws = [](BadgeShape shape, BadgeIcon icon, BadgeBorder border) {
    const BadgeDesign design{.shape = shape,
                             .icon = icon,
                             .colour = "#7a3b8f",
                             .text = "Applied Data Engineering",
                             .second_colour = "#4a2b8f",
                             .border = border};
    const auto png = svg_to_png(*badge_svg(design, "t"), 64);
    ASSERT_TRUE(png.ok()) << png.error().detail;
    EXPECT_GT(png->size(), 300U);
  };
  for (const auto& shape : shape_rows())
    for (const auto& border : border_rows()) draws(shape.shape, BadgeIcon::star, border.border);
  for (const auto& icon : icon_rows()) draws(BadgeShape::circle, icon.icon, BadgeBorder::line);
  EXPECT_FALSE(svg_to_png("not svg", 64).ok());
  EXPECT_FALSE(svg_to_png("<svg/>", 100'000).ok());
}

Bytes photo_of_code(std::string_view text, int width) {
  auto svg = *qr_svg(text, "A code");
  svg.replace(0, 4, "<svg width=\"100\" height=\"100\"");
  auto photo = svg_to_png(svg, width);
  EXPECT_TRUE(photo.ok());
  return photo.ok() ? std::move(*photo) : Bytes();
}

TEST(ReadQr, FindsTheTextOfAPictureOfACode) {
  for (const std::string text : {"https://badges.example.org/b/k3v9x2ab-5XmFWbeV?x=ü",
                                 "HTTPS://EXAMPLE.ORG/B/1", "0123456789012345"})
    for (const int width : {200, 900, 3000}) {
      const auto read = read_qr(photo_of_code(text, width));
      ASSERT_TRUE(read.ok()) << width << " " << read.error().detail;
      EXPECT_EQ(*read, text);
    }
}

TEST(ReadQr, SaysWhatIsNoCodeAndWhatIsNoPicture) {
  const auto badge = svg_to_png(*badge_svg({.text = "No code"}, "t"), 300);
  ASSERT_TRUE(badge.ok());
  EXPECT_EQ(read_qr(*badge).error().code, ErrorCode::not_found);
  EXPECT_EQ(read_qr(as_bytes("\x89PNG\r\n\x1a\nno more")).error().code, ErrorCode::unreadable);
  EXPECT_EQ(read_qr(as_bytes("<svg/>")).error().code, ErrorCode::unreadable);
  EXPECT_EQ(read_qr({}).error().code, ErrorCode::unreadable);
  EXPECT_FALSE(read_qr(ByteView(*badge).first(badge->size() / 2)).ok());
}

// The size stands in bytes 16 to 23, with a checksum that covers it at 29.
TEST(ReadQr, DecodesNoPictureOfTooManyPixels) {
  auto photo = photo_of_code("https://example.org", 300);
  const std::array<std::uint8_t, 8> size = {0, 0, 0x40, 0, 0, 0, 0x40, 0};
  std::copy(size.begin(), size.end(), photo.begin() + 16);
  const auto sum = crc32(0, photo.data() + 12, 17);
  for (int i = 0; i < 4; ++i) photo[29 + i] = static_cast<std::uint8_t>(sum >> (24 - 8 * i));
  EXPECT_EQ(read_qr(photo).error().code, ErrorCode::too_large);
  std::fill(photo.begin() + 16, photo.begin() + 24, std::uint8_t{0xff});
  EXPECT_EQ(read_qr(photo).error().code, ErrorCode::too_large);
  std::fill(photo.begin() + 12, photo.begin() + 16, std::uint8_t{'x'});
  EXPECT_EQ(read_qr(photo).error().code, ErrorCode::unreadable) << "the header is not first";
}

// A square of zeros in one bit a pixel: the whole of it is smaller than a small badge.
Bytes zeros_as_png(std::uint32_t side_px) {
  const auto add_number = [](Bytes& to, std::size_t number) {
    for (int shift = 24; shift >= 0; shift -= 8)
      to.push_back(static_cast<std::uint8_t>(number >> shift));
  };
  Bytes png = {0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};
  const auto add_chunk = [&](std::string_view type, ByteView data) {
    add_number(png, data.size());
    const auto begin = png.size();
    png.insert(png.end(), type.begin(), type.end());
    png.insert(png.end(), data.begin(), data.end());
    add_number(png, crc32(0, png.data() + begin, static_cast<uInt>(png.size() - begin)));
  };
  Bytes header;
  add_number(header, side_px);
  add_number(header, side_px);
  header.insert(header.end(), {1, 0, 0, 0, 0});
  add_chunk("IHDR", header);
  const Bytes rows(std::size_t{side_px / 8 + 2} * side_px);
  Bytes packed(compressBound(rows.size()));
  auto size = static_cast<uLongf>(packed.size());
  compress(packed.data(), &size, rows.data(), rows.size());
  add_chunk("IDAT", ByteView(packed).first(size));
  add_chunk("IEND", {});
  return png;
}

TEST(ReadQr, IsNotHeldUpByAPictureOfAlmostNothing) {
  const auto bomb = zeros_as_png(20'000);
  EXPECT_LT(bomb.size(), 100'000U);
  const auto begin = std::chrono::steady_clock::now();
  EXPECT_EQ(read_qr(bomb).error().code, ErrorCode::too_large);
  EXPECT_LT(std::chrono::steady_clock::now() - begin, std::chrono::milliseconds(50));
}

TEST(ReadQr, ReadsNoJpegOfThousandsOfScans) {
  std::string photo = "\xff\xd8\xff";
  for (int i = 0; i < 65; ++i) photo += "\xff\xda";
  EXPECT_EQ(read_qr(as_bytes(photo)).error().code, ErrorCode::too_large);
}

}  // namespace
}  // namespace cairn::render
