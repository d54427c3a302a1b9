// SPDX-License-Identifier: Apache-2.0
#include "bake/bake.h"

#include <gtest/gtest.h>
#include <zlib.h>

#include "base/limits.h"
#include "encoding/bitstring.h"
#include "encoding/hex.h"

namespace cairn::bake {
namespace {

constexpr std::string_view credential = R"({"name":"A ]]> B & <c> é","x":1})";
constexpr std::string_view svg =
    R"(<?xml version="1.0"?><!DOCTYPE svg><svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"><rect/></svg>)";

constexpr std::string_view hostile_svg =
    R"~(<svg xmlns="http://www.w3.org/2000/svg" onload="a()"><script>a()</script>)~"
    R"~(<a href=" java&#10;script:a()"><g><foreignObject><b onclick="x"/></foreignObject></g></a></svg>)~";

// A transparent image of one pixel.
Bytes pixel() {
  return *encoding::from_hex(
      "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000d4944415478da6364f8"
      "cf"
      "500f0003860180345a28950000000049454e44ae426082");
}

Bytes text_chunk(const std::string& type, const std::string& data, bool good_checksum = true) {
  Bytes chunk;
  const auto number = [&](std::uint32_t n) {
    for (int shift = 24; shift >= 0; shift -= 8)
      chunk.push_back(static_cast<std::uint8_t>(n >> shift));
  };
  number(static_cast<std::uint32_t>(data.size()));
  const auto body = type + data;
  chunk.insert(chunk.end(), body.begin(), body.end());
  const auto crc =
      crc32(0, reinterpret_cast<const Bytef*>(body.data()), static_cast<uInt>(body.size()));
  number(static_cast<std::uint32_t>(crc) ^ (good_checksum ? 0 : 1));
  return chunk;
}

// The image with the chunk so many times, behind its header.
Bytes with_chunks(const Bytes& chunk, std::size_t times) {
  auto image = pixel();
  for (std::size_t i = 0; i < times; ++i)
    image.insert(image.begin() + 33, chunk.begin(), chunk.end());
  return image;
}

Bytes with_chunk(const std::string& type, const std::string& data, bool good_checksum = true) {
  return with_chunks(text_chunk(type, data, good_checksum), 1);
}

std::string deflated(std::string_view text) {
  return std::string(as_text(encoding::deflate(as_bytes(text), encoding::Wrapping::zlib)));
}

ByteView view(std::string_view text) { return as_bytes(text); }

TEST(BakePng, ReturnsTheSameBytes) {
  const auto baked = bake(pixel(), credential, Edition::open_badges_3);
  ASSERT_TRUE(baked.ok());
  const auto found = unbake(*baked);
  ASSERT_TRUE(found.ok());
  EXPECT_EQ(found->text, credential);
  EXPECT_EQ(found->edition, Edition::open_badges_3);
}

TEST(BakePng, ReplacesAnEarlierBadge) {
  const auto first = bake(pixel(), credential, Edition::open_badges_2);
  const auto second = bake(*first, "eyJ.eyJ.sig", Edition::open_badges_3);
  const auto found = unbake_all(*second);
  ASSERT_EQ(found->size(), 1U);
  EXPECT_EQ(found->front().text, "eyJ.eyJ.sig");
}

TEST(UnbakePng, ReadsOldTextChunks) {
  using namespace std::string_literals;
  const auto found = unbake(with_chunk("tEXt", "openbadges\0https://example.org/1"s));
  ASSERT_TRUE(found.ok());
  EXPECT_EQ(found->text, "https://example.org/1");
  EXPECT_EQ(found->edition, Edition::open_badges_2);
}

TEST(UnbakePng, ReadsCompressedChunks) {
  using namespace std::string_literals;
  const auto old = unbake(with_chunk("zTXt", "openbadges\0\0"s + deflated(credential)));
  ASSERT_TRUE(old.ok()) << old.error().detail;
  EXPECT_EQ(old->text, credential);
  const auto chunk = "openbadgecredential\0\1\0en\0name\0"s + deflated(credential);
  const auto third = unbake(with_chunk("iTXt", chunk));
  ASSERT_TRUE(third.ok()) << third.error().detail;
  EXPECT_EQ(third->text, credential);
  EXPECT_EQ(third->edition, Edition::open_badges_3);
  for (const auto& data : {"openbadges\0"s, "openbadges\0\1x"s, "openbadges\0\0x"s})
    EXPECT_EQ(unbake(with_chunk("zTXt", data)).error().code, ErrorCode::unreadable);
  EXPECT_EQ(unbake(with_chunk("iTXt", "openbadges\0\1\1\0\0"s)).error().code,
            ErrorCode::unreadable);
}

