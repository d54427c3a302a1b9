// SPDX-License-Identifier: Apache-2.0
// 100,000 holders of up to 20 credentials evaluated anew against 20 stacks, on one thread: rules of
// every kind, among them those that counting does not settle (shares from outside, credentials that
// could count for several parts, exclusions).
#include <algorithm>
#include <chrono>
#include <stdexcept>
#include <string>
#include <vector>

#include "measure.h"
#include "stacking/evaluate.h"
#include "stacking/rule_json.h"
#include "stacks.h"

namespace cairn::bench {
namespace {

using namespace stacking;

constexpr std::int32_t holder_count = 100'000;
constexpr KindId kind_count = 300;
constexpr Day today = 20'000;

class Dice {
 public:
  std::int32_t roll(std::int32_t below) {
    state_ = state_ * 6'364'136'223'846'793'005 + 1'442'695'040'888'963'407;
    return static_cast<std::int32_t>((state_ >> 33) % static_cast<std::uint64_t>(below));
  }

 private:
  std::uint64_t state_ = 2026;
};

std::string name_of(std::uint32_t kind) { return "achievement-" + std::to_string(1000 + kind); }

std::vector<Kind> make_kinds(Dice& dice) {
  std::vector<Kind> kinds;
  for (KindId i = 0; i < kind_count; ++i) {
    Kind kind{name_of(i),
              dice.roll(4) == 0 ? Source::outside : Source::here,
              50 * dice.roll(13),
              3 + dice.roll(5),
              {}};
    for (std::int32_t k = dice.roll(4); k > 0; --k)
      kind.skills.push_back({"skill-" + std::to_string(dice.roll(40)), 1 + dice.roll(5)});
    kinds.push_back(std::move(kind));
  }
  return kinds;
}

struct Holders {
  std::vector<Record> records;
  std::vector<std::size_t> first;  // of each holder, and the end

  Records of(std::size_t holder) const {
    return Records(records).subspan(first[holder], first[holder + 1] - first[holder]);
  }
};

// Half of what people hold is out of the 40 achievements that the stacks are about.
Holders make_holders(Dice& dice) {
  Holders holders;
  for (std::int32_t i = 0; i < holder_count; ++i) {
    holders.first.push_back(holders.records.size());
    std::vector<Record> own;
    for (std::int32_t k = 1 + dice.roll(20); k > 0; --k)
      own.push_back({static_cast<KindId>(dice.roll(dice.roll(2) == 0 ? 40 : 300)),
                     dice.roll(3) == 0 ? no_result : 4000 + 100 * dice.roll(61),
                     today - dice.roll(2500), dice.roll(20) == 0 ? today - 1 : never});
    std::sort(own.begin(), own.end(),
              [](const Record& a, const Record& b) { return a.kind < b.kind; });
    holders.records.insert(holders.records.end(), own.begin(), own.end());
  }
  holders.first.push_back(holders.records.size());
  return holders;
}

std::string achievement(std::int32_t i) {
  return R"({"achievement":")" + name_of(static_cast<std::uint32_t>(i)) + R"("})";
}

std::string among(Dice& dice, std::int32_t count) {
  std::string list;
  for (std::int32_t i = 0; i < count; ++i)
    list += (i > 0 ? "," : "") + achievement(3 * i + dice.roll(3));
  return list;
}

// Five shapes, four times each with other achievements.
std::vector<Stack> make_stacks(Dice& dice) {
  std::vector<Stack> stacks;
  for (std::int32_t i = 0; i < 20; ++i) {
    std::string rule, terms;
    switch (i % 5) {
      case 0:
        rule = R"({"all":[{"at_least":2,"of":[)" + among(dice, 3) +
               R"(]},{"credits":6,"eqf_at_least":5}]})";
        terms = R"(,"outside_at_most":{"percent":40,"of":"credits"})";
        break;
      case 1:
        rule = R"({"at_least":4,"of":[)" + among(dice, 12) + "]}";
        terms = R"(,"within_months":60)";
        break;
      case 2:
        rule = R"({"any":[{"all":[)" + among(dice, 2) +
               R"(,{"skill":"skill-7","level_at_least":3}]},{"credits":15}]})";
        break;
      case 3:
        rule = R"({"all":[{"credits":10},{"credentials":3,"eqf_at_least":6},)"
               R"({"skill":"skill-11","level_at_least":2,"result_at_least":60}]})";
        terms = R"(,"outside_at_most":{"percent":30,"of":"credentials"})";
        break;
      default:
        rule = R"({"all":[{"any":[)" + among(dice, 5) + R"(]},{"credits":12,"within_months":48}]})";
        terms = R"(,"not_together":[[")" + name_of(1) + R"(",")" + name_of(4) + R"("]])";
    }
    const auto stack = read_stack(R"({"version":1,"rule":)" + rule + terms + "}");
    if (!stack) throw std::runtime_error("a stack of the benchmark: " + stack.error().detail);
    stacks.push_back(*stack);
  }
  return stacks;
}

// The shortcuts of the evaluation against the search that takes none.
void check_shortcuts(const std::vector<Compiled>& compiled, const Holders& holders) {
  Evaluator evaluator;
  Selector selector;
  for (std::size_t holder = 0; holder < 3000; ++holder)
    for (const auto& stack : compiled) {
      const auto records = holders.of(holder);
      const bool there = selector.run(stack, records, {}, Search::first, bounds::decide_tries_max);
      const auto found = evaluator.evaluate(stack, records);
      if (!selector.is_proven() || found != (there ? Completion::complete : Completion::incomplete))
        throw std::runtime_error("wrong result: a stack is complete by one way of asking only");
    }
}

}  // namespace

void stack_evaluation() {
  Dice dice;
  const auto kinds = make_kinds(dice);
  const auto holders = make_holders(dice);
  const auto stacks = make_stacks(dice);
  std::vector<Compiled> checked;
  for (const auto& stack : stacks) checked.emplace_back(stack, kinds, "", today);
  check_shortcuts(checked, holders);

  const auto start = std::chrono::steady_clock::now();
  std::vector<Compiled> compiled;
  for (const auto& stack : stacks) compiled.emplace_back(stack, kinds, "", today);
  Evaluator evaluator;
  std::int64_t complete = 0, undecided = 0;
  for (std::size_t holder = 0; holder < holder_count; ++holder)
    for (const auto& stack : compiled) {
      const auto found = evaluator.evaluate(stack, holders.of(holder));
      complete += found == Completion::complete ? 1 : 0;
      undecided += found == Completion::undecided ? 1 : 0;
    }
  const auto seconds =
      std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
  if (complete == 0 || undecided != 0)
    throw std::runtime_error("wrong result: " + std::to_string(undecided) + " undecided");
  print_figure("stack_evaluation_seconds", seconds, "s", Better::lower);
  print_figure("stack_evaluation_complete_share",
               static_cast<double>(complete) / (holder_count * 20.0), "ratio", Better::higher);
}

}  // namespace cairn::bench
