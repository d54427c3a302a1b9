// SPDX-License-Identifier: Apache-2.0
// Fuzz target: what reads as an instant or a day is written so that it reads back the same.
#include "base/bytes.h"
#include "base/instant.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace cairn;
  const auto text = as_text({data, size});
  for (const auto& read :
       {parse_instant(text), parse_instant(text, MissingOffset::refuse), parse_date(text)}) {
    if (!read) continue;
    const auto again = parse_instant(format_instant(*read), MissingOffset::refuse);
    if (!again || *again != *read) __builtin_trap();
  }
  return 0;
}
