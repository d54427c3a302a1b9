// SPDX-License-Identifier: Apache-2.0
// Fuzz target: any file of adverts: JSON Lines, an array, a table, a page of postings. Each row is
// read or a fault with a sentence; none is counted twice, and what lands is within the limits.
#include "adverts/collection.h"
#include "adverts/limits.h"
#include "base/text.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace cairn;
  std::size_t taken = 0;
  const auto latest = *parse_date("2026-11-26");
  const auto read = adverts::read_collection(
      {data, size},
      [&](const adverts::CollectedAdvert& advert) {
        ++taken;
        const auto& text = advert.text;
        if (text.text.size() > adverts::limits::text_bytes_max) __builtin_trap();
        if (!is_utf8(text.text) || !is_utf8(text.facts.area)) __builtin_trap();
        if (advert.row == 0) __builtin_trap();
        if (advert.published && *advert.published > latest) __builtin_trap();
        return Status(done);
      },
      latest);
  if (!read.ok()) {
    if (read.error().detail.empty()) __builtin_trap();
    return 0;
  }
  const auto faults = read->faults.size() + read->faults_left_out;
  if (read->faults.size() > adverts::faults_told_max) __builtin_trap();
  if (taken + faults != read->rows) __builtin_trap();
  for (const auto& fault : read->faults)
    if (fault.sentence.empty()) __builtin_trap();
  return 0;
}
