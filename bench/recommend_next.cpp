// SPDX-License-Identifier: Apache-2.0
// What next, for people with 200 skills each: out of 20,000 histories of 60 skills and 100,000
// offers; and whole, as pages ask, with a goal, labels and the offers that are shown. Skills are
// drawn unevenly, as people have them.
#include <algorithm>
#include <chrono>
#include <stdexcept>

#include "app/recommend/next.h"
#include "measure.h"
#include "recommend.h"
#include "recommend/histories.h"
#include "recommend/offers.h"
#include "recommend/rank.h"

namespace cairn::bench {
namespace {

using recommend::Item;

constexpr std::size_t skills = 14'000, people = 20'000, offers = 100'000;
constexpr std::size_t skills_of_history = 60, skills_asked_with = 200, wishes_max = 300;
constexpr int questions = 100;

// The same on every machine.
class Numbers {
 public:
  std::size_t below(std::size_t end) {
    state_ = state_ * 6364136223846793005u + 1442695040888963407u;
    return static_cast<std::size_t>(state_ >> 33) % end;
  }
  // Low ones often.
  Item skill() { return static_cast<Item>(below(below(below(skills) + 1) + 1)); }

 private:
  std::uint64_t state_ = 11;
};

std::vector<Item> some(Numbers& numbers, std::size_t count) {
  std::vector<Item> items(count);
  for (auto& item : items) item = numbers.skill();
  return items;
}

std::vector<std::vector<Item>> histories(Numbers& numbers) {
  std::vector<std::vector<Item>> all;
  for (std::size_t i = 0; i < people; ++i) all.push_back(some(numbers, skills_of_history));
  return all;
}

std::vector<std::vector<recommend::SkillAt>> teaching(Numbers& numbers) {
  std::vector<std::vector<recommend::SkillAt>> all(offers);
  for (auto& taught : all) {
    auto items = some(numbers, 1 + numbers.below(8));
    std::sort(items.begin(), items.end());
    items.erase(std::unique(items.begin(), items.end()), items.end());
    for (const auto item : items)
      taught.push_back({item, static_cast<recommend::Level>(1 + numbers.below(5))});
  }
  return all;
}

std::size_t ask(const recommend::Histories& of, const recommend::Offers& catalogue,
                const std::vector<Item>& held) {
  std::vector<recommend::Wish> wishes;
  for (const auto& peers : of.likely(held)) {
    if (wishes.size() == wishes_max) break;
    wishes.push_back(
        {peers.item,
         {{.kind = recommend::ReasonKind::peers, .strength = peers.share, .count = peers.people}}});
  }
  std::vector<recommend::SkillAt> levels;
  for (const auto item : held) levels.push_back({item, 3});
  std::vector<recommend::Candidate> candidates;
  for (auto& found : catalogue.bringing(wishes, levels))
    candidates.push_back(
        {.id = std::to_string(1'000'000 + found.offer), .brings = std::move(found.brings)});
  return recommend::rank(wishes, candidates).size();
}

double p95(std::vector<double> times) {
  std::sort(times.begin(), times.end());
  return times[times.size() * 95 / 100];
}

std::string skill_id(Item item) { return "skill-" + std::to_string(item); }

// As many as a recommendation is made from at most; some ask for a skill or an offer first.
catalogue::Catalogue made_up_catalogue(Numbers& numbers) {
  catalogue::Catalogue all;
  all.name = "bench";
  const auto taught = teaching(numbers);
  for (std::size_t i = 0; i < catalogue::plan_offers_max; ++i) {
    catalogue::Offer offer;
    offer.id = "offer-" + std::to_string(1'000'000 + i);
    offer.title = "Offer " + std::to_string(i);
    offer.provider = "Harbour College";
    offer.hours = catalogue::Effort{600, 1'200};
    for (const auto& one : taught[i])
      offer.teaches.push_back({.words = "",
                               .skill = skill_id(one.skill),
                               .level = one.level,
                               .link = catalogue::Link::stated});
    if (numbers.below(4) == 0)
      offer.requires_first = {
          .kind = catalogue::Requirement::Kind::skill, .id = skill_id(numbers.skill()), .level = 2};
    all.offers.push_back(std::move(offer));
  }
  return all;
}

std::vector<app::Learnt> everybody(Numbers& numbers) {
  std::vector<app::Learnt> all(people);
  for (auto& person : all) {
    for (const auto item : some(numbers, skills_of_history))
      person.skills.push_back(skill_id(item));
    for (int i = 0; i < 3; ++i)
      person.choices.push_back(
          {.offer = "offer-" + std::to_string(1'000'000 + numbers.below(2'000)),
           .kind = app::ChoiceKind::finished,
           .aim = "occupation-" + std::to_string(numbers.below(50)),
           .chosen_day = 20'000,
           .finished_day = 20'030});
  }
  return all;
}

double whole_p95_ms(Numbers& numbers) {
  const auto all = made_up_catalogue(numbers);
  const catalogue::Catalogue* const catalogues[] = {&all};
  const catalogue::Search search(catalogues);
  const auto learnt = everybody(numbers);
  const auto start = std::chrono::steady_clock::now();
  const app::career::NextKnowledge knowledge(search, learnt);
  print_figure(
      "recommend_counted_ms",
      std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count(),
      "ms", Better::lower);
  std::vector<double> times;
  for (int i = 0; i < questions; ++i) {
    app::career::NextQuestion question{.knowledge = knowledge, .held = {}};
    for (const auto item : some(numbers, skills_asked_with))
      question.held.push_back({skill_id(item), 3});
    for (const auto item : some(numbers, 20)) {
      pathways::GapRow row;
      row.skill = row.label = skill_id(item);
      row.need = 4;
      question.wanted.push_back(std::move(row));
    }
    question.aim = "occupation-" + std::to_string(i % 50);
    question.label = [](std::string_view skill) { return std::string(skill); };
    const auto begun = std::chrono::steady_clock::now();
    const auto list = app::career::what_next(question);
    times.push_back(
        std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - begun)
            .count());
    if (list.empty()) throw std::runtime_error("nothing is recommended");
  }
  return p95(std::move(times));
}

}  // namespace

void recommend_next() {
  Numbers numbers;
  const recommend::Histories of(histories(numbers));
  const recommend::Offers catalogue(teaching(numbers));
  std::vector<double> times;
  for (int i = 0; i < questions; ++i) {
    const auto held = some(numbers, skills_asked_with);
    const auto start = std::chrono::steady_clock::now();
    if (ask(of, catalogue, held) != 10) throw std::runtime_error("fewer than ten recommended");
    times.push_back(
        std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start)
            .count());
  }
  print_figure("recommend_p95_ms", p95(std::move(times)), "ms", Better::lower, 50);
  print_figure("recommend_whole_p95_ms", whole_p95_ms(numbers), "ms", Better::lower, 50);
}

}  // namespace cairn::bench
