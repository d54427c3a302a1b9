// SPDX-License-Identifier: Apache-2.0
// Text that grows. Unlike std::string it neither clears its memory nor ends in NUL. Room is asked
// for once a piece of several parts, so that writing the parts checks nothing.
#pragma once
#include <algorithm>
#include <cstring>
#include <memory>
#include <string_view>

#include "base/secret.h"

namespace cairn {

class TextBuffer {
 public:
  void clear() { size_ = 0; }
  std::size_t size() const { return size_; }
  std::string_view view() const { return {memory_.get(), size_}; }

  // Where to write the next text, at most `bytes_max` long; end_at() then says where it ended.
  char* room(std::size_t bytes_max) {
    if (size_ + bytes_max > capacity_) grow(bytes_max);
    return memory_.get() + size_;
  }
  void end_at(const char* end) { size_ = static_cast<std::size_t>(end - memory_.get()); }

  TextBuffer& append(std::string_view text) {
    auto* at = room(text.size());
    if (!text.empty()) std::memcpy(at, text.data(), text.size());
    size_ += text.size();
    return *this;
  }
  // Overwrites all there is; for a buffer that had room enough and so never moved.
  void wipe() { cairn::wipe(memory_.get(), capacity_); }
  void push_back(char c) {
    *room(1) = c;
    ++size_;
  }

 private:
  static constexpr std::size_t first_capacity_bytes = 4096;

  void grow(std::size_t more) {
    const auto capacity = std::max({first_capacity_bytes, capacity_ * 2, size_ + more});
    std::unique_ptr<char[]> memory(new char[capacity]);
    if (size_ > 0) std::memcpy(memory.get(), memory_.get(), size_);
    memory_ = std::move(memory);
    capacity_ = capacity;
  }

  std::unique_ptr<char[]> memory_;
  std::size_t size_ = 0;
  std::size_t capacity_ = 0;
};

// Writes `text` at `at`, where there is room for it; the end of what was written.
inline char* put(std::string_view text, char* at) {
  if (!text.empty()) std::memcpy(at, text.data(), text.size());
  return at + text.size();
}

}  // namespace cairn
