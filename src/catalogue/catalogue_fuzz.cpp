// SPDX-License-Identifier: Apache-2.0
// Fuzz target: a kept catalogue however damaged; what is accepted comes back the same.
#include "catalogue/catalogue_json.h"
#include "catalogue/search.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace cairn::catalogue;
  const auto read = read_catalogue({reinterpret_cast<const char*>(data), size});
  if (!read.ok()) return 0;
  const auto again = read_catalogue(write_catalogue(*read));
  if (!again.ok() || again->offers != read->offers) __builtin_trap();
  const Catalogue* const all[] = {&*again};
  (void)Search(all).find({.words = "a b"});
  return 0;
}
