// SPDX-License-Identifier: Apache-2.0
// For tests: a small case as the JSON that `cairn plan` reads, written by hand.
#pragma once
#include <string>

#include "pathways/amount.h"
#include "pathways/test_case.h"

namespace cairn::pathways::test {

inline std::string skill_id(int skill) { return "s" + std::to_string(skill); }
inline std::string item_id(int item) { return "o" + std::to_string(item); }
inline std::string day_text(int day) { return format_day(case_start + day); }

class CaseWriter {
 public:
  explicit CaseWriter(const Case& of) : case_(of) {}

  std::string run() {
    std::string out = "{\"have\": " + skills(case_.have);
    out += ", \"need\": " + list(case_.need, [](const Wanted& need) {
             return "{\"skill\": " + quoted(skill_id(need.skill)) +
                    ", \"level\": " + std::to_string(need.level) +
                    ", \"weight\": " + decimal(need.weight * 10) +
                    ", \"essential\": " + (need.essential ? "true" : "false") + "}";
           });
    int number = 0;
    out += ", \"offers\": " +
           list(case_.items, [&](const Item& each) { return offer(each, item_id(number++)); });
    for (const auto& [key, items] :
         {std::pair("held", &case_.held), std::pair("done", &case_.done),
          std::pair("pinned", &case_.pinned), std::pair("excluded", &case_.excluded)})
      out +=
          ", " + quoted(key) + ": " + list(*items, [](int item) { return quoted(item_id(item)); });
    out += ", \"running\": " + list(case_.begun, [](const Begun& each) {
             return "{\"offer\": " + quoted(item_id(each.item)) +
                    ", \"start\": " + quoted(day_text(each.start)) +
                    ", \"finish\": " + quoted(day_text(each.finish)) + "}";
           });
    out += ", \"languages\": " + list(case_.languages, quoted) +
           ", \"providers\": {\"prefer\": " + list(case_.prefer, quoted) +
           ", \"avoid\": " + list(case_.avoid, quoted) + "}";
    if (!case_.objective.empty()) out += ", \"objective\": " + list(case_.objective, quoted);
    if (case_.dollars) out += ", \"rates\": {\"USD\": 2}";
    return out + limits() + "}";
  }

 private:
  static std::string quoted(const std::string& text) { return "\"" + text + "\""; }
  static std::string decimal(int hundredths) {
    return std::to_string(hundredths / 100) + "." +
           std::to_string(100 + hundredths % 100).substr(1);
  }
  template <class Items, class Write>
  static std::string list(const Items& items, const Write& write) {
    std::string out;
    for (const auto& item : items) out += (out.empty() ? "" : ", ") + write(item);
    return "[" + out + "]";
  }

  static std::string skills(const std::vector<int>& levels) {
    std::string out;
    for (std::size_t skill = 0; skill < levels.size(); ++skill)
      if (levels[skill] > 0)
        out += (out.empty() ? "" : ", ") +
               ("{\"skill\": " + quoted(skill_id(static_cast<int>(skill)))) +
               ", \"level\": " + std::to_string(levels[skill]) + "}";
    return "[" + out + "]";
  }

  static std::string want(const Want& each) {
    switch (each.kind) {
      case WantKind::skill:
        return "{\"skill\": " + quoted(skill_id(each.skill)) +
               ", \"level\": " + std::to_string(each.level) + "}";
      case WantKind::offer: return "{\"offer\": " + quoted(item_id(each.offer)) + "}";
      case WantKind::all: return "{\"all\": " + list(each.of, want) + "}";
      case WantKind::any: return "{\"any\": " + list(each.of, want) + "}";
      case WantKind::at_least: break;
    }
    return "{\"at_least\": " + std::to_string(each.count) + ", \"of\": " + list(each.of, want) +
           "}";
  }

  static std::string offer(const Item& each, const std::string& id) {
    std::string out = "{\"id\": " + quoted(id) + ", \"teaches\": " + skills(each.teaches) +
                      ", \"requires\": " + want(each.wants);
    if (each.price) out += ", \"price\": " + decimal(*each.price);
    if (each.hours) out += ", \"hours\": " + decimal(*each.hours);
    for (const auto& [key, text] :
         {std::pair("currency", &each.currency), std::pair("language", &each.language),
          std::pair("provider", &each.provider)})
      if (!text->empty()) out += ", " + quoted(key) + ": " + quoted(*text);
    out += ", \"starts\": " + list(each.starts, [](int day) { return quoted(day_text(day)); });
    return out + ", \"recognition\": " + std::to_string(each.recognition) + "}";
  }

  std::string limits() const {
    return ", \"hours_per_week\": " + decimal(case_.pace) + ", \"start\": " + quoted(day_text(0)) +
           ", \"deadline\": " + (case_.deadline ? quoted(day_text(*case_.deadline)) : "null") +
           ", \"budget\": " + (case_.budget ? decimal(*case_.budget) : "null") +
           R"(, "currency": "EUR", "max_parallel": )" + std::to_string(case_.lanes) +
           ", \"unknown\": {\"price\": " + decimal(case_.unknown_price) +
           ", \"hours\": " + decimal(case_.unknown_hours) + "}";
  }

  const Case& case_;
};

inline std::string json_of(const Case& of) { return CaseWriter(of).run(); }

}  // namespace cairn::pathways::test
