// SPDX-License-Identifier: Apache-2.0
// Fuzz target: what the N-Quads parser accepts can be written and read again, to the same dataset.
#include "base/bytes.h"
#include "rdf/nquads.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace cairn::rdf;
  Dataset dataset;
  if (!parse_nquads(cairn::as_text({data, size}), dataset)) return 0;
  const auto written = write_nquads(dataset);
  Dataset again;
  if (!parse_nquads(written, again)) __builtin_trap();
  if (again.quads().size() != dataset.quads().size()) __builtin_trap();
  return 0;
}
