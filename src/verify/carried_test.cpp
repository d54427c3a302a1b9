// SPDX-License-Identifier: Apache-2.0
// What a file carries: several badges are named and chosen by number, never guessed.
#include "verify/carried.h"

#include <gtest/gtest.h>

#include "bake/bake.h"
#include "verify/test_world.h"

namespace cairn::verify {
namespace {

constexpr std::string_view blank_svg =
    R"(<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><rect width="9" height="9"/></svg>)";

// A PNG of one pixel.
constexpr std::uint8_t blank_png[] = {
    0x89, 'P',  'N',  'G',  '\r', '\n', 0x1a, '\n', 0,    0,    0,    13,   'I',  'H',
    'D',  'R',  0,    0,    0,    1,    0,    0,    0,    1,    8,    0,    0,    0,
    0,    0x3a, 0x7e, 0x9b, 0x55, 0,    0,    0,    10,   'I',  'D',  'A',  'T',  0x78,
    0x9c, 0x63, 0x60, 0x00, 0x00, 0x00, 0x02, 0x00, 0x01, 0x48, 0xaf, 0xa4, 0x71, 0,
    0,    0,    0,    'I',  'E',  'N',  'D',  0xae, 0x42, 0x60, 0x82};

class CarriedTest : public testing::Test, protected World {
 protected:
  json::Value named(const std::string& name) {
    auto document = badge(issuer.id);
    auto achievement =
        with(document["credentialSubject"]["achievement"], "name", "\"" + name + "\"");
    return sign(
        builder().with(document, "credentialSubject",
                       builder().with(document["credentialSubject"], "achievement", achievement)),
        issuer);
  }
  // The bytes with what a second baking puts in spliced behind the first.
  Bytes baked_twice(ByteView image) {
    const auto first = bake::bake(image, json::write(named("Knots")), bake::Edition::open_badges_3);
    const auto second =
        bake::bake(image, json::write(named("Sails")), bake::Edition::open_badges_3);
    if (bake::image_type(image) == bake::ImageType::png) {
      // Everything between the header chunk and the rest is the badge's own chunk.
      constexpr std::size_t header = 8 + 25;
      Bytes both(first->begin(), first->begin() + static_cast<std::ptrdiff_t>(header));
      const auto rest = image.size() - header;
      both.insert(both.end(), first->begin() + header,
                  first->end() - static_cast<std::ptrdiff_t>(rest));
      both.insert(both.end(), second->begin() + header, second->end());
      return both;
    }
    const std::string one(as_text(*first)), other(as_text(*second));
    const std::string_view opens = "<openbadges:credential", closes = "</openbadges:credential>";
    const auto from = other.find(opens);
    const auto chunk = other.substr(from, other.find(closes) + closes.size() - from);
    auto both = one;
    both.insert(both.find(opens), chunk);
    return {both.begin(), both.end()};
  }

