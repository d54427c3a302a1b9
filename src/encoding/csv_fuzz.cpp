// SPDX-License-Identifier: Apache-2.0
// Fuzz target: any table. Cells of a row are never more than the header, nor longer than the file.
#include "base/text.h"
#include "encoding/csv.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace cairn::encoding;
  auto reader = CsvReader::open({data, size}, {.limits = {.rows_max = 1000, .cell_bytes_max = 64}});
  if (!reader.ok()) return 0;
  for (auto step = reader->next(); step != CsvStep::end; step = reader->next()) {
    if (step == CsvStep::fault) {
      if (reader->fault().reason.empty() || to_sentence(reader->fault()).empty()) __builtin_trap();
      continue;
    }
    for (const auto cell : reader->cells()) {
      if (cell.size() > 64 || !cairn::is_utf8(cell)) __builtin_trap();
    }
    if (reader->row() > 1001) __builtin_trap();
  }
  return 0;
}
