// SPDX-License-Identifier: Apache-2.0
// Fuzz target: any page or posting. What comes out is well-formed where it went in so, within its
// limits, and its blocks lie in the text, one after the other.
#include "adverts/advert_text.h"
#include "adverts/limits.h"
#include "adverts/sections.h"
#include "base/text.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace cairn;
  const auto advert = adverts::read_advert({data, size}, "text/html");
  if (!advert.ok()) {
    if (advert.error().detail.empty()) __builtin_trap();
    return 0;
  }
  if (advert->text.size() > adverts::limits::text_bytes_max) __builtin_trap();
  std::size_t last = 0;
  for (const auto& block : advert->blocks) {
    if (block.start < last || block.end < block.start) __builtin_trap();
    last = block.end;
  }
  for (const auto& sentence : adverts::sentences_of(*advert))
    if (sentence.start >= sentence.end || sentence.end > advert->text.size()) __builtin_trap();
  return 0;
}
