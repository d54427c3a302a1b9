// SPDX-License-Identifier: Apache-2.0
#include "render/chart.h"

#include <gtest/gtest.h>

#include <pugixml.hpp>

#include "pathways/read_problem.h"
#include "render/raster.h"

namespace cairn::render {
namespace {

constexpr const char* problem_text = R"({
  "need": [{"skill": "a<b>", "level": 3}, {"skill": "c", "level": 2}],
  "offers": [{"id": "x", "title": "<script>&\"", "teaches": [{"skill": "a<b>", "level": 3}], "hours": 12},
             {"id": "y", "teaches": [{"skill": "c", "level": 2}], "hours": 5}],
  "start": "2027-01-04"})";

pathways::Gap sample_gap(std::size_t rows) {
  pathways::Goal goal;
  pathways::Profile profile;
  for (std::size_t i = 0; i < rows; ++i)
    goal.requirements.push_back({.skill = "skill & " + std::to_string(i), .level = 3});
  profile.skills.push_back({.skill = "skill & 0", .level = 2});
  return pathways::find_gap(goal, profile, {});
}

void expect_picture(const std::string& svg) {
  pugi::xml_document document;
  ASSERT_TRUE(document.load_string(svg.c_str())) << svg;
  const auto root = document.child("svg");
  EXPECT_STREQ(root.attribute("role").value(), "img");
  EXPECT_FALSE(root.child("title").text().empty());
  EXPECT_FALSE(root.child("desc").text().empty());
  EXPECT_EQ(root.select_nodes("//script").size(), 0U);
  EXPECT_TRUE(svg_to_png(svg, 320).ok());
}

TEST(Charts, ArePicturesWithTitleAndDescription) {
  const auto problem = pathways::read_problem(problem_text).value();
  const auto plan = pathways::make_plan(problem, {});
  expect_picture(gantt_svg(problem, plan, "g"));
  expect_picture(curve_svg(problem, plan, "c"));
  for (const std::size_t rows : {0, 1, 2, 3, 12, 40}) {
    expect_picture(radar_svg(sample_gap(rows), "r"));
    expect_picture(bars_svg(sample_gap(rows), "b"));
  }
  pathways::Plan empty;
  expect_picture(gantt_svg(problem, empty, "g"));
  expect_picture(curve_svg(problem, empty, "c"));
}

TEST(Charts, HaveATableThatSaysTheSame) {
  const auto problem = pathways::read_problem(problem_text).value();
  const auto plan = pathways::make_plan(problem, {});
  const auto gantt = gantt_table(problem, plan);
  ASSERT_EQ(gantt.rows.size(), 2U);
  EXPECT_EQ(gantt.rows[0].size(), gantt.head.size());
  const auto curve = curve_table(problem, plan);
  ASSERT_EQ(curve.rows.size(), 3U);
  EXPECT_EQ(curve.rows[2][2], "0 %");
  const auto html = table_html(gantt);
  EXPECT_EQ(html.find("<script>"), std::string::npos);
  EXPECT_NE(html.find("<th scope=\"col\">"), std::string::npos);
  EXPECT_EQ(gap_table(sample_gap(4)).rows.size(), 4U);
}

}  // namespace
}  // namespace cairn::render
