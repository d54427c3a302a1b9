// SPDX-License-Identifier: Apache-2.0
#include "securing/selective/sign_data.h"

#include <algorithm>
#include <cassert>

namespace cairn::securing::selective {

SignData sign_data(const crypto::Digest& proof_hash, const PublicKey& public_key,
                   const crypto::Digest& mandatory_hash) {
  SignData data{};
  assert(proof_hash.size == 32 && mandatory_hash.size == 32);
  auto end = std::copy_n(proof_hash.bytes.begin(), 32, data.begin());
  end = std::copy(public_key.begin(), public_key.end(), end);
  std::copy_n(mandatory_hash.bytes.begin(), 32, end);
  return data;
}

crypto::Digest mandatory_hash(std::span<const std::string> lines,
                              std::span<const std::size_t> places, crypto::Hasher& hasher) {
  for (const auto place : places) hasher.update(lines[place]);
  return hasher.finish();
}

std::vector<std::string_view> other_lines(std::span<const std::string> lines,
                                          std::span<const std::size_t> places) {
  std::vector<std::string_view> others;
  auto next = places.begin();
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (next != places.end() && *next == i)
      ++next;
    else
      others.push_back(lines[i]);
  }
  return others;
}

}  // namespace cairn::securing::selective
