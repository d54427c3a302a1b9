// SPDX-License-Identifier: Apache-2.0
// For tests: small problems with everything in them, made from a seed and written as the JSON that
// `cairn plan` reads. They know nothing of the solver's types, so that a test may judge it by them.
#pragma once
#include <algorithm>
#include <optional>
#include <random>
#include <string>
#include <vector>

namespace cairn::pathways::test {

inline constexpr int case_start = 20'822;  // 2027-01-04; other days count from it
inline constexpr int case_skills_max = 6;

enum class WantKind { all, any, at_least, skill, offer };
struct Want {
  WantKind kind = WantKind::all;
  int count = 0, skill = 0, level = 0, offer = 0;
  std::vector<Want> of;
};

struct Item {
  std::vector<int> teaches;         // level by skill, 0 for none
  Want wants;                       // of `all` without parts: nothing
  std::optional<int> price, hours;  // in hundredths
  std::string currency, language, provider;
  int recognition = 0;
  std::vector<int> starts;  // ascending
};

struct Wanted {
  int skill = 0, level = 0, weight = 0;  // in tenths
  bool essential = true;
};

struct Begun {
  int item = 0, start = 0, finish = 0;
};

struct Case {
  int skills = 0, lanes = 1;
  std::vector<int> have;  // level by skill
  std::vector<Wanted> need;
  std::vector<Item> items;
  std::vector<int> held, done, pinned, excluded;
  std::vector<Begun> begun;
  std::vector<std::string> languages, prefer, avoid, objective;
  int pace = 600;  // hundredths of an hour a week
  std::optional<int> deadline, budget;
  int unknown_price = 0, unknown_hours = 0;
  bool dollars = false;  // whether a rate for them is stated: two of the plan's currency
};

inline constexpr const char* case_objectives[] = {
    "uncovered_essential", "uncovered", "credentials", "price", "hours", "finish", "recognition"};

class CaseMaker {
 public:
  // Odd seeds make cases with room, whose plans have several steps; even ones are tight.
  explicit CaseMaker(unsigned seed) : random_(seed), roomy_(seed % 2 != 0) {}

  Case run() {
    out_.skills = roomy_ ? case_skills_max : 1 + below(case_skills_max);
    const int size = below(20) == 0 ? 7 + below(2) : roomy_ ? 4 + below(3) : below(7);
    with_starts_ = below(3) == 0;
    out_.have.assign(static_cast<std::size_t>(out_.skills), 0);
    for (auto& level : out_.have)
      if (below(5) == 0) level = 1 + below(3);
    for (int i = roomy_ ? 3 + below(3) : below(5); i > 0; --i)
      out_.need.push_back({below(out_.skills), 1 + below(4), below(8) * 5, below(3) != 0});
    for (int i = 0; i < size; ++i) out_.items.push_back(item(size));
    limits();
    if (size > 0) wishes(size);
    return out_;
  }

 private:
  int below(int n) { return static_cast<int>(random_() % static_cast<unsigned>(n)); }

  Want want(int size, int depth) {
    Want out;
    out.kind = static_cast<WantKind>(depth == 0 ? 3 + below(2) : below(5));
    out.skill = below(out_.skills);
    out.level = 1 + below(3);
    out.offer = below(size);
    if (out.kind >= WantKind::skill) return out;
    const int parts = below(8) == 0 ? 0 : 1 + below(3);
    for (int i = 0; i < parts; ++i) out.of.push_back(want(size, depth - 1));
    out.count = below(parts + 1);
    return out;
  }

  Item item(int size) {
    Item out;
    for (int skill = 0; skill < out_.skills; ++skill)
      out.teaches.push_back(below(out_.skills) < 2 ? (roomy_ ? 3 : 1) + below(roomy_ ? 3 : 4) : 0);
    if (below(2) == 0) out.wants = want(size, below(3));
    if (below(8) != 0) out.price = below(6) * 1050;
    if (below(8) != 0) out.hours = below(12) * 150;
    if (below(8) == 0) out.currency = below(2) == 0 ? "USD" : "EUR";
    if (below(4) == 0) out.language = below(2) == 0 ? "de" : "en";
    if (below(3) == 0) out.provider = below(2) == 0 ? "north" : "south";
    out.recognition = below(4) * 10;
    if (with_starts_ && below(2) == 0)
      for (int i = 1 + below(3), day = below(30) - 5; i > 0; --i, day += 1 + below(30))
        out.starts.push_back(day);
    return out;
  }

  void limits() {
    out_.lanes = 1 + below(3);
    out_.pace = 200 + below(7) * 150;
    if (below(3) == 0) out_.deadline = roomy_ ? 20 + below(80) : below(50) - 3;
    if (below(3) == 0) out_.budget = ((roomy_ ? 4 : 0) + below(12)) * 1050;
    out_.unknown_price = below(3) * 1500;
    out_.unknown_hours = 100 + below(3) * 300;
    out_.dollars = below(2) == 0;
    std::vector<std::string> all(std::begin(case_objectives), std::end(case_objectives));
    if (below(3) != 0) return;
    const auto kept = static_cast<std::size_t>(below(4));  // of what stands first
    for (std::size_t i = all.size() - 1; i > kept; --i)
      std::swap(all[i],
                all[kept + static_cast<std::size_t>(below(static_cast<int>(i - kept) + 1))]);
    all.resize(1 + static_cast<std::size_t>(below(7)));
    out_.objective = all;
  }

  void wishes(int size) {
    if (below(4) == 0) out_.held.push_back(below(size));
    if (below(4) == 0) out_.done.push_back(below(size));
    const auto is_held = [&](int item) {
      return std::count(out_.held.begin(), out_.held.end(), item) +
                 std::count(out_.done.begin(), out_.done.end(), item) >
             0;
    };
    const int begun = below(size);
    const bool foreign = out_.items[static_cast<std::size_t>(begun)].currency == "USD";
    if (below(5) == 0 && !is_held(begun) && !(foreign && !out_.dollars))
      out_.begun.push_back({begun, -below(20), below(20)});
    if (below(4) == 0) out_.excluded.push_back(below(size));
    if (below(6) == 0) {
      const int pin = below(size);
      if (std::count(out_.excluded.begin(), out_.excluded.end(), pin) == 0)
        out_.pinned.push_back(pin);
    }
    if (below(6) == 0) out_.languages.emplace_back(below(2) == 0 ? "de" : "en");
    if (below(5) == 0) out_.prefer.emplace_back(below(2) == 0 ? "north" : "south");
    if (below(6) == 0) out_.avoid.emplace_back(below(2) == 0 ? "north" : "south");
  }

  std::mt19937 random_;
  bool roomy_;
  Case out_;
  bool with_starts_ = false;
};

inline Case case_of(unsigned seed) { return CaseMaker(seed).run(); }

}  // namespace cairn::pathways::test
