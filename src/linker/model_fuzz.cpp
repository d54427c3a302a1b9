// SPDX-License-Identifier: Apache-2.0
// Fuzz target: any bytes as a model's file. Read as they are, and, so that the arrays are reached,
// as what stands between a true beginning and a true checksum. What opens links any text.
#include <algorithm>
#include <cstdlib>
#include <cstring>

#include "linker/model.h"
#include "linker/test_framework.h"

namespace {

using namespace cairn;

constexpr std::size_t near_end = 1 << 16;

void open_and_use(std::string_view bytes) {
  const auto& framework = linker::shared_framework();
  const auto opened = linker::Linker::open(bytes, framework);
  if (!opened) return;
  for (const auto& link : opened->link("three years of SQL, and first aid", 5))
    if (link.skill >= framework.skills.size() || link.start > link.end) std::abort();
  for (const auto& match : opened->match_title("senior data engineer", 5))
    if (match.occupation >= framework.occupations.size()) std::abort();
}

}  // namespace

// The input's first four bytes say how far from the end of a true model the others stand; there are
// the small arrays that point into each other.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view given(reinterpret_cast<const char*>(data), size);
  open_and_use(given);
  std::uint32_t place = 0;
  if (size < sizeof place) return 0;
  std::memcpy(&place, data, sizeof place);
  static const std::string whole = linker::shared_model();
  auto changed = whole;
  const auto body = changed.size() - sizeof(std::uint64_t);
  const auto at = body - 1 - place % std::min(body, near_end);
  const auto patch = given.substr(sizeof place, body - at);
  changed.replace(at, patch.size(), patch);
  changed.resize(body);
  open_and_use(linker::sealed(std::move(changed)));
  return 0;
}
