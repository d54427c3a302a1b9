// SPDX-License-Identifier: Apache-2.0
#include "server/catalogue_query.h"

#include <algorithm>
#include <charconv>

#include "app/fields.h"
#include "base/filled.h"
#include "base/text.h"
#include "catalogue/limits.h"
#include "catalogue/quantities.h"

namespace cairn::server {
namespace {

constexpr std::size_t offers_default = 20;
constexpr std::size_t words_bytes_max = 200;
constexpr std::size_t from_max = 10'000'000;
constexpr std::string_view yes = "1";

Error fault(std::string_view parameter, std::string sentence) {
  return fail(ErrorCode::invalid, "catalogue-query", std::move(sentence),
              "/" + std::string(parameter));
}

Result<std::string> words(const Target& target, std::string_view name) {
  const auto text = trim(target.parameter(name));
  if (text.size() > words_bytes_max)
    return fault(name, "That is too long to search for. Use fewer words.");
  return std::string(text);
}

// "sql:3" is the skill and the least level; ids may hold a colon themselves.
void read_skill(std::string text, catalogue::Filters& filters) {
  const auto mark = text.rfind(':');
  const bool has_level = mark != std::string::npos && mark > 0 && mark + 2 == text.size() &&
                         text.back() >= '1' && text.back() <= '0' + skills::level_max;
  if (has_level) {
    filters.skill_level = static_cast<catalogue::Level>(text.back() - '0');
    text.resize(mark);
  }
  filters.skill = std::move(text);
}

Result<std::optional<catalogue::Price>> read_price_max(const Target& target) {
  const auto text = trim(target.parameter("max_price"));
  if (text.empty()) return std::optional<catalogue::Price>();
  const auto price = catalogue::read_price(text, target.parameter("currency"));
  const bool bare = text.find_first_not_of("0123456789.,'") == std::string_view::npos;
  if (!price && bare) return fault("max_price", "A price needs its currency, as 150 EUR.");
  if (!price) return fault("max_price", "A price is a number, as 150 or 49.50.");
  return std::optional(*price);
}

Result<std::optional<std::int64_t>> read_minutes_max(const Target& target) {
  const auto text = trim(target.parameter("max_hours"));
  if (text.empty()) return std::optional<std::int64_t>();
  const auto effort = catalogue::effort_of_hours(text);
  if (!effort || effort->minutes_high <= 0)
    return fault("max_hours", "Hours are a number above nothing, as 20.");
  return std::optional(effort->minutes_high);
}

template <class Value>
Result<Value> choice(const Target& target, std::string_view name,
                     Value (*named)(std::string_view text), std::string_view known) {
  const auto text = target.parameter(name);
  const auto value = named(text);
  if (!text.empty() && value == Value::unknown)
    return fault(name, filled("“{}” is not known here. Use one of {}.",
                              text.substr(0, words_bytes_max), known));
  return value;
}

}  // namespace

Result<catalogue::Query> read_catalogue_query(const Target& target) {
  catalogue::Query query;
  auto& filters = query.filters;
  app::Faults faults;
  query.words = faults.take(words(target, "q"));
  read_skill(std::string(target.parameter("skill").substr(0, catalogue::id_bytes_max)), filters);
  filters.stage = faults.take(
      choice(target, "level", catalogue::stage_named, "beginner, intermediate and advanced"));
  filters.language = faults.take(words(target, "language"));
  filters.price_max = faults.take(read_price_max(target));
  filters.minutes_max = faults.take(read_minutes_max(target));
  filters.pace = faults.take(choice(target, "pace", catalogue::pace_named, "self and scheduled"));
  filters.credential = faults.take(words(target, "credential"));
  filters.provider = faults.take(words(target, "provider"));
  filters.free_or_trial = target.parameter("free") == yes;
  filters.with_unknown = target.parameter("with_unknown") == yes;
  query.from = faults.take(number_parameter(target, "from", 0, 0, from_max));
  query.count = faults.take(number_parameter(target, "count", offers_default, 1, offers_page_max));
  CAIRN_CHECK(faults.verdict());
  return query;
}

bool has_filters(const catalogue::Filters& filters) {
  return !filters.skill.empty() || filters.stage != catalogue::Stage::unknown ||
         !filters.language.empty() || filters.price_max || filters.minutes_max ||
         filters.pace != catalogue::Pace::unknown || !filters.credential.empty() ||
         !filters.provider.empty() || filters.free_or_trial || filters.with_unknown;
}

Result<std::size_t> number_parameter(const Target& target, std::string_view name,
                                     std::size_t otherwise, std::size_t min, std::size_t max) {
  const auto text = target.parameter(name);
  if (text.empty()) return otherwise;
  std::size_t number = 0;
  const auto* const end = text.data() + text.size();
  const auto read = std::from_chars(text.data(), end, number);
  if (read.ec != std::errc() || read.ptr != end || number < min || number > max)
    return fault(name, filled("{} is a whole number from {} to {}.", name, min, max));
  return number;
}

std::vector<std::string_view> parameters(const Target& target, std::string_view name) {
  std::vector<std::string_view> values;
  for (const auto& parameter : target.query)
    if (parameter.name == name && !parameter.value.empty() &&
        std::find(values.begin(), values.end(), parameter.value) == values.end())
      values.push_back(parameter.value);
  return values;
}

Result<std::vector<catalogue::GoalSkill>> read_goal_skills(const Target& target,
                                                           const app::career::Offers& offers) {
  std::vector<catalogue::GoalSkill> goal;
  const auto needed = parameters(target, "need"), held = parameters(target, "have");
  if (needed.size() > catalogue::list_items_max || held.size() > catalogue::list_items_max)
    return fault("need", filled("Name at most {} skills.", catalogue::list_items_max));
  for (const auto text : needed) {
    catalogue::Filters read;
    read_skill(std::string(text), read);
    if (read.skill_level == 0) return fault("need", "Give each skill with its level, as sql:3.");
    goal.push_back({read.skill, std::string(offers.label(read.skill)), read.skill_level});
  }
  for (const auto text : held) {
    catalogue::Filters read;
    read_skill(std::string(text), read);
    if (read.skill_level == 0) return fault("have", "Give each skill with its level, as sql:3.");
    for (auto& wanted : goal)
      if (wanted.skill == read.skill) wanted.have = std::max(wanted.have, read.skill_level);
  }
  return goal;
}

Result<std::vector<const catalogue::Offer*>> offers_asked_for(const Target& target,
                                                              const app::career::Offers& offers) {
  std::vector<const catalogue::Offer*> found;
  for (const auto id : parameters(target, "offer")) {
    const auto* const offer = offers.search->find_id(id);
    if (offer == nullptr)
      return fail(ErrorCode::not_found, "catalogue-query",
                  filled("There is no offer “{}”.", id.substr(0, words_bytes_max)), "/offer");
    found.push_back(offer);
  }
  return found;
}

}  // namespace cairn::server
