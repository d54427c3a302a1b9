// SPDX-License-Identifier: Apache-2.0
// Base64 (RFC 4648). base64url is the strict form of RFC 7515: no padding, no white space, unused
// bits zero, so that one byte string has one text. Plain base64 is tolerant, as data URLs need.
#pragma once
#include <span>
#include <string>
#include <string_view>

#include "base/bytes.h"
#include "base/result.h"

namespace cairn::encoding {

std::string to_base64url(ByteView bytes);
// Errors: unreadable (a character outside the alphabet, padding, an impossible length, stray bits).
Result<Bytes> from_base64url(std::string_view text);

// For callers with their own memory: how many bytes a text of `text_size` characters holds at most.
constexpr std::size_t base64_bytes_max(std::size_t text_size) { return text_size / 4 * 3 + 3; }
// Decodes into `room` (at least base64_bytes_max) and yields the part filled.
Result<std::span<std::uint8_t>> from_base64url(std::string_view text, std::span<std::uint8_t> room);

std::string to_base64(ByteView bytes);  // padded
// Padding may be absent, ASCII white space is passed over, and either alphabet is read.
// Errors: unreadable.
Result<Bytes> from_base64(std::string_view text);

}  // namespace cairn::encoding
