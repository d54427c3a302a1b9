// SPDX-License-Identifier: Apache-2.0
// Fuzz target: inflating never exceeds its cap, and what it gives can be deflated and had again.
#include "encoding/bitstring.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace cairn::encoding;
  constexpr std::size_t cap_bytes = 100'000;
  for (const auto wrapping : {Wrapping::gzip, Wrapping::zlib}) {
    const auto bytes = inflate({data, size}, wrapping, cap_bytes);
    if (!bytes) continue;
    if (bytes->size() > cap_bytes) __builtin_trap();
    const auto again = inflate(deflate(*bytes, wrapping), wrapping, cap_bytes);
    if (!again || *again != *bytes) __builtin_trap();
  }
  return 0;
}
