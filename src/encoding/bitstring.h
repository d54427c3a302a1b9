// SPDX-License-Identifier: Apache-2.0
// Bit strings of status lists (vc-bitstring-status-list#bitstring-encoding), and the gzip (RFC
// 1952) and zlib (RFC 1950) wrappings they travel in.
#pragma once
#include <cstddef>
#include <utility>

#include "base/bytes.h"
#include "base/limits.h"
#include "base/result.h"

namespace cairn::encoding {

// Index 0 is the most significant bit of byte 0.
class Bitstring {
 public:
  explicit Bitstring(std::size_t bits) : bytes_((bits + 7) / 8), size_(bits) {}
  explicit Bitstring(Bytes bytes) : bytes_(std::move(bytes)), size_(bytes_.size() * 8) {}

  std::size_t size() const { return size_; }  // bits
  ByteView bytes() const { return bytes_; }

  // The index must be below size().
  bool get(std::size_t index) const;
  void set(std::size_t index, bool bit);

 private:
  Bytes bytes_;
  std::size_t size_;
};

enum class Wrapping : std::uint8_t { gzip, zlib };

// Errors: unreadable (not one whole, sound stream; bytes after it), too_large (more than
// `bytes_max` inflated, found out without holding more than that).
Result<Bytes> inflate(ByteView wrapped, Wrapping wrapping,
                      std::size_t bytes_max = limits::status_list_bytes_max);

// Deterministic: the same bytes give the same result (gzip: no name, no time, unknown system).
Bytes deflate(ByteView bytes, Wrapping wrapping);

}  // namespace cairn::encoding
