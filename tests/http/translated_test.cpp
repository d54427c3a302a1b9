// SPDX-License-Identifier: Apache-2.0
// Every page of planning and of learners says all it says in the language of its reader.
#include "app/accounts/session.h"
#include "app/claims/claim.h"
#include "base/text.h"
#include "http/planner.h"
#include "http/pseudo_language.h"
#include "server/call.h"

namespace cairn::server {
namespace {

using app::must;

class Translated : public PlannerTest {
 protected:
  void SetUp() override {
    site_.languages = pseudo_languages();
    context_->wording = site_.languages;
    me_.cookies()[std::string(language_cookie)] = pseudo_tag;
    PlannerTest::SetUp();
    data_ = starter_texts(*context_);
    for (const auto line : split(advert_, '\n'))
      if (!line.empty()) data_.emplace(line.starts_with("- ") ? line.substr(2) : line);
    data_.insert({"Cairn", "English", "Harbour Logistics", "Data Analyst", "sql-at-scale"});
  }
  void check(const std::string& path, Visitor& visitor) { check(path, visitor.get(path)); }
  void check(const std::string& path, const Response& answer) {
    for (const auto& text : untranslated(answer.body, data_))
      ADD_FAILURE() << path << " says in English: " << text;
  }

  std::set<std::string> data_;
};

TEST_F(Translated, IsEveryPageOfPlanning) {
  check("/plan", me_);
  check("/plan?q=data&from_q=nurse&to_q=data", me_);
  check(goal_, me_);
  me_.get(goal_);
  send_advert("Analyst wanted\n\nYou have:\n- two years of SQL\n- AWS Certified Developer\n",
              goal_);
  check("/plan?goal=1", me_);
  check(goal_ + "/profile", me_);
  me_.post(goal_ + "/profile", {{"skill-1", "sql"}, {"level-1", "1"}});
  check(goal_ + "/profile?q=sql&saved=1", me_);
  check(goal_ + "/gap", me_);
  for (const auto* query :
       {"", "?budget=1", "?deadline=2027-01-20&start=2027-01-04", "?order=cheapest",
        "?hours=0&parallel=99", "?start=2030-01-01&parallel=3&with=sql-at-scale"})
    check(goal_ + "/sets" + query, me_);
  check("/plan/reachable", me_);
  check("/plan/profile", me_);
  const auto plan = take_plan();
  for (const auto* query : {"", "?done=checked", "?done=replanned", "?done=calendar"})
    check(plan + query, me_);
  check(plan, me_.post(plan + "/check-in", {{"minutes", "x"}}));
  check(plan, me_.upload(plan + "/calendar", {{"from-1", "18:00"}, {"holidays", "x"}}, {}));
}

}  // namespace
}  // namespace cairn::server
