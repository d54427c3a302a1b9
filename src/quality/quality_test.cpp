// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "quality/bodies.h"
#include "quality/flags.h"
#include "quality/scales.h"

namespace cairn::quality {
namespace {

catalogue::Offer whole_offer() {
  catalogue::Offer offer;
  offer.id = "sql";
  offer.title = "SQL basics";
  offer.kind = catalogue::Kind::certification;
  offer.assessment = "exam";
  offer.credential = "certificate";
  offer.price = catalogue::Price{10'000, "EUR"};
  offer.hours = catalogue::Effort{600, 600};
  offer.stage = catalogue::Stage::beginner;
  offer.renewal_months = 0;
  offer.teaches = {{.words = "SQL", .skill = "sql", .link = catalogue::Link::stated}};
  return offer;
}

Known all_known(const catalogue::Offer& offer) {
  return {.offer = &offer,
          .today = "2026-11-18",
          .hours = true,
          .looked_at = "2026-01-01",
          .accredited = true,
          .accredited_until = "",
          .source_read = "2026-01-01",
          .partners_known = true,
          .reviews = 5};
}

std::vector<std::string> codes(const Known& known) {
  std::vector<std::string> out;
  for (const auto& flag : flags_of(known)) out.emplace_back(flag.code);
  return out;
}
std::vector<std::string> only(std::string code) { return {std::move(code)}; }

TEST(Flags, OfAnOfferOfWhichAllIsKnownThereAreNone) {
  const auto offer = whole_offer();
  EXPECT_TRUE(codes(all_known(offer)).empty());
}

TEST(Flags, EachSaysWhatIsMissingAndWhy) {
  const auto flag_of = [](auto change) {
    auto offer = whole_offer();
    change(offer);
    return codes(all_known(offer));
  };
  EXPECT_EQ(flag_of([](auto& it) { it.assessment = ""; }), only("no-assessment"));
  EXPECT_EQ(flag_of([](auto& it) { it.assessment = "none"; }), only("not-assessed"));
  EXPECT_EQ(flag_of([](auto& it) { it.credential = ""; }), only("credential-unknown"));
  EXPECT_EQ(flag_of([](auto& it) { it.price.reset(); }), only("price-unknown"));
  EXPECT_EQ(flag_of([](auto& it) { it.stage = catalogue::Stage::unknown; }), only("level-unknown"));
  EXPECT_EQ(flag_of([](auto& it) { it.renewal_months.reset(); }), only("renewal-unknown"));
  EXPECT_EQ(flag_of([](auto& it) { it.teaches.clear(); }), only("skills-unknown"));
  EXPECT_EQ(flag_of([](auto& it) { it.teaches[0].link = catalogue::Link::proposed; }),
            only("skills-unconfirmed"));
  EXPECT_EQ(flag_of([](auto& it) { it.example = true; }), only("example"));
}

TEST(Flags, SayWhatIsKnownAboutAccreditationReviewsAndAge) {
  auto offer = whole_offer();
  auto known = all_known(offer);
  known.accredited = false;
  EXPECT_EQ(codes(known), only("no-accreditation"));
  known.accredited_until = "2025-06-30";
  EXPECT_EQ(codes(known), only("accreditation-over"));
  known = all_known(offer);
  known.source_read = "2024-11-17";
  EXPECT_EQ(codes(known), only("accreditation-read-long-ago"));
  known.source_read = "2024-11-18";
  EXPECT_TRUE(codes(known).empty());
  known.looked_at = "2024-11-17";
  EXPECT_EQ(codes(known), only("reviewed-long-ago"));
  known.looked_at = "";
  EXPECT_EQ(codes(known), only("never-reviewed"));
  known = all_known(offer);
  known.reviews = 4;
  EXPECT_EQ(codes(known), only("few-reviews"));
  known = all_known(offer);
  offer.endorsed_by = {"Harbour Logistics"};
  EXPECT_TRUE(codes(known).empty());
  known.partners_known = false;
  EXPECT_EQ(codes(known), only("endorsement-without-source"));
}

TEST(Flags, EveryOneHasItsOwnCodeATextAndAReason) {
  catalogue::Offer nothing;
  std::set<std::string_view> seen;
  for (const auto& flag : flags_of({.offer = &nothing, .today = "2026-11-18"})) {
    EXPECT_TRUE(seen.insert(flag.code).second) << flag.code;
    EXPECT_FALSE(flag.text.empty()) << flag.code;
    EXPECT_FALSE(flag.reason.empty()) << flag.code;
  }
  EXPECT_GE(seen.size(), 8U);
}

TEST(Flags, YearsBeforeADay) {
  EXPECT_EQ(years_before("2026-11-18", 2), "2024-11-18");
  EXPECT_EQ(years_before("2024-02-29", 1), "2023-02-29") << "compared as text, never shown";
  EXPECT_EQ(years_before("soon", 2), "soon");
  EXPECT_EQ(years_before("", 2), "");
}

TEST(Tally, SaysNothingOfFewerThanFive) {
  Tally tally;
  for (int i = 0; i < 4; ++i) tally.add(5);
  EXPECT_EQ(tally.people(), 4);
  EXPECT_FALSE(tally.mean_tenths());
  EXPECT_FALSE(tally.shares());
  tally.add(1);
  EXPECT_EQ(tally.mean_tenths(), 42);
  ASSERT_TRUE(tally.shares());
  EXPECT_EQ((*tally.shares())[4], 4);
}

TEST(Tally, RoundsHalfUpAndTakesNoOtherStep) {
  Tally tally;
  tally.add(0);
  tally.add(6);
  tally.add(3, -2);
  EXPECT_EQ(tally.people(), 0);
  tally.add(4, 19);
  tally.add(5, 1);
  EXPECT_EQ(tally.mean_tenths(), 41) << "4.05";
}

TEST(Scales, HaveWordsForEachStepAndNoOther) {
  for (const auto scale : {Scale::learning, Scale::career}) {
    std::set<std::string_view> seen;
    for (int step = 1; step <= rating_max; ++step) seen.insert(words_of(scale, step));
    EXPECT_EQ(seen.size(), 5U);
    EXPECT_EQ(seen.count(""), 0U);
    EXPECT_EQ(words_of(scale, 0), "");
    EXPECT_EQ(words_of(scale, 6), "");
  }
}

TEST(Bodies, AreNamedOnceEachWithAPage) {
  EXPECT_TRUE(std::ranges::is_sorted(bodies(), {}, &Body::code));
  std::set<std::string_view> codes;
  for (const auto& body : bodies()) {
    EXPECT_TRUE(codes.insert(body.code).second);
    EXPECT_TRUE(body.page.starts_with("https://")) << body.code;
    EXPECT_FALSE(body.what.empty()) << body.code;
    EXPECT_EQ(body_named(body.code), &body);
  }
  EXPECT_EQ(body_named("made-up"), nullptr);
  EXPECT_EQ(body_named(""), nullptr);
}

}  // namespace
}  // namespace cairn::quality
