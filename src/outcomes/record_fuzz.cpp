// SPDX-License-Identifier: Apache-2.0
// Fuzz target: any JSON for a record of outcomes. What is read comes back the same from its kept
// form; what no fault is found in is reckoned, however large its sums are.
#include "base/arena.h"
#include "json/parse.h"
#include "json/write.h"
#include "outcomes/aggregate.h"
#include "outcomes/limits.h"
#include "outcomes/record.h"
#include "outcomes/report.h"

namespace {

using namespace cairn::outcomes;

bool is_sound(const Record& record, Day today) {
  for (const auto& entry : record.entries)
    if (!faults_of(entry, today).empty()) return false;
  for (const auto& cost : record.costs)
    if (!faults_of(cost).empty()) return false;
  for (const auto& credential : record.credentials)
    if (!faults_of(credential, today).empty()) return false;
  return true;
}

void reckon(const Record& record, Day today) {
  const auto found = return_of(record, record.credentials, today);
  if (found.credentials.size() != record.credentials.size()) __builtin_trap();
  for (const auto& money : found.money)
    if (money.gained.low > money.gained.high) __builtin_trap();
  const auto report = report_of(record, record.credentials, Purpose::review, WithMoney::yes, today);
  if (report.lines.size() > report_lines_max) __builtin_trap();
  for (const auto& credential : record.credentials) {
    auto one = contribution_of(record, credential.key);
    if (!one) continue;
    std::vector<Contribution> many;
    for (std::size_t i = 0; i < 2 * limits::people_min; ++i) {
      const bool told = told_of(counted_of(many)).has_value();
      if (told != (many.size() >= limits::people_min)) __builtin_trap();
      one->person = std::to_string(i);
      many.push_back(*one);
    }
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace cairn;
  Arena arena;
  const auto value = json::parse({reinterpret_cast<const char*>(data), size}, arena);
  if (!value.ok()) return 0;
  const auto record = read_record(*value);
  if (!record.ok()) {
    if (record.error().detail.empty()) __builtin_trap();
    return 0;
  }
  if (record->entries.size() > outcomes::limits::entries_max) __builtin_trap();
  const json::Builder builder(arena);
  const auto kept = record_json(*record, builder);
  const auto again = read_record(kept);
  if (!again.ok() || again->entries != record->entries || again->costs != record->costs ||
      json::write(record_json(*again, builder)) != json::write(kept))
    __builtin_trap();
  const auto today = *day_of("2026-11-26");
  if (is_sound(*record, today)) reckon(*record, today);
  return 0;
}
