// SPDX-License-Identifier: Apache-2.0
// Any bytes as a file that was brought and as one attached to a PDF: what it carries, and its
// names.
#include "verify/carried.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace cairn;
  const ByteView input(data, size);
  if (const auto all = verify::carried_by(input); all.ok()) {
    (void)verify::names_of(*all);
    (void)verify::choose(*all, 1);
  }
  const verify::AttachedFile files[] = {{"a", Bytes(input.begin(), input.end())}, {"b", {}}};
  if (const auto attached = verify::carried_by(std::span(files)); attached.ok())
    (void)verify::names_of(*attached);
  return 0;
}
