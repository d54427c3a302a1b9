// SPDX-License-Identifier: Apache-2.0
#include "outcomes/return.h"

#include <algorithm>

namespace cairn::outcomes {
namespace {

constexpr std::int64_t never_years = 50;

struct Raise {
  Day day = 0;
  std::int64_t a_year = 0;
  std::string currency;
  Percents open;
  std::optional<Day> end;  // from which on there is none of it
};

bool names(const Entry& entry, std::string_view key) {
  return std::find(entry.credentials.begin(), entry.credentials.end(), key) !=
         entry.credentials.end();
}

// Where others are named too, none of it need have come of this one.
Percents open_of(const Entry& entry, bool alone) {
  const auto open = percents_of(entry.cause);
  return alone ? open : Percents{0, open.high};
}

std::optional<Raise> raise_of(const Entry& entry, bool alone) {
  const auto day = day_of(entry.day);
  if (!entry.a_year || !day) return std::nullopt;
  Raise raise{*day, entry.a_year->hundredths, entry.a_year->currency, open_of(entry, alone), {}};
  if (const auto last = day_of(entry.until)) raise.end = *last + 1;
  return raise;
}

std::int64_t part(std::int64_t amount, std::int64_t percent) { return amount * percent / 100; }

// So much more, or less, a year from that day on.
struct Step {
  Day day = 0;
  std::int64_t a_year = 0;
};

std::vector<Step> steps_of(const std::vector<Raise>& raises, std::int64_t Percents::*share) {
  std::vector<Step> steps;
  for (const auto& raise : raises) {
    const auto a_year = part(raise.a_year, raise.open.*share);
    steps.push_back({raise.day, a_year});
    if (raise.end) steps.push_back({*raise.end, -a_year});
  }
  std::stable_sort(steps.begin(), steps.end(),
                   [](const Step& a, const Step& b) { return a.day < b.day; });
  return steps;
}

// The first day on which `raises` come to `cost`. Nothing within a working life.
std::optional<Day> paid_back(const std::vector<Raise>& raises, std::int64_t cost,
                             std::int64_t Percents::*share) {
  const auto steps = steps_of(raises, share);
  std::int64_t gained = 0, a_year = 0;
  Day last = steps.front().day;
  const auto earned_by = [&](Day until) -> std::optional<Day> {
    const auto missing = std::max<std::int64_t>(cost - gained, 0);
    if (a_year == 0) return std::nullopt;
    const auto days = (missing * year_days + a_year - 1) / a_year;
    if (days > until - last) return std::nullopt;
    return last + days;
  };
  for (const auto& step : steps) {
    if (const auto day = earned_by(step.day)) return day;
    gained += a_year * (step.day - last) / year_days;
    a_year += step.a_year;
    last = step.day;
  }
  return earned_by(last + never_years * year_days);
}

// What the gains and costs of one currency come to.
MoneyReturn of_currency(const std::string& currency, const Sums& costs,
                        const std::vector<Raise>& raises, bool costs_whole, Day today) {
  MoneyReturn out;
  out.currency = currency;
  out.cost = costs.of(currency);
  std::vector<Raise> own;
  for (const auto& raise : raises)
    if (raise.currency == currency) own.push_back(raise);
  std::stable_sort(own.begin(), own.end(),
                   [](const Raise& a, const Raise& b) { return a.day < b.day; });
  for (const auto& raise : own) {
    const auto end = std::min(today, raise.end.value_or(today));
    const auto days = std::max<std::int64_t>(end - raise.day, 0);
    out.a_year += raise.a_year;
    out.gained.low += part(raise.a_year, raise.open.low) * days / year_days;
    out.gained.high += part(raise.a_year, raise.open.high) * days / year_days;
  }
  const bool is_alone = costs.all().size() == 1 && out.cost.has_value();
  if (!costs_whole || !is_alone) return out;
  out.net = Range{out.gained.low - *out.cost, out.gained.high - *out.cost};
  if (own.empty() || *out.cost == 0) return out;
  out.paid_back_first = paid_back(own, *out.cost, &Percents::high);
  out.paid_back_last = paid_back(own, *out.cost, &Percents::low);
  return out;
}

std::vector<MoneyReturn> by_currency(const Sums& costs, const std::vector<Raise>& raises,
                                     bool costs_whole, Day today) {
  std::vector<std::string> currencies;
  for (const auto& sum : costs.all()) currencies.push_back(sum.currency);
  for (const auto& raise : raises) currencies.push_back(raise.currency);
  std::sort(currencies.begin(), currencies.end());
  currencies.erase(std::unique(currencies.begin(), currencies.end()), currencies.end());
  std::vector<MoneyReturn> out;
  for (const auto& currency : currencies)
    out.push_back(of_currency(currency, costs, raises, costs_whole, today));
  return out;
}

void add(std::optional<std::int64_t>& sum, std::int64_t more) { sum = sum.value_or(0) + more; }

// All that came around the day a credential was earned, whatever it is said to have followed.
void count_around(const Record& record, Day today, CredentialReturn& out) {
  const auto earned = day_of(out.credential.day);
  if (!earned) return;
  std::int64_t before = 0, after = 0;
  for (const auto& entry : record.entries) {
    const auto day = day_of(entry.day);
    if (!day || entry.kind == Kind::nothing) continue;
    if (*day >= *earned - year_days && *day < *earned) ++before;
    if (*day >= *earned && *day < *earned + year_days) ++after;
  }
  out.year_before = before;
  out.year_after = after;
  out.year_after_days = std::clamp<std::int64_t>(today - *earned, 0, year_days);
}

CredentialReturn of_credential(const Record& record, const Credential& credential, Day today) {
  CredentialReturn out;
  out.credential = credential;
  Sums costs;
  for (const auto& cost : record.costs) {
    if (cost.credential != credential.key) continue;
    if (cost.money) costs.add(*cost.money);
    if (cost.minutes) add(out.minutes, *cost.minutes);
  }
  out.cost_unknown = costs.empty();
  std::vector<Raise> raises;
  for (const auto& entry : record.entries) {
    if (!names(entry, credential.key)) continue;
    ++out.counts[static_cast<std::size_t>(entry.kind)];
    out.shares = out.shares || entry.credentials.size() > 1;
    if (entry.kind != Kind::raise) continue;
    if (auto raise = raise_of(entry, entry.credentials.size() == 1))
      raises.push_back(std::move(*raise));
    else
      ++out.raises_without_amount;
  }
  out.money = by_currency(costs, raises, !out.cost_unknown, today);
  count_around(record, today, out);
  return out;
}

bool names_any(const Entry& entry, std::span<const Credential> credentials) {
  return std::any_of(credentials.begin(), credentials.end(),
                     [&](const Credential& it) { return names(entry, it.key); });
}

}  // namespace

Return return_of(const Record& record, std::span<const Credential> credentials, Day today) {
  Return out;
  Sums costs;
  for (const auto& credential : credentials) {
    auto one = of_credential(record, credential, today);
    for (const auto& money : one.money)
      if (money.cost) costs.add({*money.cost, money.currency});
    if (one.minutes) add(out.minutes, *one.minutes);
    out.costs_unknown += one.cost_unknown ? 1 : 0;
    out.minutes_unknown += one.minutes ? 0 : 1;
    out.credentials.push_back(std::move(one));
  }
  std::vector<Raise> raises;
  for (const auto& entry : record.entries) {
    if (entry.kind == Kind::nothing) continue;
    if (!names_any(entry, credentials)) {
      ++out.unlinked;
    } else if (entry.kind == Kind::raise) {
      if (auto raise = raise_of(entry, true))
        raises.push_back(std::move(*raise));
      else
        ++out.raises_without_amount;
    }
  }
  out.money = by_currency(costs, raises, out.costs_unknown == 0, today);
  return out;
}

}  // namespace cairn::outcomes
