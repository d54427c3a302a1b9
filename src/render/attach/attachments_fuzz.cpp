// SPDX-License-Identifier: Apache-2.0
// Any bytes as a PDF: what is attached to it, within its bounds and in the form it is handed over.
#include <cstdint>
#include <cstdlib>
#include <string>

#include "render/attach/attach.h"

namespace {

constexpr int files_max = 8;
constexpr std::size_t bytes_max = 1 << 20;

// One part of what is handed over, and the rest of it.
bool take_part(std::string& rest, std::size_t& size) {
  if (rest.size() < 4) return false;
  size = 0;
  for (int i = 0; i < 4; ++i) size = size << 8 | static_cast<unsigned char>(rest[i]);
  if (rest.size() - 4 < size) return false;
  rest.erase(0, 4 + size);
  return true;
}

void check(std::string handed_over) {
  int files = 0;
  std::size_t bytes = 0;
  while (!handed_over.empty()) {
    std::size_t name = 0;
    std::size_t size = 0;
    if (!take_part(handed_over, name) || !take_part(handed_over, size)) std::abort();
    bytes += size;
    if (++files > files_max || bytes > bytes_max) std::abort();
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto* pdf = reinterpret_cast<const char*>(data);
  char* out = nullptr;
  std::size_t out_bytes = 0;
  if (cairn_attachments(pdf, size, files_max, bytes_max, &out, &out_bytes) != 0) return 0;
  check(std::string(out, out_bytes));
  std::free(out);
  return 0;
}
