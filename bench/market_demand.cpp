// SPDX-License-Identifier: Apache-2.0
// Whole adverts read and counted on one processor, beside 1,000,000 that were counted before; and
// the history of a skill among them. The million are made up, of skills as unequal as they are.
#include <algorithm>
#include <chrono>
#include <cmath>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <stdexcept>
#include <string>
#include <vector>

#include "app/market/history.h"
#include "app/market/import_adverts.h"
#include "app/ports/market.h"
#include "cli/installation.h"
#include "http_house.h"
#include "json/build.h"
#include "json/write.h"
#include "market.h"
#include "market/month.h"
#include "measure.h"
#include "must.h"

namespace cairn::bench {
namespace {

namespace fs = std::filesystem;
using Clock = std::chrono::steady_clock;

constexpr std::int64_t counted_before = 1'000'000;
constexpr std::int64_t at_once = 20'000;
constexpr std::int64_t read_now = 600;
constexpr int skills_of_each = 12;
constexpr std::size_t areas = 400, countries = 20, occupations = 500;

double seconds_since(Clock::time_point begin) {
  return std::chrono::duration<double>(Clock::now() - begin).count();
}

// The same on every machine.
class Dice {
 public:
  std::size_t below(std::size_t end) {
    state_ = state_ * 6'364'136'223'846'793'005u + 1'442'695'040'888'963'407u;
    return static_cast<std::size_t>(state_ >> 33) % end;
  }
  // The first of `end` far oftener than the last.
  std::size_t unequal(std::size_t end) { return below(below(end) + 1); }

 private:
  std::uint64_t state_ = 2026;
};

app::ImportedAdvert made_up(Dice& dice, std::int64_t number, std::int64_t month,
                            const skills::Framework& framework) {
  app::ImportedAdvert advert;
  advert.marks = {number};
  advert.month = month - static_cast<std::int64_t>(dice.below(24));
  const auto area = dice.unequal(areas);
  const auto country = std::to_string(area % countries);
  advert.place = {country, country, "area " + std::to_string(area), "Area"};
  std::vector<std::size_t> asked;
  for (int i = 0; i < skills_of_each; ++i) {
    const auto skill = dice.unequal(framework.skills.size());
    if (std::ranges::find(asked, skill) != asked.end()) continue;
    asked.push_back(skill);
    advert.asks.push_back(
        {app::SubjectKind::skill, framework.skills[skill].id, framework.skills[skill].label});
  }
  const auto occupation = "occupation " + std::to_string(dice.unequal(occupations));
  advert.asks.push_back({app::SubjectKind::occupation, occupation, occupation});
  return advert;
}

void count_before(app::Context& context, const app::Actor& actor,
                  const skills::Framework& framework) {
  Dice dice;
  const auto month = market::month_of(context.clock.now());
  for (std::int64_t from = 0; from < counted_before; from += at_once) {
    std::vector<app::ImportedAdvert> chunk;
    for (std::int64_t i = 0; i < at_once; ++i)
      chunk.push_back(made_up(dice, from + i + 1, month, framework));
    auto transaction = must(context.store.begin(app::Access::write));
    if (must(transaction->market().add(actor.organisation, chunk)) != at_once)
      throw std::runtime_error("an advert was not new");
    must(transaction->commit());
  }
}

// Real adverts' length: those of the tests, each with a line of its own.
std::string file_of_adverts() {
  std::vector<std::string> texts;
  for (const auto& entry : fs::directory_iterator(fs::path(CAIRN_SOURCE_DIR) / "tests/adverts")) {
    if (entry.path().extension() != ".txt") continue;
    std::ifstream in(entry.path(), std::ios::binary);
    texts.emplace_back(std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>());
  }
  std::string file;
  for (std::int64_t i = 0; i < read_now; ++i) {
    const auto& text = texts[static_cast<std::size_t>(i) % texts.size()];
    const auto number = std::to_string(i);
    Arena arena;
    const json::Builder builder(arena);
    file += json::write(
                builder.object({{"id", builder.string(number)},
                                {"location", builder.string("Kiel, Germany")},
                                {"text", builder.string(text + "\nReference " + number + "\n")}})) +
            "\n";
  }
  return file;
}

double history_milliseconds(app::Context& context, const app::Actor& actor,
                            const skills::Framework& framework) {
  Dice dice;
  std::vector<double> times;
  for (int i = 0; i < 400; ++i) {
    const auto& skill = framework.skills[dice.unequal(framework.skills.size())];
    const auto begin = Clock::now();
    const auto history =
        must(app::market_history(context, actor.organisation, {app::SubjectKind::skill, skill.id}));
    times.push_back(1'000 * seconds_since(begin));
    if (history.all < counted_before) throw std::runtime_error("adverts are missing");
  }
  std::ranges::sort(times);
  return times[times.size() * 95 / 100];
}

}  // namespace

void market_demand() {
  const TemporaryFolder folder;
  const auto house = furnish(folder.path());
  const auto installation =
      must(cli::Installation::make(folder.path().string(), {.base_url = house.address}));
  auto& context = installation->context();
  const auto shelf = must(context.library.shelf(""));
  const auto before = Clock::now();
  count_before(context, house.actor, shelf->framework);
  print_figure("market_counted_before_s", seconds_since(before), "s", Better::lower);
  const auto file = file_of_adverts();
  const auto begin = Clock::now();
  const auto cpu = std::clock();
  const auto imported = must(app::import_adverts(context, house.actor, as_bytes(file)));
  // On one core: what several threads spent together counts.
  const auto spent = std::max(seconds_since(begin), static_cast<double>(std::clock() - cpu) /
                                                        static_cast<double>(CLOCKS_PER_SEC));
  const auto rate = static_cast<double>(read_now) / spent;
  if (imported.added != read_now) throw std::runtime_error("not every advert was new");
  print_figure("market_adverts_per_s", rate, "1/s", Better::higher, 200);
  print_figure("market_history_ms", history_milliseconds(context, house.actor, shelf->framework),
               "ms", Better::lower, 5);
}

}  // namespace cairn::bench
