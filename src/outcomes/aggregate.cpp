// SPDX-License-Identifier: Apache-2.0
#include "outcomes/aggregate.h"

#include <algorithm>
#include <map>

#include "outcomes/limits.h"

namespace cairn::outcomes {
namespace {

constexpr auto step = static_cast<std::int64_t>(limits::people_min);

std::int64_t in_steps(std::size_t people) {
  return static_cast<std::int64_t>(people) / step * step;
}

// Who has recorded anything that came has not recorded that nothing did.
void settle_nothing(Contribution& it) {
  if (std::any_of(it.came.begin(), it.came.end() - 1, [](bool came) { return came; }))
    it.came.back() = false;
}

// What is not nothing is not told as nothing.
std::int64_t rounded_up(std::int64_t amount, std::int64_t whole) {
  return amount / whole + (amount % whole > 0 ? 1 : 0);
}

// The one digit it begins with, and the next: 2,340 is from 2,000 to 3,000.
Band band_around(std::int64_t value) {
  if (value == 0) return {};
  std::int64_t power = 1;
  while (value / power >= 10) power *= 10;
  const auto low = value / power * power;
  return {0, "", low, low + power};
}

// `values` in the order their people came; only whole steps of people are in it.
std::optional<Middle> middle_of(std::vector<std::int64_t> values, std::string currency) {
  const auto people = in_steps(values.size());
  if (people == 0) return std::nullopt;
  values.resize(static_cast<std::size_t>(people));
  std::sort(values.begin(), values.end());
  return Middle{people, std::move(currency), values[(values.size() - 1) / 2]};
}

template <class Take>
std::vector<Middle> middles_of(const std::vector<Contribution>& all, Take take) {
  std::map<std::string, std::vector<std::int64_t>> values;  // by currency
  for (const auto& one : all)
    for (const auto& money : take(one)) values[money.currency].push_back(money.hundredths);
  std::vector<Middle> out;
  for (auto& [currency, amounts] : values)
    if (auto middle = middle_of(std::move(amounts), currency)) out.push_back(std::move(*middle));
  return out;
}

Band band_of(const Middle& middle, std::int64_t whole) {
  auto band = band_around(rounded_up(middle.value, whole));
  band.people = middle.people;
  band.currency = middle.currency;
  return band;
}

void unite(std::vector<Money>& into, const std::vector<Money>& more) {
  for (const auto& money : more) {
    const auto same = std::ranges::find(into, money.currency, &Money::currency);
    if (same == into.end())
      into.push_back(money);
    else
      same->hundredths = std::max(same->hundredths, money.hundredths);
  }
}

// Somebody who has several pages counts once, with the most that they say.
void unite(Contribution& into, const Contribution& more) {
  into.proved = into.proved || more.proved;
  into.since = std::min(into.since, more.since);
  for (std::size_t kind = 0; kind < kinds; ++kind)
    into.came[kind] = into.came[kind] || more.came[kind];
  settle_nothing(into);
  unite(into.a_year, more.a_year);
  unite(into.cost, more.cost);
  into.minutes = std::max(into.minutes, more.minutes);
}

std::vector<Contribution> by_person(std::vector<Contribution> all) {
  std::stable_sort(all.begin(), all.end(),
                   [](const auto& a, const auto& b) { return a.person < b.person; });
  std::vector<Contribution> out;
  for (auto& one : all) {
    if (!out.empty() && out.back().person == one.person)
      unite(out.back(), one);
    else
      out.push_back(std::move(one));
  }
  std::stable_sort(out.begin(), out.end(),
                   [](const auto& a, const auto& b) { return a.since < b.since; });
  return out;
}

}  // namespace

std::optional<Contribution> contribution_of(const Record& record, std::string_view key) {
  Contribution out;
  Sums a_year, cost;
  bool any = false;
  for (const auto& entry : record.entries) {
    if (std::find(entry.credentials.begin(), entry.credentials.end(), key) ==
        entry.credentials.end())
      continue;
    any = true;
    out.came[static_cast<std::size_t>(entry.kind)] = true;
    if (entry.a_year) a_year.add(*entry.a_year);
  }
  for (const auto& it : record.costs) {
    if (it.credential != key) continue;
    any = true;
    if (it.money) cost.add(*it.money);
    if (it.minutes) out.minutes = out.minutes.value_or(0) + *it.minutes;
  }
  if (!any) return std::nullopt;
  out.a_year = a_year.all();
  out.cost = cost.all();
  settle_nothing(out);
  return out;
}

Counted counted_of(std::vector<Contribution> contributions) {
  auto all = by_person(std::move(contributions));
  Counted out;
  out.people = in_steps(all.size());
  all.resize(static_cast<std::size_t>(out.people));
  const auto count = [&](auto is_so) -> std::int64_t {
    return std::count_if(all.begin(), all.end(), is_so);
  };
  out.proved = count([](const Contribution& it) { return it.proved; });
  for (std::size_t kind = 0; kind < kinds; ++kind)
    out.came[kind] = count([&](const Contribution& it) { return it.came[kind]; });
  out.raises = middles_of(
      all, [](const Contribution& it) -> const std::vector<Money>& { return it.a_year; });
  out.costs =
      middles_of(all, [](const Contribution& it) -> const std::vector<Money>& { return it.cost; });
  std::vector<std::int64_t> minutes;
  for (const auto& one : all)
    if (one.minutes) minutes.push_back(*one.minutes);
  out.minutes = middle_of(std::move(minutes), "");
  return out;
}

std::optional<Aggregate> told_of(const Counted& counted) {
  if (counted.people < step) return std::nullopt;
  Aggregate out;
  const auto down = [](std::int64_t people) { return people / step * step; };
  out.people = down(counted.people);
  out.proved = down(counted.proved);
  for (std::size_t kind = 0; kind < kinds; ++kind) out.came[kind] = down(counted.came[kind]);
  for (const auto& middle : counted.raises)
    if (middle.people >= step) out.raises.push_back(band_of(middle, 100));
  for (const auto& middle : counted.costs)
    if (middle.people >= step) out.costs.push_back(band_of(middle, 100));
  if (counted.minutes && counted.minutes->people >= step) out.hours = band_of(*counted.minutes, 60);
  return out;
}

}  // namespace cairn::outcomes
