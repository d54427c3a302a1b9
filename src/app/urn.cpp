// SPDX-License-Identifier: Apache-2.0
#include "app/urn.h"

#include <algorithm>
#include <array>

#include "crypto/hash.h"
#include "encoding/hex.h"

namespace cairn::app {
namespace {

using Uuid = std::array<std::uint8_t, 16>;

std::string written(Uuid uuid, std::uint8_t version) {
  uuid[6] = static_cast<std::uint8_t>((uuid[6] & 0x0FU) | version << 4U);
  uuid[8] = static_cast<std::uint8_t>((uuid[8] & 0x3FU) | 0x80U);
  std::string urn = "urn:uuid:" + encoding::to_hex(uuid);
  for (const std::size_t at : {17U, 22U, 27U, 32U}) urn.insert(at, "-");
  return urn;
}

}  // namespace

std::string new_urn(const Random& random) {
  Uuid uuid{};
  random(uuid);
  return written(uuid, 4);
}

std::string urn_of(std::string_view text) {
  const auto digest = crypto::sha256(text);
  Uuid uuid{};
  std::copy_n(digest.bytes.begin(), uuid.size(), uuid.begin());
  return written(uuid, 8);
}

}  // namespace cairn::app
