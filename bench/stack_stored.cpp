// SPDX-License-Identifier: Apache-2.0
// 100,000 people who hold two badges each, in the store of a server, evaluated anew against 20
// published stacks as the server does it: from whose turn it is to what is written down about them,
// durable in SQLite.
#include <chrono>
#include <stdexcept>
#include <stop_token>
#include <string>
#include <vector>

#include "app/achievements/manage.h"
#include "app/awards/bulk/batch.h"
#include "app/awards/bulk/run.h"
#include "app/stacks/evaluate.h"
#include "app/stacks/manage.h"
#include "cli/installation.h"
#include "http_house.h"
#include "measure.h"
#include "must.h"
#include "stacking/rule_json.h"
#include "stacks.h"

namespace cairn::bench {
namespace {

constexpr std::int64_t people = 100'000;
constexpr int stack_count = 20;

app::Achievement achievement(app::Context& context, const app::Actor& actor,
                             const app::AchievementId& like) {
  const auto copy = must(app::copy_achievement(context, actor, like));
  return must(app::publish_achievement(context, actor, copy.id));
}

void award_to_all(app::Context& context, const app::Actor& actor, const app::AchievementId& what) {
  const auto sheet = sheet_of_people(people);
  const auto batch = must(app::begin_batch(context, actor, what, "people.csv", as_bytes(sheet)));
  if (!app::start_batch(context, actor, batch.id)) throw std::runtime_error("start");
  if (must(app::run_batch(context, batch, std::stop_token())).awarded != people)
    throw std::runtime_error("not everybody was awarded");
}

// Two of three parts of which everybody has one; a sum of credits nobody has; parts nobody has.
std::string rule(int number, const std::vector<app::AchievementId>& parts) {
  const auto part = [&](std::size_t i) {
    return R"({"achievement":")" + parts[i % parts.size()].text + R"("})";
  };
  const auto first = static_cast<std::size_t>(number);
  switch (number % 3) {
    case 0:
      return R"({"version":1,"rule":{"at_least":2,"of":[)" + part(0) + "," + part(2 + first) + "," +
             part(3 + first) + R"(]},"outside_at_most":{"percent":40,"of":"credits"}})";
    case 1:
      return R"({"version":1,"rule":{"all":[{"credits":600},{"any":[)" + part(0) + "," + part(1) +
             "]}]}}";
    default:
      return R"({"version":1,"rule":{"all":[)" + part(1) + "," + part(2 + first) +
             R"(]},"within_months":60})";
  }
}

}  // namespace

void stack_stored() {
  const TemporaryFolder folder;
  const auto house = furnish(folder.path());
  const auto installation =
      must(cli::Installation::make(folder.path().string(), {.base_url = house.address}));
  auto& context = installation->context();
  const auto& actor = house.actor;
  std::vector<app::AchievementId> parts{house.achievement};
  for (int i = 0; i < 30; ++i) parts.push_back(achievement(context, actor, house.achievement).id);
  award_to_all(context, actor, parts[0]);
  award_to_all(context, actor, parts[1]);
  for (int i = 0; i < stack_count; ++i) {
    const auto whole = achievement(context, actor, house.achievement);
    const auto stack = must(app::create_stack(context, actor, whole.id)).stored.id;
    must(app::write_stack(context, actor, stack, must(stacking::read_stack(rule(i, parts))), {}));
    must(app::publish_stack(context, actor, stack));
  }
  must(app::evaluate_due(context, 10 * people));  // whom the awards made due
  if (!app::make_all_due(context)) throw std::runtime_error("nobody is due");

  const auto start = std::chrono::steady_clock::now();
  const auto done = must(app::evaluate_due(context, 10 * people));
  const auto seconds =
      std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
  if (done.learners < people || done.awarded != 0 || done.undecided != 0)
    throw std::runtime_error("wrong result: " + std::to_string(done.learners) + " looked at");
  print_figure("stack_evaluation_stored_seconds", seconds, "s", Better::lower);
}

}  // namespace cairn::bench
