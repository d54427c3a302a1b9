// SPDX-License-Identifier: Apache-2.0
// Secret: bytes that are wiped before their memory is given back, and never copied by accident.
#pragma once
#include <utility>

#include "base/bytes.h"

namespace cairn {

// Overwrites with zeros in a way the compiler may not leave out.
inline void wipe(std::span<std::uint8_t> bytes) {
  volatile std::uint8_t* at = bytes.data();
  for (std::size_t i = 0; i < bytes.size(); ++i) at[i] = 0;
}

class Secret {
 public:
  Secret() = default;
  explicit Secret(Bytes&& bytes) : bytes_(std::move(bytes)) {}
  explicit Secret(std::size_t size) : bytes_(size) {}
  static Secret copy(ByteView bytes) { return Secret(Bytes(bytes.begin(), bytes.end())); }
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
  std::span<std::uint8_t> room() { return bytes_; }

 private:
  Bytes bytes_;
};

}  // namespace cairn
