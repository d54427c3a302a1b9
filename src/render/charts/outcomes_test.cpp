// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <vector>

#include "render/charts/moments.h"
#include "render/charts/ranges.h"

namespace cairn::render {
namespace {

std::size_t number_of(const std::string& text, std::string_view part) {
  std::size_t found = 0;
  for (auto at = text.find(part); at != text.npos; at = text.find(part, at + 1)) ++found;
  return found;
}

TEST(Moments, DrawAllThatCameAlsoWhatCameBefore) {
  MomentsChart chart{.lanes = {"Raise <b>", "Promotion"},
                     .moments = {{20'000, 0, true}, {19'000, 1, false}, {20'100, 1, true}},
                     .earned = {19'900},
                     .today = 20'400};
  const auto svg = moments_svg(chart, Embedding::page);
  EXPECT_EQ(number_of(svg, "<circle class=\"have\""), 2U);
  EXPECT_EQ(number_of(svg, "<circle class=\"line\""), 1U);
  EXPECT_EQ(number_of(svg, "class=\"need-line\""), 1U);
  EXPECT_EQ(svg.find("<b>"), svg.npos);
  EXPECT_NE(svg.find("does not say that it came of it"), svg.npos);
  EXPECT_EQ(moments_svg({}, Embedding::page), "");
}

TEST(Moments, FitADayAndALifetime) {
  for (const std::int64_t first : {20'400, 20'399, -3'000}) {
    MomentsChart chart{
        .lanes = {"Raise"}, .moments = {{first, 0, true}}, .earned = {}, .today = 20'400};
    const auto svg = moments_svg(chart, Embedding::page);
    EXPECT_EQ(svg.find("nan"), svg.npos);
    EXPECT_LE(number_of(svg, "class=\"minor\""), 9U);
  }
}

TEST(Ranges, DrawWhatIsCertainSolidAndTheRestPale) {
  const std::vector<GainRange> rows{{"SQL", 300, 100, 900}, {"Welding", std::nullopt, 0, 0}};
  const auto svg = ranges_svg(rows, "EUR", Embedding::page);
  EXPECT_EQ(number_of(svg, "class=\"need\""), 1U);
  EXPECT_EQ(number_of(svg, "class=\"have\""), 1U);
  EXPECT_EQ(number_of(svg, "class=\"have-line\""), 1U);
  EXPECT_NE(svg.find("Spent, and gained since, in EUR"), svg.npos);
  EXPECT_EQ(ranges_svg(std::span(rows).last(1), "EUR", Embedding::page), "");
}

}  // namespace
}  // namespace cairn::render
