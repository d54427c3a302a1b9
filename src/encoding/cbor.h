// SPDX-License-Identifier: Apache-2.0
// The part of CBOR (RFC 8949) that proof values are made of: unsigned integers, byte strings, text,
// arrays and maps, in deterministic encoding (section 4.2.1) only, so that a value has one form.
#pragma once
#include <cstdint>
#include <string_view>

#include "base/bytes.h"
#include "base/result.h"

namespace cairn::encoding {

class CborWriter {
 public:
  void integer(std::uint64_t number) { head(0, number); }
  void bytes(ByteView bytes);
  void text(std::string_view text);
  // The items follow; of a map, each key before its value, keys in the order of their bytes.
  void array(std::size_t size) { head(4, size); }
  void map(std::size_t size) { head(5, size); }

  const Bytes& written() const { return out_; }

 private:
  void head(std::uint8_t major, std::uint64_t argument);
  Bytes out_;
};

// Reads item by item what the caller knows to expect. Every function fails (unreadable) where
// another item stands, is not encoded in the shortest way, or says more than the input holds.
class CborReader {
 public:
  explicit CborReader(ByteView input) : rest_(input) {}

  Result<std::uint64_t> integer() { return head(0); }
  Result<ByteView> bytes();         // views into the input
  Result<std::string_view> text();  // whose encoding is not looked at
  Result<std::size_t> array();      // how many items follow; each takes at least a byte
  Result<std::size_t> map();        // how many pairs follow
  Status end() const;               // nothing follows

 private:
  Result<std::uint64_t> head(std::uint8_t major);
  Result<ByteView> take(std::uint64_t size);

  ByteView rest_;
};

}  // namespace cairn::encoding
