// SPDX-License-Identifier: Apache-2.0
// Search over 100,000 made-up offers, the way a page asks: words with a filter or two.
#include <algorithm>
#include <array>
#include <chrono>
#include <stdexcept>

#include "career.h"
#include "catalogue/search.h"
#include "measure.h"

namespace cairn::bench {
namespace {

constexpr std::size_t offers = 100'000;
constexpr std::array<std::string_view, 16> subjects{
    "Python",    "SQL",        "Welding",     "Bookkeeping", "Nursing",   "Networks",
    "Marketing", "Statistics", "Java",        "Payroll",     "Carpentry", "Kubernetes",
    "Grammar",   "Budgets",    "Negotiation", "Safety"};
constexpr std::array<std::string_view, 8> forms{"for beginners", "in practice",  "masterclass",
                                                "essentials",    "certificate",  "for teams",
                                                "project",       "and reporting"};
constexpr std::array<std::string_view, 6> providers{"Harbour College", "Northlight Academy",
                                                    "Open Meridian",   "Tarn Institute",
                                                    "Bryher School",   "Beacon Training"};

// The same on every machine.
class Numbers {
 public:
  std::size_t below(std::size_t end) {
    state_ = state_ * 6364136223846793005u + 1442695040888963407u;
    return static_cast<std::size_t>(state_ >> 33) % end;
  }

 private:
  std::uint64_t state_ = 7;
};

catalogue::Catalogue made_up() {
  Numbers numbers;
  catalogue::Catalogue catalogue{.name = "bench"};
  for (std::size_t i = 0; i < offers; ++i) {
    const auto subject = subjects[numbers.below(subjects.size())];
    const auto other = subjects[numbers.below(subjects.size())];
    catalogue::Offer offer{.id = "offer-" + std::to_string(1'000'000 + i)};
    offer.title = std::string(subject) + " " + std::string(forms[numbers.below(forms.size())]) +
                  " " + std::to_string(numbers.below(500));
    offer.provider = providers[numbers.below(providers.size())];
    for (const auto name : {subject, other})
      offer.teaches.push_back({.words = std::string(name),
                               .skill = std::string(name),
                               .level = static_cast<catalogue::Level>(1 + numbers.below(5)),
                               .link = catalogue::Link::stated});
    if (numbers.below(5) > 0)
      offer.hours = catalogue::Effort{60, static_cast<std::int64_t>(60 * (1 + numbers.below(200)))};
    if (numbers.below(4) > 0)
      offer.price = catalogue::Price{static_cast<std::int64_t>(numbers.below(90'000)), "EUR"};
    offer.stage = static_cast<catalogue::Stage>(numbers.below(4));
    offer.languages = {numbers.below(3) == 0 ? "de" : "en"};
    catalogue.offers.push_back(std::move(offer));
  }
  return catalogue;
}

std::vector<catalogue::Query> queries() {
  return {{.words = "python"},
          {.words = "sql pract"},
          {.words = "welding for beginners", .filters = {.stage = catalogue::Stage::beginner}},
          {.words = "harbour", .filters = {.language = "de"}},
          {.words = "c"},
          {.words = "", .filters = {.price_max = catalogue::Price{10'000, "EUR"}}},
          {.words = "payroll",
           .filters = {.minutes_max = 60 * 40, .provider = "college", .with_unknown = true}},
          {.filters = {.skill = "Statistics", .skill_level = 3}, .from = 200}};
}

}  // namespace

void career_catalogue() {
  const auto catalogue = made_up();
  const std::array<const catalogue::Catalogue*, 1> all{&catalogue};
  using Clock = std::chrono::steady_clock;
  const auto since = [](Clock::time_point start) {
    return std::chrono::duration<double, std::milli>(Clock::now() - start).count();
  };
  const auto start = Clock::now();
  const catalogue::Search search(all);
  print_figure("catalogue_index_100000_ms", since(start), "ms", Better::lower);
  // The slowest of the questions is quoted, at its median.
  constexpr int rounds = 21;
  double slowest = 0;
  for (const auto& query : queries()) {
    if (search.find(query).total == 0) throw std::runtime_error("nothing found: " + query.words);
    std::vector<double> times;
    for (int round = 0; round < rounds; ++round) {
      const auto begun = Clock::now();
      const auto hits = search.find(query);
      times.push_back(since(begun));
      if (hits.page.empty()) throw std::runtime_error("an empty page: " + query.words);
    }
    slowest = std::max(slowest, median(times));
  }
  print_figure("catalogue_search_100000_ms", slowest, "ms", Better::lower);
}

}  // namespace cairn::bench
