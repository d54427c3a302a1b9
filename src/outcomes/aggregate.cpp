// SPDX-License-Identifier: Apache-2.0
#include "outcomes/aggregate.h"

#include <algorithm>

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
std::optional<Band> middle_of(std::vector<std::int64_t> values) {
  const auto people = in_steps(values.size());
  if (people == 0) return std::nullopt;
  values.resize(static_cast<std::size_t>(people));
  std::sort(values.begin(), values.end());
  auto band = band_around(values[(values.size() - 1) / 2]);
  band.people = people;
  return band;
}

template <class Take>
std::vector<Band> bands_of(const std::vector<Contribution>& all, Take take) {
  std::vector<std::string> currencies;
  for (const auto& one : all)
    for (const auto& money : take(one)) currencies.push_back(money.currency);
  std::sort(currencies.begin(), currencies.end());
  currencies.erase(std::unique(currencies.begin(), currencies.end()), currencies.end());
  std::vector<Band> out;
  for (const auto& currency : currencies) {
    std::vector<std::int64_t> values;
    for (const auto& one : all)
      for (const auto& money : take(one))
        if (money.currency == currency) values.push_back(rounded_up(money.hundredths, 100));
    if (auto band = middle_of(std::move(values))) {
      band->currency = currency;
      out.push_back(std::move(*band));
    }
  }
  return out;
}

// Somebody who has a page here and a plan counts once, with what either says.
void unite(Contribution& into, const Contribution& more) {
  into.proved = into.proved || more.proved;
  into.since = std::min(into.since, more.since);
  for (std::size_t kind = 0; kind < kinds; ++kind)
    into.came[kind] = into.came[kind] || more.came[kind];
  settle_nothing(into);
  if (into.a_year.empty()) into.a_year = more.a_year;
  if (into.cost.empty()) into.cost = more.cost;
  if (!into.minutes) into.minutes = more.minutes;
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

std::optional<Aggregate> aggregate(std::vector<Contribution> contributions) {
  auto all = by_person(std::move(contributions));
  const auto people = in_steps(all.size());
  if (people == 0) return std::nullopt;
  all.resize(static_cast<std::size_t>(people));
  Aggregate out;
  out.people = people;
  const auto count = [&](auto is_so) {
    return in_steps(static_cast<std::size_t>(std::count_if(all.begin(), all.end(), is_so)));
  };
  out.proved = count([](const Contribution& it) { return it.proved; });
  for (std::size_t kind = 0; kind < kinds; ++kind)
    out.came[kind] = count([&](const Contribution& it) { return it.came[kind]; });
  out.raises =
      bands_of(all, [](const Contribution& it) -> const std::vector<Money>& { return it.a_year; });
  out.costs =
      bands_of(all, [](const Contribution& it) -> const std::vector<Money>& { return it.cost; });
  std::vector<std::int64_t> hours;
  for (const auto& one : all)
    if (one.minutes) hours.push_back(rounded_up(*one.minutes, 60));
  out.hours = middle_of(std::move(hours));
  return out;
}

}  // namespace cairn::outcomes