TEST(UnbakePng, LimitsWhatAllChunksInflateTo) {
  using namespace std::string_literals;
  const auto half = deflated(std::string(limits::input_bytes_max / 2, ' '));
  const auto chunk = text_chunk("zTXt", "openbadges\0\0"s + half);
  EXPECT_EQ(unbake_all(with_chunks(chunk, 2))->size(), 2U);
  EXPECT_EQ(unbake_all(with_chunks(chunk, 3)).error().code, ErrorCode::too_large);
}

TEST(UnbakePng, LimitsTheBadgesOfOneImage) {
  using namespace std::string_literals;
  const auto chunk = text_chunk("tEXt", "openbadges\0x"s);
  EXPECT_EQ(unbake_all(with_chunks(chunk, limits::baked_badges_max))->size(),
            limits::baked_badges_max);
  EXPECT_EQ(unbake_all(with_chunks(chunk, limits::baked_badges_max + 1)).error().code,
            ErrorCode::too_large);
}

TEST(UnbakePng, RefusesDamage) {
  using namespace std::string_literals;
  EXPECT_EQ(unbake(with_chunk("iTXt", "openbadgecredential\0\0\0\0\0{}"s, false)).error().code,
            ErrorCode::unreadable);
  EXPECT_EQ(unbake(with_chunk("iTXt", "openbadgecredential\0"s)).error().code,
            ErrorCode::unreadable);
  EXPECT_EQ(unbake(with_chunk("iTXt", "openbadgecredential\0\1\0\0\0nozlib"s)).error().code,
            ErrorCode::unreadable);
  auto cut = pixel();
  cut.resize(40);
  EXPECT_EQ(unbake(cut).error().code, ErrorCode::unreadable);
  EXPECT_EQ(unbake(pixel()).error().code, ErrorCode::not_found);
  EXPECT_EQ(unbake(view("GIF89a")).error().code, ErrorCode::unreadable);
}

TEST(UnbakePng, ReportsSeveralBadgesInsteadOfGuessing) {
  using namespace std::string_literals;
  const auto baked = bake(with_chunk("tEXt", "other\0x"s), credential, Edition::open_badges_3);
  auto image = *baked;
  const auto second = with_chunk("iTXt", "openbadgecredential\0\0\0\0\0{}"s);
  image.insert(image.begin() + 33, second.begin() + 33, second.begin() + 33 + 12 + 26 - 0);
  const auto found = unbake(image);
  ASSERT_FALSE(found.ok());
  EXPECT_EQ(found.error().code, ErrorCode::conflict);
}

TEST(BakeSvg, ReturnsTheSameBytesAlsoWithCdataEndAndLineEnds) {
  for (const auto& text : {std::string(credential), std::string("{\r\n\"a\":1\r}\n")}) {
    const auto baked = bake(view(svg), text, Edition::open_badges_3);
    ASSERT_TRUE(baked.ok());
    EXPECT_EQ(unbake(*baked)->text, text);
  }
}

TEST(BakeSvg, KeepsWhatStandsBeforeTheFirstBracket) {
  for (const auto* text : {" {\"a\":1}", "\r\n\t{}", "\xEF\xBB\xBF{}", "\xEF\xBB\xBF \n{}"}) {
    const auto baked = bake(view(svg), text, Edition::open_badges_3);
    EXPECT_NE(as_text(*baked).find("<![CDATA["), std::string_view::npos);
    EXPECT_EQ(unbake(*baked)->text, text);
  }
}

