// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <vector>

#include "render/charts/columns.h"
#include "render/charts/compared.h"
#include "render/charts/curve.h"
#include "render/charts/gantt.h"
#include "render/charts/levels.h"
#include "render/charts/share_history.h"

namespace cairn::render {
namespace {

std::size_t count(const std::string& text, std::string_view part) {
  std::size_t found = 0;
  for (auto at = text.find(part); at != text.npos; at = text.find(part, at + 1)) ++found;
  return found;
}

TEST(Gantt, DrawsABarAStepAndEscapesWhatOthersWrote) {
  const std::vector<GanttBar> bars{{"SQL <script>", 20'830, 20'860, 0.5},
                                   {"Python", 20'861, 20'900, 0}};
  const auto svg = gantt_svg(bars, 20'950, Embedding::page);
  EXPECT_EQ(count(svg, "class=\"need\""), 2U);
  EXPECT_EQ(count(svg, "class=\"have\""), 1U);
  EXPECT_EQ(svg.find("<script"), svg.npos);
  EXPECT_NE(svg.find("<title>The plan on the calendar</title>"), svg.npos);
  EXPECT_NE(svg.find("Jan 2027"), svg.npos);
  EXPECT_EQ(svg.find("<style"), svg.npos);
  EXPECT_NE(gantt_svg(bars, 0, Embedding::file).find("<style"), std::string::npos);
  EXPECT_EQ(gantt_svg({}, 0, Embedding::page), "");
}

TEST(Levels, DrawARadarOfThreeOrMoreAndABarEach) {
  const std::vector<LevelPair> pairs{{"SQL", 3, 1}, {"Python", 4, 4}, {"Statistics", 2, 0}};
  EXPECT_EQ(count(radar_svg(pairs, Embedding::page), "<polygon"), 7U);
  EXPECT_EQ(radar_svg(std::span(pairs).first(2), Embedding::page), "");
  EXPECT_EQ(count(bars_svg(pairs, Embedding::page), "class=\"have\""), 2U);
  EXPECT_NE(bars_svg(pairs, Embedding::page).find("1 of 3 requirements are met"),
            std::string::npos);
}

TEST(ValueCurve, HasAPointForNowAndEachCredential) {
  const std::vector<double> shares{0.25, 0.75, 1.0};
  EXPECT_EQ(count(value_curve_svg(shares, Embedding::page), "<circle"), 3U);
  EXPECT_EQ(value_curve_svg(std::span(shares).first(1), Embedding::page), "");
}

TEST(Compared, DrawsEachMeasureOnItsOwnScaleAndNoBarWhereNothingIsKnown) {
  const std::vector<std::string> labels{"SQL <basics>", "Data"};
  const std::vector<Measure> measures{
      {"Price", {{"90 EUR", 90.0}, {"45 EUR", 45.0}}, ""},
      {"Hours", {{"unknown", std::nullopt}, {"20 h", 20.0}}, ""},
      {"Level", {{"a", 1.0}, {"b", 2.0}}, "Each has its own words"}};
  const auto svg = compared_svg(measures, labels, Embedding::page);
  EXPECT_EQ(count(svg, "class=\"have\""), 3U);
  EXPECT_EQ(count(svg, "class=\"base\""), 3U);
  EXPECT_NE(svg.find("width=\"125.0\""), svg.npos) << svg;  // half as dear is half as long
  EXPECT_NE(svg.find("Each has its own words"), svg.npos);
  EXPECT_EQ(svg.find("<basics>"), svg.npos);
  EXPECT_NE(svg.find("2 offers in 3 measures"), svg.npos);
  EXPECT_EQ(compared_svg({}, labels, Embedding::page), "");
}

TEST(Columns, DrawOneForEachCountAndAsManyLabelsAsFit) {
  std::vector<Count> days;
  for (int day = 1; day <= 31; ++day) days.push_back({std::to_string(day) + " <May>", day % 3});
  const auto svg = columns_svg(days, "Opened", Embedding::page);
  EXPECT_EQ(count(svg, "class=\"have\""), 21U);
  EXPECT_EQ(count(svg, "minor middle"), 8U);
  EXPECT_EQ(svg.find("<May>"), svg.npos);
  EXPECT_NE(svg.find("31 in all, most of them (2) for 2 &lt;May&gt;"), svg.npos) << svg;
  EXPECT_EQ(columns_svg({}, "Opened", Embedding::page), "");
  const std::vector<Count> none{{"1 May", 0}};
  EXPECT_NE(columns_svg(none, "Opened", Embedding::page).find("Nothing was counted"), svg.npos);
}

TEST(Columns, EndTheirAxisAtARoundCount) {
  EXPECT_EQ(axis_end(0), 1);
  EXPECT_EQ(axis_end(1), 1);
  EXPECT_EQ(axis_end(3), 5);
  EXPECT_EQ(axis_end(11), 20);
  EXPECT_EQ(axis_end(50), 50);
  EXPECT_EQ(axis_end(99), 100);
  EXPECT_EQ(axis_end(123'456), 200'000);
}

TEST(Spark, DrawsOnlyWhatWasCounted) {
  const std::vector<Count> days{{"", 0}, {"", 1}, {"", 100}};
  const auto svg = spark_svg(days, "Badges <of late>", Embedding::page);
  EXPECT_EQ(count(svg, "class=\"have\""), 2U);
  EXPECT_EQ(count(svg, "<text"), 0U);
  EXPECT_NE(svg.find("Badges &lt;of late&gt;"), svg.npos);
  EXPECT_NE(svg.find("height=\"2.0\""), svg.npos) << "what is little is still seen";
  EXPECT_EQ(spark_svg({}, "Badges", Embedding::page), "");
}

TEST(Ranking, DrawsABarAndACountForEach) {
  const std::vector<Count> counts{{"Welding", 9}, {"Cutting", 0}};
  const auto svg = ranking_svg(counts, "Awards", Embedding::page);
  EXPECT_EQ(count(svg, "class=\"base\""), 2U);
  EXPECT_EQ(count(svg, "class=\"have\""), 1U);
  EXPECT_EQ(ranking_svg({}, "Awards", Embedding::page), "");
}

TEST(ShareHistory, DrawsWhatWasCountedWithItsInterval) {
  const std::vector<SharePoint> months{{"2026-09 <b>", true, 0.02, 0.01, 0.04},
                                       {"2026-10", false, 0, 0, 1},
                                       {"2026-11", true, 0.03, 0.015, 0.055}};
  const auto svg = share_history_svg(months, std::pair(0.02, 0.03), "SQL", Embedding::page);
  EXPECT_EQ(count(svg, "<circle"), 2U) << "a month without adverts is a gap";
  EXPECT_EQ(count(svg, "stroke-dasharray"), 1U);
  EXPECT_EQ(svg.find("<b>"), svg.npos);
  EXPECT_NE(svg.find("10.0 %"), svg.npos) << "the axis holds the widest interval";
  EXPECT_NE(svg.find("2.0 % in 2026-09"), svg.npos);
  EXPECT_EQ(count(share_history_svg(months, {}, "SQL", Embedding::page), "stroke-dasharray"), 0U);
  EXPECT_EQ(share_history_svg({}, {}, "SQL", Embedding::page), "");
  const std::vector<SharePoint> none(3);
  EXPECT_NE(share_history_svg(none, {}, "SQL", Embedding::page).find("Nothing was counted"),
            std::string::npos);
}

TEST(Percents, HaveAsManyDigitsAsTheyNeed) {
  EXPECT_EQ(percent_text(0), "0 %");
  EXPECT_EQ(percent_text(1), "100 %");
  EXPECT_EQ(percent_text(0.1236), "12.4 %");
  EXPECT_EQ(percent_text(0.0034), "0.34 %");
  EXPECT_EQ(percent_text(-0.0034), "-0.34 %");
}

}  // namespace
}  // namespace cairn::render
