// SPDX-License-Identifier: Apache-2.0
// The part of CBOR (RFC 8949) that proof values and signed tokens are made of: integers, byte
// strings, text, arrays, maps and tags, each in its shortest form (section 4.2.1) only. What else
// there is can be passed over.
#pragma once
#include <cstdint>
#include <optional>
#include <string_view>

#include "base/bytes.h"
#include "base/result.h"

namespace cairn::encoding {

inline constexpr std::size_t cbor_depth_max = 16;  // of what is passed over

// Major types, in their order (RFC 8949 section 3.1).
enum class CborKind : std::uint8_t { integer, negative, bytes, text, array, map, tag, simple };

class CborWriter {
 public:
  void integer(std::uint64_t number) { head(0, number); }
  void whole(std::int64_t number);  // of either sign
  void bytes(ByteView bytes);
  void text(std::string_view text);
  // The items follow; of a map, each key before its value, keys in the order of their bytes.
  void array(std::size_t size) { head(4, size); }
  void map(std::size_t size) { head(5, size); }
  void tag(std::uint64_t number) { head(6, number); }  // what is tagged follows

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

  std::optional<CborKind> next() const;  // nullopt at the end
  Result<std::uint64_t> integer() { return head(0); }
  Result<std::int64_t> whole();     // of either sign; beyond 64 bits is unreadable
  Result<ByteView> bytes();         // views into the input
  Result<std::string_view> text();  // whose encoding is not looked at
  Result<std::size_t> array();      // how many items follow; each takes at least a byte
  Result<std::size_t> map();        // how many pairs follow
  Result<std::uint64_t> tag() { return head(6); }  // what is tagged follows
  Status skip();       // one item of any kind with all in it; also too deep is unreadable
  Status end() const;  // nothing follows

 private:
  Result<std::uint64_t> head(std::uint8_t major);
  Result<ByteView> take(std::uint64_t size);
  Status skip(std::size_t depth_left);
  Status skip_simple();

  ByteView rest_;
};

}  // namespace cairn::encoding
