// SPDX-License-Identifier: Apache-2.0
// Fuzz target: whatever is baked into any image; an image that reads must also take a new badge.
#include "bake/bake.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const cairn::ByteView image(data, size);
  (void)cairn::bake::unbake_all(image);
  if (auto baked = cairn::bake::bake(image, "{}", cairn::bake::Edition::open_badges_3);
      baked.ok()) {
    const auto again = cairn::bake::unbake(*baked);
    if (!again.ok() || again->text != "{}") __builtin_trap();
  }
  return 0;
}
