// SPDX-License-Identifier: Apache-2.0
// Recommendation on the résumés of JCRec: of each the last third is hidden, ten skills (and ten
// courses) are recommended from the rest, and what is hidden says how well. Weights are found on
// every second résumé and reported on the others; docs/reference/recommendation.md tells all of it.
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <map>

#include "recommend_measures.h"

namespace cairn::conformance {
namespace {

using recommend::ReasonKind;

constexpr std::int64_t unlocks_half = 5;
constexpr std::size_t people_in_group_min = 10;

// Courses that ask for this skill and for nothing else that is not shown.
Scores opened_courses(const JcRec& data, const Person& person) {
  const std::set<Skill> shown(person.shown.begin(), person.shown.end());
  Scores opened(data.group.size());
  for (const auto& course : data.courses) {
    std::set<Skill> missing;
    for (const auto skill : course.needs)
      if (!shown.contains(skill)) missing.insert(skill);
    if (missing.size() == 1) ++opened[*missing.begin()];
  }
  return opened;
}

struct Setting {
  int power = recommend::LikenessOptions().power;
  std::int32_t unlocks = recommend::weights[static_cast<std::size_t>(ReasonKind::unlocks)].weight;
};

// As the product scores skills, but that no goal, stack or advert is known.
Scores recommended(const JcRec& data, const Person& person, const Setting& setting = {}) {
  const recommend::Histories histories(person.others);
  const auto opened = opened_courses(data, person);
  Scores scores(data.group.size());
  for (const auto& peers : histories.likely(person.shown, {.power = setting.power})) {
    scores[peers.item] = static_cast<double>(
        score_of(recommend::Reason{.kind = ReasonKind::peers, .strength = peers.share}));
  }
  for (std::size_t skill = 0; skill < scores.size(); ++skill)
    if (scores[skill] > 0)
      scores[skill] +=
          static_cast<double>(setting.unlocks) / 1'000 *
          recommend::saturating(static_cast<std::int64_t>(opened[skill]), unlocks_half);
  return scores;
}

Mean skills_by(const std::vector<Person>& people, const Ranking& ranking) {
  std::vector<Quality> each;
  for (const auto& person : people)
    each.push_back(quality_of(person, top_skills(person, ranking(person))));
  return mean_of(each);
}

Mean courses_by(const JcRec& data, const std::vector<Person>& people, const Ranking& ranking) {
  std::vector<Quality> each;
  for (const auto& person : people)
    each.push_back(quality_of(data, person, top_courses(data, person, ranking(person))));
  return mean_of(each);
}

void print(const char* what, const char* ranking, const Mean& mean) {
  std::printf("SUITE recommend %s %-12s recall@10 %.4f nDCG@10 %.4f\n", what, ranking,
              mean.quality.recall, mean.quality.ndcg);
}

class Recommend : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    data_ = read_jcrec();
    std::vector<std::size_t> all, tuning;
    for (std::size_t i = 0; i < data_.resumes.size(); ++i) {
      all.push_back(i);
      if (i % 2 == 0) tuning.push_back(i);
    }
    tuning_ = people_of(data_, tuning, [](std::size_t) { return true; });
    reported_ = people_of(data_, all, [](std::size_t who) { return who % 2 == 1; });
    const Ranking candidates[] = {[](const Person& it) { return item_neighbours(it, 0.3); },
                                  [](const Person& it) { return item_neighbours(it, 0.5); },
                                  [](const Person& it) { return item_neighbours(it, 0.7); }};
    double best = 0;
    for (const auto& one : candidates)
      if (const auto ndcg = tuning_.empty() ? 0 : skills_by(tuning_, one).quality.ndcg; ndcg > best)
        best = ndcg, neighbours_ = one;
  }

  void SetUp() override {
    if (!has_jcrec()) GTEST_SKIP() << "recommend: there is no folder skilleval/jcrec";
    ASSERT_EQ(data_.resumes.size(), 238U);
    ASSERT_EQ(data_.courses.size(), 3000U);
  }

  static Ranking ours(const Setting& setting = {}) {
    return [setting](const Person& it) { return recommended(data_, it, setting); };
  }
  static Ranking plan_only() {
    return [](const Person& it) { return goal_of_group(data_, it); };
  }

  inline static JcRec data_;
  inline static std::vector<Person> tuning_, reported_;
  inline static Ranking neighbours_;  // the best of them on the tuning half
};

TEST_F(Recommend, KeepsWhatTheTuningHalfChose) {
  Setting best;
  double best_ndcg = 0;
  for (const int power : {1, 2, 3, 4})
    for (const std::int32_t unlocks : {0, 20, 50, 100, 200}) {
      const auto mean = skills_by(tuning_, ours({power, unlocks}));
      std::printf("tuning: power %d, unlocks %d: recall@10 %.4f nDCG@10 %.4f\n", power, unlocks,
                  mean.quality.recall, mean.quality.ndcg);
      if (mean.quality.ndcg > best_ndcg) best_ndcg = mean.quality.ndcg, best = {power, unlocks};
    }
  EXPECT_EQ(best.power, Setting().power);
  EXPECT_EQ(best.unlocks, Setting().unlocks);
}

