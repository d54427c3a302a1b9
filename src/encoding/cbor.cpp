// SPDX-License-Identifier: Apache-2.0
#include "encoding/cbor.h"

#include <limits>

namespace cairn::encoding {
namespace {

Error unreadable(std::string detail) {
  return fail(ErrorCode::unreadable, "rfc8949", std::move(detail));
}

// How many bytes an argument takes after the first byte, where it is written in the shortest way.
std::size_t argument_bytes(std::uint64_t argument) {
  if (argument < 24) return 0;
  if (argument <= 0xFF) return 1;
  if (argument <= 0xFFFF) return 2;
  return argument <= 0xFFFFFFFF ? 4 : 8;
}

}  // namespace

void CborWriter::head(std::uint8_t major, std::uint64_t argument) {
  const auto size = argument_bytes(argument);
  const auto short_form = size == 0   ? argument
                          : size == 1 ? 24U
                          : size == 2 ? 25U
                          : size == 4 ? 26U
                                      : 27U;
  out_.push_back(static_cast<std::uint8_t>(major << 5 | short_form));
  for (auto left = size; left > 0; --left)
    out_.push_back(static_cast<std::uint8_t>(argument >> (8 * (left - 1))));
}

void CborWriter::whole(std::int64_t number) {
  const auto argument = static_cast<std::uint64_t>(number < 0 ? -1 - number : number);
  head(number < 0 ? 1 : 0, argument);
}

void CborWriter::bytes(ByteView bytes) {
  head(2, bytes.size());
  out_.insert(out_.end(), bytes.begin(), bytes.end());
}

void CborWriter::text(std::string_view text) {
  head(3, text.size());
  const auto bytes = as_bytes(text);
  out_.insert(out_.end(), bytes.begin(), bytes.end());
}

Result<ByteView> CborReader::take(std::uint64_t size) {
  if (size > rest_.size()) return unreadable("it ends too early");
  const auto taken = rest_.first(static_cast<std::size_t>(size));
  rest_ = rest_.subspan(taken.size());
  return taken;
}

Result<std::uint64_t> CborReader::head(std::uint8_t major) {
  CAIRN_TRY(const auto first, take(1));
  if (first[0] >> 5 != major) return unreadable("another kind of item is wanted here");
  const unsigned short_form = first[0] & 0x1F;
  if (short_form < 24) return std::uint64_t{short_form};
  if (short_form > 27) return unreadable("an item without a length");
  CAIRN_TRY(const auto rest, take(std::uint64_t{1} << (short_form - 24)));
  std::uint64_t argument = 0;
  for (const auto byte : rest) argument = argument << 8 | byte;
  if (argument_bytes(argument) != rest.size()) return unreadable("a number longer than it need be");
  return argument;
}

std::optional<CborKind> CborReader::next() const {
  if (rest_.empty()) return std::nullopt;
  return static_cast<CborKind>(rest_[0] >> 5);
}

Result<std::int64_t> CborReader::whole() {
  const bool is_negative = next() == CborKind::negative;
  CAIRN_TRY(const auto argument, head(is_negative ? 1 : 0));
  if (argument > static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max()))
    return unreadable("a number beyond 64 bits");
  const auto number = static_cast<std::int64_t>(argument);
  return is_negative ? -1 - number : number;
}

Result<ByteView> CborReader::bytes() {
  CAIRN_TRY(const auto size, head(2));
  return take(size);
}

Result<std::string_view> CborReader::text() {
  CAIRN_TRY(const auto size, head(3));
  CAIRN_TRY(const auto bytes, take(size));
  return as_text(bytes);
}

Result<std::size_t> CborReader::array() {
  CAIRN_TRY(const auto size, head(4));
  if (size > rest_.size()) return unreadable("it ends too early");
  return static_cast<std::size_t>(size);
}

Result<std::size_t> CborReader::map() {
  CAIRN_TRY(const auto size, head(5));
  if (size > rest_.size() / 2) return unreadable("it ends too early");
  return static_cast<std::size_t>(size);
}

Status CborReader::skip() { return skip(cbor_depth_max); }

Status CborReader::skip(std::size_t depth_left) {
  if (depth_left == 0) return unreadable("it is nested too deeply");
  const auto kind = next();
  if (!kind) return unreadable("it ends too early");
  std::size_t items = 0;  // inside of it
  switch (*kind) {
    case CborKind::integer:
    case CborKind::negative: CAIRN_CHECK(head(static_cast<std::uint8_t>(*kind))); break;
    case CborKind::bytes: CAIRN_CHECK(bytes()); break;
    case CborKind::text: CAIRN_CHECK(text()); break;
    case CborKind::simple: CAIRN_CHECK(skip_simple()); break;
    case CborKind::array: {
      CAIRN_TRY(items, array());
      break;
    }
    case CborKind::map: {
      CAIRN_TRY(items, map());
      items *= 2;
      break;
    }
    case CborKind::tag: CAIRN_CHECK(tag()); items = 1;
  }
  for (; items > 0; --items) CAIRN_CHECK(skip(depth_left - 1));
  return done;
}

// Simple values and floating-point numbers (section 3.3).
Status CborReader::skip_simple() {
  CAIRN_TRY(const auto first, take(1));
  const unsigned short_form = first[0] & 0x1F;
  if (short_form < 24) return done;
  if (short_form > 27) return unreadable("an item without a length");
  CAIRN_CHECK(take(std::uint64_t{1} << (short_form - 24)));
  return done;
}

Status CborReader::end() const {
  return rest_.empty() ? Status(done) : Status(unreadable("something follows its end"));
}

}  // namespace cairn::encoding
