// SPDX-License-Identifier: Apache-2.0
// Somebody who plans, with a goal made from an advert.
#pragma once
#include "http/visitor.h"

namespace cairn::server {

class PlannerTest : public SiteTest {
 protected:
  PlannerTest() { bring_model(); }
  void SetUp() override { goal_ = send_advert(advert_).header("Location"); }

  Response send_advert(const std::string& text, const std::string& goal = "") {
    me_.get("/plan");
    return me_.upload("/plan/adverts", {{"text", text}, {"goal", goal}}, {});
  }
  std::string take_plan(const Fields& settings = {}) {
    me_.get(goal_ + "/sets");
    const auto taken = me_.post(goal_ + "/choose", settings);
    EXPECT_EQ(taken.status, 303) << taken.body;
    return std::string(taken.header("Location"));
  }
  std::string see(const std::string& path) {
    const auto answer = me_.get(path);
    EXPECT_EQ(answer.status, 200) << path << " " << answer.body;
    return answer.body;
  }

  const std::string advert_ =
      "Data Analyst, Harbour Logistics\n\nWhat you will need\n"
      "- At least two years' experience of writing SQL queries against large databases\n"
      "- A sound grasp of basic statistics\n- Experience of cleaning messy data\n";
  Visitor me_{site_};
  std::string goal_;
};

}  // namespace cairn::server