void expect_better(const Mean& ours, const Mean& baseline, const char* than) {
  std::printf("  nDCG@10 better than %s by %.4f (standard error %.4f)\n", than,
              ours.quality.ndcg - baseline.quality.ndcg, standard_error(ours, baseline));
  EXPECT_GT(ours.quality.recall, baseline.quality.recall) << than;
  EXPECT_GT(ours.quality.ndcg, baseline.quality.ndcg) << than;
}

TEST_F(Recommend, FindsHiddenSkillsBetterThanPopularityAndNeighbours) {
  std::printf("%zu people reported, %zu tuned on\n", reported_.size(), tuning_.size());
  const auto mine = skills_by(reported_, ours()), popular = skills_by(reported_, popularity),
             near = skills_by(reported_, neighbours_), plan = skills_by(reported_, plan_only());
  print("skills", "ours", mine);
  print("skills", "popularity", popular);
  print("skills", "neighbours", near);
  print("skills", "plan-only", plan);
  expect_better(mine, popular, "popularity");
  expect_better(mine, near, "neighbours");
  expect_better(mine, plan, "plan-only");
}

TEST_F(Recommend, FindsCoursesThatTeachThemBetterToo) {
  const auto mine = courses_by(data_, reported_, ours()),
             popular = courses_by(data_, reported_, popularity),
             near = courses_by(data_, reported_, neighbours_),
             plan = courses_by(data_, reported_, plan_only());
  print("courses", "ours", mine);
  print("courses", "popularity", popular);
  print("courses", "neighbours", near);
  print("courses", "plan-only", plan);
  expect_better(mine, popular, "popularity");
  expect_better(mine, near, "neighbours");
}

// How much of what there is gets recommended to anybody, how many topics ten skills are of, and
// what a course asks for that is not there yet. The courses have no price and no hours.
TEST_F(Recommend, ReportsDiversityAndCost) {
  const std::pair<const char*, Ranking> rankings[] = {{"ours", ours()},
                                                      {"popularity", popularity},
                                                      {"neighbours", neighbours_},
                                                      {"plan-only", plan_only()}};
  std::map<std::string, std::size_t> different;
  for (const auto& [name, ranking] : rankings) {
    std::set<Skill> skills;
    double topics = 0, lacking = 0, courses = 0;
    for (const auto& person : reported_) {
      const auto scores = ranking(person);
      std::set<std::uint32_t> of_person;
      for (const auto skill : top_skills(person, scores))
        skills.insert(skill), of_person.insert(data_.topic[skill]);
      topics += static_cast<double>(of_person.size());
      const std::set<Skill> shown(person.shown.begin(), person.shown.end());
      for (const auto course : top_courses(data_, person, scores)) {
        ++courses;
        for (const auto skill : data_.courses[course].needs) lacking += !shown.contains(skill);
      }
    }
    different[name] = skills.size();
    std::printf(
        "SUITE recommend diversity %-12s different skills %zu, topics in ten %.2f; "
        "cost: skills a course asks for first and that are not there %.2f\n",
        name, skills.size(), topics / static_cast<double>(reported_.size()), lacking / courses);
  }
  EXPECT_GT(different["ours"], different["popularity"]);
}

// Nobody's field is served worse by this than by what is popular, by more than a standard error,
// and none by less than four fifths of the mean: groups of ten people and more.
TEST_F(Recommend, ServesEveryGroupOfFields) {
  const auto all = skills_by(reported_, ours());
  for (std::uint32_t group = 0; group < data_.group_names.size(); ++group) {
    std::vector<Person> people;
    for (const auto& person : reported_)
      if (person.group == group) people.push_back(person);
    if (people.empty()) continue;
    const auto mine = skills_by(people, ours()), popular = skills_by(people, popularity),
               near = skills_by(people, neighbours_);
    std::printf(
        "SUITE recommend fairness %-45s %3zu people: nDCG@10 %.4f, popularity %.4f, "
        "neighbours %.4f; recall@10 %.4f; to popularity %.4f (standard error %.4f)\n",
        data_.group_names[group].c_str(), people.size(), mine.quality.ndcg, popular.quality.ndcg,
        near.quality.ndcg, mine.quality.recall, mine.quality.ndcg - popular.quality.ndcg,
        standard_error(mine, popular));
    if (people.size() < people_in_group_min) continue;
    EXPECT_GE(mine.quality.ndcg + standard_error(mine, popular), popular.quality.ndcg)
        << data_.group_names[group];
    EXPECT_GE(mine.quality.ndcg, 0.8 * all.quality.ndcg) << data_.group_names[group];
  }
}

}  // namespace
}  // namespace cairn::conformance
