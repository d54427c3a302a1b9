// SPDX-License-Identifier: Apache-2.0
#include "app/stacks/results.h"

#include <charconv>
#include <cmath>

#include "base/text.h"
#include "json/parse.h"

namespace cairn::app {
namespace {

std::optional<double> number_in(std::string_view text) {
  text = trim(text);
  if (text.ends_with('%')) text = trim(text.substr(0, text.size() - 1));
  double number = 0;
  const auto [end, code] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (code != std::errc() || end != text.data() + text.size() || !std::isfinite(number))
    return std::nullopt;
  return number;
}

std::optional<std::int64_t> hundredths_of_percent(double percent) {
  if (percent < 0 || percent > 100) return std::nullopt;
  return std::llround(percent * 100);
}

std::optional<std::int64_t> result_of(const credential::ResultSummary& result) {
  const auto value = number_in(result.value);
  if (!value) return std::nullopt;
  if (result.type == "Percent") return hundredths_of_percent(*value);
  const auto most = number_in(result.value_max);
  const auto least = number_in(result.value_min).value_or(0);
  if (!most || *most <= least) return std::nullopt;
  return hundredths_of_percent((*value - least) / (*most - least) * 100);
}

}  // namespace

std::optional<std::int64_t> result_in(const credential::Summary& summary) {
  for (const auto& result : summary.results)
    if (result.type == "Percent")
      if (const auto found = result_of(result)) return found;
  for (const auto& result : summary.results)
    if (const auto found = result_of(result)) return found;
  return std::nullopt;
}

std::optional<std::int64_t> result_in(std::string_view credential) {
  if (credential.find("\"result\"") == credential.npos) return std::nullopt;
  Arena arena;
  const auto document = json::parse(credential, arena);
  if (!document) return std::nullopt;
  return result_in(credential::summarise(*document));
}

}  // namespace cairn::app
