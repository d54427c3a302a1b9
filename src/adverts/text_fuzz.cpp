// SPDX-License-Identifier: Apache-2.0
// Fuzz target: any pasted text. Sentences lie in it, in order and apart; cues and credentials lie
// in their sentence.
#include "adverts/advert_text.h"
#include "adverts/credentials.h"
#include "adverts/cues.h"
#include "adverts/sections.h"
#include "base/text.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace cairn;
  const std::string_view given(reinterpret_cast<const char*>(data), size);
  const auto advert = adverts::advert_from_text(given);
  if (!is_utf8(advert.text) || !is_utf8(advert.title)) __builtin_trap();
  if (is_utf8(given) && !advert.cut && advert.text != given) __builtin_trap();
  std::size_t last = 0;
  for (const auto& one : adverts::sentences_of(advert)) {
    if (one.start < last || one.start >= one.end || one.end > advert.text.size()) __builtin_trap();
    last = one.end;
    const auto sentence = std::string_view(advert.text).substr(one.start, one.end - one.start);
    const auto cues = adverts::cues_in(sentence);
    for (const auto& list : {cues.levels, cues.years, cues.needs})
      for (const auto& cue : list)
        if (cue.start >= cue.end || cue.end > sentence.size()) __builtin_trap();
    for (const auto& named : adverts::credentials_in(sentence)) {
      if (named.start >= named.end || named.end > sentence.size()) __builtin_trap();
      if (adverts::need_for(cues, sentence, named.start, named.end) &&
          adverts::level_for(cues, sentence, named.start, named.end) > skills::level_max)
        __builtin_trap();
    }
  }
  return 0;
}
