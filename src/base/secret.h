// SPDX-License-Identifier: Apache-2.0
// Secret: bytes, or text, that are wiped before their memory is given back, and never copied by
// accident. What passes secrets on is wiped too: Wiping<Arena>, Wiping<TextBuffer>.
#pragma once
#include <cstring>
#include <string>
#include <utility>

#include "base/bytes.h"

namespace cairn {

// Overwrites with zeros in a way the compiler may not leave out.
inline void wipe(void* memory, std::size_t size) {
  if (size == 0) return;
  std::memset(memory, 0, size);
  __asm__ __volatile__("" : : "r"(memory) : "memory");  // so that it counts as read
}
inline void wipe(std::span<std::uint8_t> bytes) { wipe(bytes.data(), bytes.size()); }

class Secret {
 public:
  Secret() = default;
  explicit Secret(Bytes&& bytes) : bytes_(std::move(bytes)) {}
  explicit Secret(std::size_t size) : bytes_(size) {}
  static Secret copy(ByteView bytes) { return Secret(Bytes(bytes.begin(), bytes.end())); }
  // Leaves `text` empty and its memory wiped.
  static Secret take(std::string&& text) {
    auto secret = copy(as_bytes(text));
    wipe(text.data(), text.size());
    text.clear();
    return secret;
  }
  ~Secret() { wipe(bytes_); }
  Secret(Secret&& other) noexcept : bytes_(std::exchange(other.bytes_, {})) {}
  Secret& operator=(Secret&& other) noexcept {
    bytes_.swap(other.bytes_);
    return *this;
  }
  Secret(const Secret&) = delete;
  Secret& operator=(const Secret&) = delete;

  std::size_t size() const { return bytes_.size(); }
  ByteView view() const { return bytes_; }
  std::string_view text() const { return as_text(bytes_); }
  std::span<std::uint8_t> room() { return bytes_; }

 private:
  Bytes bytes_;
};

// A T that something secret passes through.
template <class T>
class Wiping : public T {
 public:
  using T::T;
  ~Wiping() { T::wipe(); }
};

}  // namespace cairn