TEST(BakeSvg, WritesTheElementOfTheOlderEdition) {
  const auto hosted = bake(view(svg), "https://example.org/a?b&c", Edition::open_badges_2);
  EXPECT_NE(as_text(*hosted).find("xmlns:openbadges=\"http://openbadges.org\""),
            std::string_view::npos);
  EXPECT_NE(
      as_text(*hosted).find(R"(<openbadges:assertion verify="https://example.org/a?b&amp;c")"),
      std::string_view::npos);
  EXPECT_EQ(unbake(*hosted)->edition, Edition::open_badges_2);
  EXPECT_EQ(unbake(*hosted)->text, "https://example.org/a?b&c");
  const auto whole = bake(view(svg), credential, Edition::open_badges_2);
  EXPECT_EQ(unbake(*whole)->text, credential);
  EXPECT_EQ(unbake_all(*bake(*whole, credential, Edition::open_badges_3))->size(), 1U);
}

TEST(Bake, RefusesTextThatReadersWouldCutOrMisread) {
  using namespace std::string_literals;
  for (const auto& image : {pixel(), Bytes(svg.begin(), svg.end())})
    for (const auto& text : {"{}\0"s, "\0"s, "{\"a\":\"\xFF\"}"s})
      EXPECT_EQ(bake(image, text, Edition::open_badges_3).error().code, ErrorCode::invalid);
}

TEST(Bake, HoldsItsLimits) {
  const std::string large(limits::input_bytes_max + 1, ' ');
  EXPECT_EQ(bake(pixel(), large, Edition::open_badges_3).error().code, ErrorCode::too_large);
  EXPECT_EQ(bake(as_bytes(large), "{}", Edition::open_badges_3).error().code, ErrorCode::too_large);
  EXPECT_EQ(unbake_all(as_bytes(large)).error().code, ErrorCode::too_large);
  const auto wide = std::string(svg) + "<!--" + std::string(limits::svg_bytes_max, '.') + "-->";
  EXPECT_EQ(bake(view(wide), "{}", Edition::open_badges_3).error().code, ErrorCode::too_large);
  EXPECT_EQ(bake(view("GIF89a"), "{}", Edition::open_badges_3).error().code, ErrorCode::unreadable);
}

TEST(BakeSvg, KeepsATokenInTheVerifyAttribute) {
  const auto baked = bake(view(svg), "eyJ.eyJ.sig", Edition::open_badges_3);
  EXPECT_NE(as_text(*baked).find("verify=\"eyJ.eyJ.sig\""), std::string_view::npos);
  EXPECT_EQ(unbake(*baked)->text, "eyJ.eyJ.sig");
}

TEST(BakeSvg, RemovesWhatRunsInABrowser) {
  const auto baked = bake(view(hostile_svg), "{}", Edition::open_badges_3);
  ASSERT_TRUE(baked.ok()) << baked.error().detail;
  for (const auto* word : {"script", "onload", "onclick", "foreignObject"})
    EXPECT_EQ(as_text(*baked).find(word), std::string_view::npos) << word;
}

TEST(BakeSvg, LeavesNoElementThatItsNamespaceWouldTurnIntoABadge) {
  const auto baked = bake(
      view(
          R"(<svg xmlns:openbadges="urn:x"><openbadges:credential>1</openbadges:credential></svg>)"),
      "{}", Edition::open_badges_3);
  EXPECT_EQ(unbake_all(*baked)->size(), 1U);
}

TEST(UnbakeSvg, FollowsNamespacesNotPrefixes) {
  const auto found = unbake(view(
      R"(<svg xmlns="http://www.w3.org/2000/svg" xmlns:x="http://openbadges.org"><x:assertion verify="https://example.org/a"/></svg>)"));
  ASSERT_TRUE(found.ok());
  EXPECT_EQ(found->text, "https://example.org/a");
  EXPECT_EQ(
      unbake(
          view(
              R"(<svg xmlns:openbadges="urn:other"><openbadges:credential>{}</openbadges:credential></svg>)"))
          .error()
          .code,
      ErrorCode::not_found);
}

TEST(UnbakeSvg, OverlooksNoTokenBesideAText) {
  const auto texts = [](const std::string& element) {
    std::vector<std::string> out;
    const auto image = R"(<svg xmlns:o="http://openbadges.org">)" + element + "</svg>";
    const auto found = unbake_all(view(image));
    for (const auto& badge : found.value()) out.push_back(badge.text);
    return out;
  };
  EXPECT_EQ(texts(R"(<o:assertion verify="eyJ.eyJ.x"><![CDATA[{"a":1}]]></o:assertion>)"),
            (std::vector<std::string>{"eyJ.eyJ.x", R"({"a":1})"}));
  // As Open Badges 2.0 bakes a hosted badge.
  EXPECT_EQ(texts(R"(<o:assertion verify="https://a.example/1"><![CDATA[{}]]></o:assertion>)"),
            (std::vector<std::string>{"{}"}));
  EXPECT_EQ(texts(R"(<o:assertion verify="https://a.example/1"/>)"),
            (std::vector<std::string>{"https://a.example/1"}));
  EXPECT_EQ(texts("<o:assertion/>"), (std::vector<std::string>{""}));
}

TEST(UnbakeSvg, LimitsTheBadgesOfOneImage) {
  std::string many = R"(<svg xmlns:o="http://openbadges.org">)";
  for (std::size_t i = 0; i <= limits::baked_badges_max; ++i)
    many += R"(<o:assertion verify="https://example.org/a"/>)";
  EXPECT_EQ(unbake_all(view(many + "</svg>")).error().code, ErrorCode::too_large);
}

TEST(UnbakeSvg, RefusesBrokenXmlAndOtherDocuments) {
  EXPECT_EQ(unbake(view("<svg><a></svg>")).error().code, ErrorCode::unreadable);
  EXPECT_EQ(unbake(view("<html><p>&lt;svg <svg/></p></html>")).error().code, ErrorCode::unreadable);
}

// One of them would be checked and another baked into.
TEST(BakeSvg, TakesOneElementAlone) {
  const std::string drawing(R"(<svg xmlns="http://www.w3.org/2000/svg"/>)");
  for (const auto& image : {drawing + drawing, R"(<svg xmlns="urn:else"/><a y="H"/>)" + drawing}) {
    EXPECT_FALSE(bake(as_bytes(image), "{}", Edition::open_badges_3).ok()) << image;
    EXPECT_FALSE(unbake_all(as_bytes(image)).ok()) << image;
  }
  const auto about = "<!-- drawn -->\n" + drawing + "\n<!-- end -->\n";
  EXPECT_TRUE(bake(as_bytes(about), "{}", Edition::open_badges_3).ok());
}

TEST(UnbakeSvg, PrefixesMeanWhatTheNearestDeclarationSays) {
  const auto found = unbake_all(view(
      R"(<svg xmlns:x="http://openbadges.org"><g xmlns:x="urn:y"><x:assertion verify="no"/></g>)"
      R"(<x:assertion verify="a"/><g xmlns="http://openbadges.org"><assertion verify="b"/><g xmlns="">)"
      R"(<assertion verify="no"/></g><assertion verify="c"/></g><assertion verify="no"/></svg>)"));
  ASSERT_TRUE(found.ok());
  ASSERT_EQ(found->size(), 3U);
  EXPECT_EQ((*found)[0].text + (*found)[1].text + (*found)[2].text, "abc");
}

TEST(UnbakeSvg, CostsNoMoreWhereManyNamespacesAreInScope) {
  std::string image = "<svg";
  for (std::size_t i = 0; i < limits::svg_attributes_max; ++i)
    image += " xmlns:n" + std::to_string(i) + "=\"urn:n\"";
  image += ">";
  for (std::size_t i = 0; i < limits::svg_depth_max - 2; ++i) image += "<g xmlns:m=\"urn:m\">";
  for (int i = 0; i < 120'000; ++i) image += "<n0:assertion/>";
  for (std::size_t i = 0; i < limits::svg_depth_max - 2; ++i) image += "</g>";
  EXPECT_EQ(unbake_all(view(image + "</svg>"))->size(), 0U);
}

TEST(UnbakeSvg, LimitsTheAttributesOfOneElement) {
  std::string attributes;
  for (std::size_t i = 0; i <= limits::svg_attributes_max; ++i)
    attributes += " a" + std::to_string(i) + "=\"\"";
  EXPECT_EQ(unbake_all(view("<svg" + attributes + "/>")).error().code, ErrorCode::too_large);
  EXPECT_EQ(unbake_all(view(R"(<svg xmlns:a="b" xmlns:a="c"/>)")).error().code,
            ErrorCode::unreadable);
}

std::string nested(std::size_t depth) {
  std::string image = "<svg><script>";
  for (std::size_t i = 0; i < depth; ++i) image += "<g>";
  for (std::size_t i = 0; i < depth; ++i) image += "</g>";
  return image + "</script></svg>";
}

TEST(BakeSvg, DepthCostsNoStack) {
  const auto deep = nested(200'000);
  EXPECT_EQ(unbake(view(deep)).error().code, ErrorCode::too_large);
  EXPECT_EQ(bake(view(deep), "{}", Edition::open_badges_3).error().code, ErrorCode::too_large);
  EXPECT_FALSE(unbake(view(deep.substr(0, 500'000))).ok());
  EXPECT_TRUE(bake(view(nested(limits::svg_depth_max - 2)), "{}", Edition::open_badges_3).ok());
}

}  // namespace
}  // namespace cairn::bake
