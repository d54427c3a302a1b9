// SPDX-License-Identifier: Apache-2.0
#include "base/arena.h"

#include <algorithm>

#include "base/secret.h"

namespace cairn {

void Arena::grow(std::size_t size_min) {
  const auto size = std::max(size_min, next_block_bytes_);
  blocks_.push_back({std::unique_ptr<std::byte[]>(new std::byte[size]), size});
  cursor_ = blocks_.back().memory.get();
  end_ = cursor_ + size;
  next_block_bytes_ = std::min<std::size_t>(size * 2, 4 * 1024 * 1024);
}

void Arena::reset() {
  if (blocks_.empty()) return;
  auto largest = std::max_element(blocks_.begin(), blocks_.end(),
                                  [](const Block& a, const Block& b) { return a.size < b.size; });
  std::swap(*largest, blocks_.front());
  blocks_.erase(blocks_.begin() + 1, blocks_.end());
  cursor_ = blocks_.front().memory.get();
  end_ = cursor_ + blocks_.front().size;
}

void Arena::wipe() {
  for (auto& block : blocks_) cairn::wipe(block.memory.get(), block.size);
}

std::size_t Arena::reserved_bytes() const {
  std::size_t sum = 0;
  for (const auto& block : blocks_) sum += block.size;
  return sum;
}

}  // namespace cairn
