// SPDX-License-Identifier: Apache-2.0
// The report of the fullest record there can be: read, reckoned, drawn as a page of PDF.
#include <chrono>
#include <stdexcept>

#include "app/outcomes/desk.h"
#include "catalogue.h"
#include "measure.h"
#include "outcomes/limits.h"
#include "outcomes/report.h"
#include "render/outcome_report.h"

namespace cairn::bench {
namespace {

outcomes::Record full_record() {
  outcomes::Record record;
  for (std::size_t i = 0; i < outcomes::limits::own_credentials_max; ++i)
    record.credentials.push_back({"own-" + std::to_string(i), "Credential " + std::to_string(i),
                                  "Harbour School", "2024-05-01", false});
  for (std::size_t i = 0; i < outcomes::limits::entries_max; ++i) {
    const auto key = "own-" + std::to_string(i % outcomes::limits::own_credentials_max);
    record.entries.push_back(
        {std::to_string(i),
         static_cast<outcomes::Kind>(i % 6),
         "2025-03-01",
         "I lead the night shift and train who is new to the yard.",
         "https://harbour.example/shifts",
         {key},
         i % 6 == 3 ? std::optional(outcomes::Money{10'000, "EUR"}) : std::nullopt,
         outcomes::Cause::partly,
         {},
         {}});
  }
  for (std::size_t i = 0; i < outcomes::limits::costs_max; ++i)
    record.costs.push_back({"c" + std::to_string(i),
                            "own-" + std::to_string(i % outcomes::limits::own_credentials_max),
                            "fee", outcomes::Money{5'000, "EUR"}, 600});
  return record;
}

}  // namespace

void catalogue_outcomes() {
  using Clock = std::chrono::steady_clock;
  const auto text = app::record_text(full_record());
  const auto today = *outcomes::day_of("2026-11-26");
  constexpr int rounds = 21;
  std::vector<double> times;
  for (int round = 0; round < rounds; ++round) {
    const auto begun = Clock::now();
    const auto record = app::read_record_text(text);
    if (!record) throw std::runtime_error("the record cannot be read");
    const auto pdf = render::outcome_report_pdf(
        {.report = outcomes::report_of(*record, record->credentials, outcomes::Purpose::promotion,
                                       outcomes::WithMoney::yes, today),
         .name = "Grace Moor",
         .day = "26 November 2026",
         .words = english_words},
        Instant::from_seconds(1'795'000'000));
    times.push_back(std::chrono::duration<double, std::milli>(Clock::now() - begun).count());
    if (!pdf || pdf->size() < 1'000) throw std::runtime_error("the report is not drawn");
  }
  print_figure("outcome_report_ms", median(times), "ms", Better::lower, 150);
}

}  // namespace cairn::bench
