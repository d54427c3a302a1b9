// SPDX-License-Identifier: Apache-2.0
// Fuzz target: canonical JSON is JSON, means the same, and is canonical again.
#include "base/bytes.h"
#include "json/jcs.h"
#include "json/parse.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace cairn;
  Arena arena;
  const auto value = json::parse(as_text({data, size}), arena);
  if (!value) return 0;
  const auto text = json::canonical(*value);
  if (!text) return 0;
  const auto again = json::parse(*text, arena);
  if (!again || !json::equal(*value, *again)) __builtin_trap();
  const auto same = json::canonical(*again);
  if (!same || *same != *text) __builtin_trap();
  return 0;
}
