// SPDX-License-Identifier: Apache-2.0
// Five digits at a time: 58^5 fits a 32-bit limb, so a step is one 64-bit multiplication a limb.
#include "encoding/base58.h"

#include <array>
#include <cassert>

#include "base/limits.h"
#include "base/secret.h"

namespace cairn::encoding {
namespace {

constexpr std::string_view alphabet = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
constexpr std::uint32_t digits_a_step = 5;
constexpr std::uint32_t powers[] = {1, 58, 58 * 58, 58 * 58 * 58, 58 * 58 * 58 * 58, 656'356'768};

constexpr std::array<std::int8_t, 256> make_digits() {
  std::array<std::int8_t, 256> digits{};
  digits.fill(-1);
  for (std::size_t i = 0; i < alphabet.size(); ++i)
    digits[static_cast<std::uint8_t>(alphabet[i])] = static_cast<std::int8_t>(i);
  return digits;
}
constexpr auto digit_values = make_digits();

// number = number * factor + addend, for a number of little-endian limbs in base 2^32.
void multiply_add(std::vector<std::uint32_t>& number, std::uint32_t factor, std::uint32_t addend) {
  std::uint64_t carry = addend;
  for (auto& limb : number) {
    carry += std::uint64_t{limb} * factor;
    limb = static_cast<std::uint32_t>(carry);
    carry >>= 32;
  }
  if (carry != 0) number.push_back(static_cast<std::uint32_t>(carry));
}

// number = number * 256^count + addend, for little-endian limbs in base 58^5; count at most 4.
void shift_add(std::vector<std::uint32_t>& number, std::size_t count, std::uint32_t addend) {
  std::uint64_t carry = addend;
  for (auto& limb : number) {
    carry += std::uint64_t{limb} << (8 * count);
    limb = static_cast<std::uint32_t>(carry % powers[digits_a_step]);
    carry /= powers[digits_a_step];
  }
  for (; carry != 0; carry /= powers[digits_a_step])
    number.push_back(static_cast<std::uint32_t>(carry % powers[digits_a_step]));
}

// Secret keys are written in base58, too.
template <class T>
class WipedAtEnd {
 public:
  explicit WipedAtEnd(std::vector<T>& items) : items_(items) {}
  ~WipedAtEnd() { wipe(items_.data(), items_.size() * sizeof(T)); }
  WipedAtEnd(const WipedAtEnd&) = delete;
  WipedAtEnd& operator=(const WipedAtEnd&) = delete;

 private:
  std::vector<T>& items_;
};

template <class Text, class Item>
std::size_t count_leading(const Text& text, Item item) {
  std::size_t count = 0;
  while (count < text.size() && text[count] == item) ++count;
  return count;
}

}  // namespace

std::string to_base58(ByteView bytes) {
  assert(bytes.size() <= limits::base58_bytes_max);
  const auto zeros = count_leading(bytes, 0);
  std::vector<std::uint32_t> number;
  number.reserve(bytes.size() / 3 + 1);
  for (std::size_t i = zeros; i < bytes.size();) {
    const auto count = std::min<std::size_t>(4, bytes.size() - i);
    std::uint32_t chunk = 0;
    for (std::size_t end = i + count; i < end; ++i) chunk = chunk << 8 | bytes[i];
    shift_add(number, count, chunk);
  }
  const WipedAtEnd wiped(number);
  std::string digits(zeros + number.size() * digits_a_step, alphabet[0]);
  auto at = digits.end();
  for (auto limb : number)
    for (std::uint32_t i = 0; i < digits_a_step; ++i, limb /= 58) *--at = alphabet[limb % 58];
  // The topmost limb may begin with digits of zero, which count for nothing.
  const auto first = digits.find_first_not_of(alphabet[0], zeros);
  digits.erase(zeros, std::min(first, digits.size()) - zeros);
  return digits;
}

Result<Bytes> from_base58(std::string_view text) {
  if (text.size() > limits::base58_bytes_max / 5 * 7)
    return fail(ErrorCode::too_large, "encoding: base58", "the base58 text is too long");
  const auto zeros = count_leading(text, alphabet[0]);
  std::vector<std::uint32_t> number;
  number.reserve(text.size() / 5 + 1);
  for (std::size_t i = zeros; i < text.size();) {
    const auto count = std::min<std::size_t>(digits_a_step, text.size() - i);
    std::uint32_t chunk = 0;
    for (std::size_t end = i + count; i < end; ++i) {
      const int digit = digit_values[static_cast<std::uint8_t>(text[i])];
      if (digit < 0)
        return fail(ErrorCode::unreadable, "encoding: base58",
                    "a character outside the base58 alphabet");
      chunk = chunk * 58 + static_cast<std::uint32_t>(digit);
    }
    multiply_add(number, powers[count], chunk);
  }
  const WipedAtEnd wiped_number(number);
  Bytes reversed;  // least significant first
  reversed.reserve(number.size() * 4 + zeros);
  for (auto limb : number)
    for (int i = 0; i < 4; ++i, limb >>= 8) reversed.push_back(static_cast<std::uint8_t>(limb));
  while (!reversed.empty() && reversed.back() == 0) reversed.pop_back();
  reversed.insert(reversed.end(), zeros, 0);
  const WipedAtEnd wiped_bytes(reversed);
  if (reversed.size() > limits::base58_bytes_max)
    return fail(ErrorCode::too_large, "encoding: base58", "the base58 text is too long");
  return Bytes(reversed.rbegin(), reversed.rend());
}

}  // namespace cairn::encoding
