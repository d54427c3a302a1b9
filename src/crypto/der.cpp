// SPDX-License-Identifier: Apache-2.0
#include "crypto/der.h"

#include "base/secret.h"

namespace cairn::crypto::der {
namespace {

constexpr std::uint8_t tag_integer = 0x02;
constexpr std::uint8_t tag_sequence = 0x30;

Error unreadable() {
  return fail(ErrorCode::unreadable, "crypto: DER", "the bytes are no DER sequence of integers");
}

ByteView without_zeros(ByteView number) {
  while (!number.empty() && number.front() == 0) number = number.subspan(1);
  return number;
}

// X.690 section 8.1.3: the short form below 128, else the number of length bytes and those.
void append_header(std::uint8_t tag, std::size_t size, Bytes& out) {
  out.push_back(tag);
  if (size < 0x80) {
    out.push_back(static_cast<std::uint8_t>(size));
    return;
  }
  std::uint8_t reversed[sizeof size];
  std::size_t count = 0;
  for (; size != 0; size >>= 8) reversed[count++] = static_cast<std::uint8_t>(size);
  out.push_back(static_cast<std::uint8_t>(0x80 | count));
  while (count != 0) out.push_back(reversed[--count]);
}

// Takes one element of the given tag off the front of `rest`.
Result<ByteView> take(std::uint8_t tag, ByteView& rest) {
  if (rest.size() < 2 || rest[0] != tag) return unreadable();
  std::size_t size = rest[1];
  std::size_t header = 2;
  if (size >= 0x80) {
    const std::size_t count = size & 0x7F;
    if (count == 0 || count > 3 || rest.size() < 2 + count || rest[2] == 0) return unreadable();
    size = 0;
    for (std::size_t i = 0; i < count; ++i) size = size << 8 | rest[2 + i];
    if (size < 0x80) return unreadable();
    header += count;
  }
  if (rest.size() - header < size) return unreadable();
  const auto content = rest.subspan(header, size);
  rest = rest.subspan(header + size);
  return content;
}

// Private keys are written here, too: no room is left behind for one that is larger.
std::size_t content_bytes_max(std::span<const ByteView> numbers) {
  std::size_t bytes = 0;
  for (const auto number : numbers) bytes += number.size() + 6;
  return bytes;
}

}  // namespace

Bytes write_integers(std::span<const ByteView> numbers) {
  Bytes content;
  content.reserve(content_bytes_max(numbers));
  for (const auto padded : numbers) {
    const auto number = without_zeros(padded);
    const bool needs_zero = number.empty() || (number.front() & 0x80) != 0;
    append_header(tag_integer, number.size() + (needs_zero ? 1 : 0), content);
    if (needs_zero) content.push_back(0);
    content.insert(content.end(), number.begin(), number.end());
  }
  Bytes out;
  out.reserve(content.size() + 5);
  append_header(tag_sequence, content.size(), out);
  out.insert(out.end(), content.begin(), content.end());
  wipe(content);
  return out;
}

Result<std::vector<ByteView>> read_integers(ByteView bytes) {
  CAIRN_TRY(auto content, take(tag_sequence, bytes));
  if (!bytes.empty()) return unreadable();
  std::vector<ByteView> numbers;
  while (!content.empty()) {
    CAIRN_TRY(const auto number, take(tag_integer, content));
    if (number.empty() || (number[0] & 0x80) != 0) return unreadable();
    if (number.size() > 1 && number[0] == 0 && (number[1] & 0x80) == 0) return unreadable();
    numbers.push_back(without_zeros(number));
  }
  return numbers;
}

}  // namespace cairn::crypto::der
