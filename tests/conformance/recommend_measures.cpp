// SPDX-License-Identifier: Apache-2.0
#include "recommend_measures.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace cairn::conformance {
namespace {

constexpr std::size_t skills_min = 6;
constexpr std::size_t group_skills_min = 3;

std::set<Skill> set_of(const std::vector<Skill>& skills) { return {skills.begin(), skills.end()}; }

Scores counts_of(const std::vector<std::vector<Skill>>& lists) {
  Scores counts;
  for (const auto& list : lists)
    for (const auto skill : list) {
      if (skill >= counts.size()) counts.resize(skill + std::size_t{1});
      ++counts[skill];
    }
  return counts;
}

double gain_at(std::size_t place) { return 1 / std::log2(static_cast<double>(place) + 2); }

double best_gain(std::size_t relevant) {
  double sum = 0;
  for (std::size_t i = 0; i < std::min(top, relevant); ++i) sum += gain_at(i);
  return sum;
}

}  // namespace

std::uint32_t group_of(const JcRec& data, const std::vector<Skill>& shown) {
  std::vector<double> all(data.group_names.size()), own(all.size());
  for (const auto& resume : data.resumes)
    for (const auto skill : resume) ++all[data.group[skill]];
  for (const auto skill : shown) ++own[data.group[skill]];
  std::uint32_t best = 0;
  double best_lift = 0;
  for (std::uint32_t group = 0; group < all.size(); ++group)
    if (own[group] >= group_skills_min && own[group] / all[group] > best_lift)
      best = group, best_lift = own[group] / all[group];
  return best;
}

std::vector<Person> people_of(const JcRec& data, const std::vector<std::size_t>& pool,
                              const std::function<bool(std::size_t)>& asked) {
  std::vector<Person> people;
  for (const auto who : pool) {
    const auto& resume = data.resumes[who];
    if (!asked(who) || resume.size() < skills_min) continue;
    const auto border = resume.end() - static_cast<std::ptrdiff_t>(resume.size() / 3);
    Person person;
    person.shown.assign(resume.begin(), border);
    person.hidden.insert(border, resume.end());
    person.group = group_of(data, person.shown);
    for (const auto other : pool)
      if (other != who) person.others.push_back(data.resumes[other]);
    people.push_back(std::move(person));
  }
  return people;
}

Scores popularity(const Person& person) { return counts_of(person.others); }

Scores goal_of_group(const JcRec& data, const Person& person) {
  std::vector<std::vector<Skill>> same;
  for (const auto& other : person.others)
    if (group_of(data, other) == person.group) same.push_back(other);
  return counts_of(same);
}

Scores item_neighbours(const Person& person, double balance) {
  const auto counts = counts_of(person.others);
  const auto shown = set_of(person.shown);
  std::map<Skill, Scores> together;
  for (const auto& other : person.others)
    for (const auto own : other) {
      if (!shown.contains(own)) continue;
      auto& row = together[own];
      row.resize(counts.size());
      for (const auto skill : other) ++row[skill];
    }
  Scores scores(counts.size());
  for (const auto& [own, row] : together)
    for (std::size_t skill = 0; skill < row.size(); ++skill)
      if (row[skill] > 0)
        scores[skill] +=
            row[skill] / (std::pow(counts[own], 1 - balance) * std::pow(counts[skill], balance));
  return scores;
}

std::vector<Skill> top_skills(const Person& person, const Scores& scores) {
  const auto shown = set_of(person.shown);
  std::vector<Skill> skills;
  for (Skill skill = 0; skill < scores.size(); ++skill)
    if (scores[skill] > 0 && !shown.contains(skill)) skills.push_back(skill);
  std::stable_sort(skills.begin(), skills.end(),
                   [&](Skill a, Skill b) { return scores[a] > scores[b]; });
  if (skills.size() > top) skills.resize(top);
  return skills;
}

std::vector<std::size_t> top_courses(const JcRec& data, const Person& person,
                                     const Scores& scores) {
  const auto shown = set_of(person.shown);
  const auto most = std::max(1e-9, *std::max_element(scores.begin(), scores.end()));
  std::vector<recommend::Wish> wishes;
  for (Skill skill = 0; skill < scores.size(); ++skill)
    if (scores[skill] > 0 && !shown.contains(skill))
      wishes.push_back({skill,
                        {{.kind = recommend::ReasonKind::peers,
                          .strength = static_cast<recommend::Strength>(recommend::strong *
                                                                       scores[skill] / most)}}});
  std::vector<recommend::Candidate> candidates;
  for (std::size_t i = 0; i < data.courses.size(); ++i) {
    auto number = std::to_string(i);
    recommend::Candidate candidate{.id = std::string(6 - number.size(), '0') + number,
                                   .brings = {}};
    for (const auto skill : set_of(data.courses[i].teaches))
      if (!shown.contains(skill)) candidate.brings.push_back(skill);
    for (const auto skill : data.courses[i].needs) candidate.lacks += shown.contains(skill) ? 0 : 1;
    candidates.push_back(std::move(candidate));
  }
  std::vector<std::size_t> courses;
  for (const auto& one : recommend::rank(wishes, candidates, {.count = top}))
    courses.push_back(one.candidate);
  return courses;
}

Quality quality_of(const Person& person, const std::vector<Skill>& list) {
  double hits = 0, gain = 0;
  for (std::size_t i = 0; i < list.size(); ++i)
    if (person.hidden.contains(list[i])) hits += 1, gain += gain_at(i);
  return {hits / static_cast<double>(person.hidden.size()), gain / best_gain(person.hidden.size())};
}

Quality quality_of(const JcRec& data, const Person& person, const std::vector<std::size_t>& list) {
  std::set<Skill> open;
  for (const auto& course : data.courses)
    for (const auto skill : course.teaches)
      if (person.hidden.contains(skill)) open.insert(skill);
  const auto all = open.size();
  if (all == 0) return {};
  double gain = 0;
  for (std::size_t i = 0; i < list.size(); ++i) {
    std::size_t taught = 0;
    for (const auto skill : data.courses[list[i]].teaches) taught += open.erase(skill);
    if (taught > 0) gain += gain_at(i);
  }
  return {static_cast<double>(all - open.size()) / static_cast<double>(all), gain / best_gain(all)};
}

Mean mean_of(const std::vector<Quality>& each) {
  Mean mean;
  for (const auto& one : each) {
    mean.quality.recall += one.recall / static_cast<double>(each.size());
    mean.quality.ndcg += one.ndcg / static_cast<double>(each.size());
    mean.each_ndcg.push_back(one.ndcg);
  }
  return mean;
}

double standard_error(const Mean& one, const Mean& other) {
  const auto count = static_cast<double>(one.each_ndcg.size());
  const auto difference = one.quality.ndcg - other.quality.ndcg;
  double squares = 0;
  for (std::size_t i = 0; i < one.each_ndcg.size(); ++i)
    squares += std::pow(one.each_ndcg[i] - other.each_ndcg[i] - difference, 2);
  return std::sqrt(squares / (count - 1) / count);
}

}  // namespace cairn::conformance
