// SPDX-License-Identifier: Apache-2.0
// Measures of recommended lists, and the rankings that recommendations are held against: all of
// them rank the same skills or courses of the same people.
#pragma once
#include <functional>
#include <set>
#include <vector>

#include "jcrec.h"
#include "recommend/histories.h"
#include "recommend/rank.h"

namespace cairn::conformance {

inline constexpr std::size_t top = 10;

// Somebody of whose résumé the last third is hidden, beside everybody else of a pool.
struct Person {
  std::vector<Skill> shown;
  std::set<Skill> hidden;
  std::uint32_t group = 0;  // of fields, as what is shown tells it
  std::vector<std::vector<Skill>> others;
};

// What a ranking says of each skill: the more, the better; 0: it stays out.
using Scores = std::vector<double>;
using Ranking = std::function<Scores(const Person&)>;

// The people of `pool` whom `asked` takes, each beside the others of the pool alone. A résumé of
// fewer than six skills has too little to hide, and stays out.
std::vector<Person> people_of(const JcRec& data, const std::vector<std::size_t>& pool,
                              const std::function<bool(std::size_t)>& asked);
// The group whose share of what is shown exceeds most its share of all résumés, of those with three
// skills or more.
std::uint32_t group_of(const JcRec& data, const std::vector<Skill>& shown);

Scores popularity(const Person& person);
// Plan-only: résumés state no goal. In its place stands what the others of the same group have,
// asked for the more the more of them have it.
Scores goal_of_group(const JcRec& data, const Person& person);
// Item–item neighbours: how often two skills stand in the same résumé, over how often each does.
// An item's part in that is its count to the power of `balance`, the other's to the rest: 0.5 is
// the cosine.
Scores item_neighbours(const Person& person, double balance);

// Skills nobody has shown, by score, then by number.
std::vector<Skill> top_skills(const Person& person, const Scores& scores);
// Courses by recommend::rank, with these scores as what a skill is worth.
std::vector<std::size_t> top_courses(const JcRec& data, const Person& person, const Scores& scores);

struct Quality {
  double recall = 0, ndcg = 0;
};
Quality quality_of(const Person& person, const std::vector<Skill>& list);
// A course counts where it teaches something hidden that none before it in the list does; recall is
// of what is hidden and any course teaches.
Quality quality_of(const JcRec& data, const Person& person, const std::vector<std::size_t>& list);

// Over people: the mean, and the standard error of the mean difference of nDCG to another.
struct Mean {
  Quality quality;
  std::vector<double> each_ndcg;
};
Mean mean_of(const std::vector<Quality>& each);
double standard_error(const Mean& one, const Mean& other);

}  // namespace cairn::conformance
