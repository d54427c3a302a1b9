// SPDX-License-Identifier: Apache-2.0
// Canonical lines of N-Quads (rdf-canon#canonical-quads).
#include "rdf/line_writer.h"
#include "rdf/nquads.h"

namespace cairn::rdf {

std::string write_nquads(const Dataset& dataset) {
  TextBuffer out;
  for (const auto& quad : dataset.quads())
    append_quad(dataset, quad, out,
                [](TermId id, char* at) { return put_number(id, put("_:b", at)); });
  return std::string(out.view());
}

}  // namespace cairn::rdf
