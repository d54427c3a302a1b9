// SPDX-License-Identifier: Apache-2.0
// Fuzz target: any text is read as both kinds of proof value. A base one has one form only, so it
// is written again as it stood; of a derived one the order is free, so it is written as it is read.
#include "securing/selective/proof_value.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace cairn::securing::selective;
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  if (const auto base = read_base_proof_value(text); base.ok())
    if (write_base_proof_value(*base) != text) __builtin_trap();
  if (const auto derived = read_derived_proof_value(text); derived.ok()) {
    const auto written = write_derived_proof_value(*derived);
    if (!written.ok() || written->size() != text.size()) __builtin_trap();
    const auto again = read_derived_proof_value(*written);
    if (!again.ok() || again->labels != derived->labels) __builtin_trap();
  }
  return 0;
}
