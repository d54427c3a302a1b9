// SPDX-License-Identifier: Apache-2.0
// Pictures that are brought for badges: what is taken, what is refused, where they are seen.
#include "app/achievements/picture.h"

#include "app/house.h"

namespace cairn::app {
namespace {

using namespace std::string_view_literals;

constexpr std::string_view plain_svg =
    R"(<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 80 80"><circle cx="40" cy="40" r="30" fill="#c00"/></svg>)";

class Pictures : public House {
 protected:
  void SetUp() override {
    actor_ = set_up();
    achievement_ = published(actor_);
  }
  Result<Achievement> set(std::string_view file, std::string_view words = "A red dot") {
    return set_picture(*context_, actor_, achievement_.id, as_bytes(file), words);
  }
  // The header of a PNG that announces so many pixels, and nothing else.
  static std::string png_of(char width_high, char height_high) {
    std::string out("\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\0\0\0\0\0\x08\x02\0\0\0", 29);
    out[18] = width_high;
    out[22] = height_high;
    return out;
  }
  std::string stored() {
    const auto found = must(find_achievement(*context_, actor_, achievement_.id));
    return std::string(as_text(must(picture_png(*context_, found))));
  }

  Actor actor_;
  Achievement achievement_;
};

TEST_F(Pictures, AreDrawnAnewAndSignedWithANewVersion) {
  const auto before = stored();
  const auto claim = submitted(achievement_);
  const auto changed = must(set(plain_svg));
  EXPECT_EQ(changed.version, 2);
  EXPECT_EQ(changed.alternative_text, "A red dot");
  const auto png = stored();
  EXPECT_TRUE(png.starts_with("\x89PNG"));
  EXPECT_NE(png, before);
  EXPECT_EQ(png.substr(16, 8), std::string("\0\0\2\0\0\0\2\0", 8)) << "512 by 512";
  const auto svg = must(achievement_image(*context_, achievement_.id, std::nullopt));
  EXPECT_NE(svg.find("data:image/png;base64,"), std::string::npos);
  EXPECT_NE(svg.find("<title>A red dot</title>"), std::string::npos);
  EXPECT_EQ(svg.find("circle"), std::string::npos) << "nothing of the file but its pixels";
  // What was claimed before keeps the picture it had.
  const auto older = awarded(actor_, claim.id);
  EXPECT_EQ(must(badge_picture(*context_, must(public_badge(*context_, older.id))))
                .find("data:image/png"),
            std::string::npos);
  const auto award = awarded(actor_, submitted(changed).id);
  const auto badge = must(public_badge(*context_, award.id));
  const auto baked = must(baked_png(*context_, badge));
  EXPECT_NE(as_text(baked).find("openbadgecredential"), std::string_view::npos);
  EXPECT_NE(must(baked_svg(*context_, badge)).find("data:image/png"), std::string::npos);
  EXPECT_TRUE(badge_card(*context_, badge).ok());
  // Brought as a PNG, the server's own picture is taken as well.
  EXPECT_TRUE(set(png, "The same").ok());
  EXPECT_EQ(must(copy_achievement(*context_, actor_, achievement_.id)).picture.size(), 64U);
}

TEST_F(Pictures, GoBackToTheDesign) {
  const auto drawn = stored();
  must(set(plain_svg));
  const auto back = must(remove_picture(*context_, actor_, achievement_.id));
  EXPECT_TRUE(back.picture.empty());
  EXPECT_EQ(back.version, 3);
  EXPECT_EQ(must(remove_picture(*context_, actor_, achievement_.id)).version, 3);
  EXPECT_EQ(stored(), drawn);
}

TEST_F(Pictures, KeepTheirPlaceWhenOtherThingsChange) {
  must(set(plain_svg));
  const auto after = must(update_achievement(*context_, actor_, achievement_.id, welding()));
  EXPECT_EQ(after.picture.size(), 64U);
}

TEST_F(Pictures, NeedWordsForWhoDoesNotSeeThem) {
  EXPECT_EQ(path_of_error(set(plain_svg, " ")), "/alternative_text");
  EXPECT_EQ(path_of_error(set("", "x")), "/picture");
}

TEST_F(Pictures, ThatRunReferOutsideOrMultiplyAreRefused) {
  const auto svg = [](std::string_view inside) {
    return R"(<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 80 80">)" +
           std::string(inside) + "</svg>";
  };
  for (const std::string_view inside :
       {R"~(<script>alert(1)</script>)~", R"~(<circle r="9" onload="alert(1)"/>)~",
        R"~(<image href="https://other.example/x.png"/>)~",
        R"~(<image href="data:image/png;base64,AAAA"/>)~", R"~(<foreignObject/>)~",
        R"~(<a xlink:href="javascript:alert(1)"><path d="M0 0"/></a>)~",
        R"~(<style>@import url(https://other.example/x.css);</style>)~",
        R"~(<rect fill="url(https://other.example/x)"/>)~", R"~(<g id="a"/><use href="#a"/>)~",
        R"~(<filter id="f"><feTurbulence numOctaves="99"/></filter>)~",
        R"~(<animate attributeName="x"/>)~"}) {
    const auto refused = set(svg(inside));
    EXPECT_EQ(path_of_error(refused), "/picture") << inside;
    EXPECT_NE(refused.error().detail.find("PNG instead"), std::string::npos) << inside;
  }
  EXPECT_EQ(path_of_error(set(R"(<!DOCTYPE svg [<!ENTITY a "b">]><svg/>)")), "/picture");
  EXPECT_EQ(path_of_error(set("<svg xmlns=\"http://www.w3.org/2000/svg\"><g>")), "/picture");
}

TEST_F(Pictures, OfTheWrongKindOrSizeAreRefusedBeforeTheyAreDecoded) {
  EXPECT_EQ(path_of_error(set("GIF89a...")), "/picture");
  EXPECT_EQ(path_of_error(set("%PDF-1.7")), "/picture");
  EXPECT_EQ(path_of_error(set("<html><script>1</script></html>")), "/picture");
  EXPECT_EQ(code_of(set(png_of('\x7f', '\x7f'))), ErrorCode::too_large);
  EXPECT_EQ(path_of_error(set(png_of(0, 0))), "/picture") << "too small";
  EXPECT_EQ(path_of_error(set(png_of(1, 1))), "/picture") << "nothing behind its header";
  EXPECT_EQ(path_of_error(set("\xff\xd8\xff\xe0\0\x04\0\0\xff\xc0\0\x0b\x08\xff\xff\xff\xff"sv)),
            "/picture");
  EXPECT_EQ(path_of_error(set("\xff\xd8\xff\xda\0\x04"sv)), "/picture");
  EXPECT_EQ(code_of(set("\x89PNG\r\n\x1a\n" + std::string(3 * 1024 * 1024, 'x'))),
            ErrorCode::too_large);
  EXPECT_EQ(code_of(set(std::string(plain_svg) + std::string(300 * 1024, ' '))),
            ErrorCode::too_large);
}

TEST_F(Pictures, AreOneOrganisationsAlone) {
  EXPECT_EQ(
      code_of(set_picture(*context_, set_up_another(), achievement_.id, as_bytes(plain_svg), "x")),
      ErrorCode::not_found);
}

}  // namespace
}  // namespace cairn::app
