// SPDX-License-Identifier: Apache-2.0
#include "measure.h"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <stdexcept>

#include "aims.h"

namespace cairn::bench {
namespace {

constexpr int rounds = 15;
constexpr double round_seconds = 0.04;  // of one figure in one round

double seconds_of(const std::function<void()>& run, long calls) {
  const auto start = std::chrono::steady_clock::now();
  for (long i = 0; i < calls; ++i) run();
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

}  // namespace

void print_figure(const std::string& name, double value, const std::string& unit, Better better,
                  std::optional<double> limit) {
  if (!limit) limit = aim_of(name);
  auto line = fmt::format(R"({{"name":"{}","value":{:.4g},"unit":"{}","better":"{}")", name, value,
                          unit, better == Better::higher ? "higher" : "lower");
  if (limit) {
    const bool met = better == Better::higher ? value >= *limit : value <= *limit;
    line += fmt::format(R"(,"limit":{:.4g},"met":{})", *limit, met);
  }
  line += "}";
  std::puts(line.c_str());
  std::fflush(stdout);
}

double median(std::vector<double> values) {
  std::sort(values.begin(), values.end());
  return values[values.size() / 2];
}

void Run::add(std::string name, std::function<void()> run, double operations) {
  figures_.push_back({std::move(name), std::move(run), operations, 1, {}});
}

void Run::ratio(const std::string& over, const std::string& under, Better better) {
  ratios_.push_back({over, under, better});
}

const Run::Figure& Run::find(const std::string& name) const {
  for (const auto& figure : figures_)
    if (figure.name == name) return figure;
  throw std::logic_error("no figure " + name);
}

void Run::measure() {
  for (auto& figure : figures_) {
    figure.run();  // caches filled
    const double once = seconds_of(figure.run, 3) / 3;
    figure.calls = std::max(1L, static_cast<long>(round_seconds / std::max(once, 1e-8)));
  }
  for (int round = 0; round < rounds; ++round)
    for (auto& figure : figures_)
      figure.rates.push_back(static_cast<double>(figure.calls) * figure.operations /
                             seconds_of(figure.run, figure.calls));
}

void Run::print() const {
  for (const auto& figure : figures_)
    print_figure(figure.name, median(figure.rates), "1/s", Better::higher);
  for (const auto& [over, under, better] : ratios_) {
    std::vector<double> values;
    for (int round = 0; round < rounds; ++round)
      values.push_back(find(over).rates[static_cast<std::size_t>(round)] /
                       find(under).rates[static_cast<std::size_t>(round)]);
    print_figure(over + "/" + under, median(values), "ratio", better);
  }
}

}  // namespace cairn::bench