  TestIssuer issuer = TestIssuer::did_key(1);
};

TEST_F(CarriedTest, SeveralInOneImageAreNamedAndChosenByNumber) {
  for (const auto image : {ByteView(blank_png), as_bytes(blank_svg)}) {
    auto all = carried_by(baked_twice(image));
    ASSERT_TRUE(all.ok()) << all.error().detail;
    ASSERT_EQ(all->size(), 2U);
    const auto guessed = choose(*all, 0);
    ASSERT_FALSE(guessed.ok());
    EXPECT_EQ(guessed.error().code, ErrorCode::unreadable);
    EXPECT_NE(guessed.error().detail.find("it carries several badges, 1: "), std::string::npos);
    EXPECT_NE(guessed.error().detail.find("Knots (ob3+di)"), std::string::npos);
    EXPECT_NE(guessed.error().detail.find("Sails (ob3+di)"), std::string::npos);
    EXPECT_NE(std::string(guessed.error().remedy).find("--badge"), std::string::npos);
    EXPECT_EQ(choose(*all, 3).error().code, ErrorCode::not_found);
    const auto second = choose(*all, 2);
    ASSERT_TRUE(second.ok());
    EXPECT_EQ(second->text, all->at(1).text);
  }
}

TEST_F(CarriedTest, SeveralAreEachJudgedAndItIsSaid) {
  const auto image = baked_twice(as_bytes(blank_svg));
  const auto report = verifier.verify(image, options);
  ASSERT_TRUE(report.ok());
  EXPECT_EQ(report->credentials.size(), 2U);
  EXPECT_TRUE(gives(*report, Verdict::accepted, Code::several_badges));
}

TEST_F(CarriedTest, NothingOfALaterPresentationIsLost) {
  const auto holder = TestIssuer::did_key(5);
  const auto another = TestIssuer::did_key(6);
  const auto shown_by = [&](const TestIssuer& who) {
    const auto shown = read(R"({"@context": ["https://www.w3.org/ns/credentials/v2"],
      "type": ["VerifiablePresentation"], "holder": ")" +
                            who.id + R"("})");
    return Carried{json::write(sign(shown, who, {.purpose = "authentication"}))};
  };
  options.explain = Explain::steps;
  const Carried badge{json::write(named("Knots"))};
  const std::vector<Carried> one{badge, shown_by(holder)};
  const auto report = verifier.verify(one, options);
  ASSERT_TRUE(report.ok());
  EXPECT_EQ(report->holder, holder.id);
  EXPECT_FALSE(report->steps.empty());
  const std::vector<Carried> two{shown_by(holder), shown_by(another)};
  const auto both = verifier.verify(two, options);
  ASSERT_TRUE(both.ok());
  EXPECT_EQ(both->holder, "") << "neither holds what the other shows";
  EXPECT_GT(both->steps.size(), report->steps.size());
}

TEST_F(CarriedTest, ATokenIsAcceptedWithBlanksAroundIt) {
  const auto text = "\n " + token(badge(issuer.id), issuer) + "\n";
  const auto image = bake::bake(as_bytes(blank_svg), text, bake::Edition::open_badges_3);
  ASSERT_TRUE(image.ok());
  EXPECT_TRUE(verifier.accept(as_bytes(text), options).ok());
  const auto accepted = verifier.accept(*image, options);
  EXPECT_TRUE(accepted.ok()) << accepted.error().detail;
}

TEST_F(CarriedTest, AttachedFilesAreCredentialsOrCarryThem) {
  const auto file = [](std::string name, std::string_view text) {
    const auto bytes = as_bytes(text);
    return AttachedFile{std::move(name), Bytes(bytes.begin(), bytes.end())};
  };
  const auto text = json::write(named("Knots"));
  const auto image =
      bake::bake(as_bytes(blank_svg), json::write(named("Sails")), bake::Edition::open_badges_3);
  const std::vector<AttachedFile> files{
      file("readme.txt", "Hello"), file("data.json", "{}"), file("badge.json", text),
      file("badge.svg", as_text(*image)), file("badge.jwt", token(badge(issuer.id), issuer))};
  const auto all = carried_by(files);
  ASSERT_TRUE(all.ok());
  ASSERT_EQ(all->size(), 3U);
  EXPECT_EQ(all->front().file, "badge.json");
  EXPECT_EQ(all->front().text, text);
  EXPECT_NE(names_of(*all).find("Sails (ob3+di), from badge.svg"), std::string::npos);
  const auto none = carried_by(std::span(files).first(2));
  ASSERT_FALSE(none.ok());
  EXPECT_EQ(none.error().detail, "no badge is attached to the PDF, only readme.txt, data.json");
}

TEST_F(CarriedTest, APdfIsNotOpenedHere) {
  EXPECT_TRUE(is_pdf(as_bytes("\n%PDF-1.7 …")));
  EXPECT_FALSE(is_pdf(as_bytes(R"({"a": "%PDF-1.7"})")));
  const auto report = verifier.verify(as_bytes("%PDF-1.7\n"), options);
  ASSERT_FALSE(report.ok());
  EXPECT_EQ(report.error().code, ErrorCode::unreadable);
}

}  // namespace
}  // namespace cairn::verify
