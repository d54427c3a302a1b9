// SPDX-License-Identifier: Apache-2.0
#include "app/ids.h"

#include <algorithm>
#include <array>

#include "crypto/hash.h"
#include "encoding/base58.h"

namespace cairn::app {
namespace {

template <std::size_t Size>
std::string random_text(const Random& random) {
  std::array<std::uint8_t, Size> bytes{};
  random(bytes);
  return encoding::to_base58(bytes);
}

}  // namespace

const OrganisationId& server_organisation() {
  static const OrganisationId id{"server"};
  return id;
}

OrganisationId new_organisation_id(const Random& random) {
  // 32 characters, without those that are mistaken for others.
  constexpr std::string_view alphabet = "abcdefghijkmnpqrstuvwxyz23456789";
  std::array<std::uint8_t, 8> bytes{};
  random(bytes);
  OrganisationId id;
  for (const auto byte : bytes) id.text.push_back(alphabet[byte % alphabet.size()]);
  return id;
}

std::string new_name(const OrganisationId& organisation, const Random& random) {
  return organisation.text + "-" + random_text<16>(random);
}

NameRun::NameRun(const Random& random) { random(beginning_); }

std::string NameRun::next(const OrganisationId& organisation, const Random& random) const {
  std::array<std::uint8_t, 16> bytes{};
  random(bytes);
  std::copy(beginning_.begin(), beginning_.end(), bytes.begin());
  return organisation.text + "-" + encoding::to_base58(bytes);
}

std::string new_token(const OrganisationId& organisation, const Random& random) {
  return organisation.text + "-" + random_text<32>(random);
}

std::string name_from(const OrganisationId& organisation, std::string_view seed) {
  const auto digest = crypto::sha256("name " + std::string(seed));
  return organisation.text + "-" + encoding::to_base58(digest.view().first(16));
}

std::string token_from(const OrganisationId& organisation, std::string_view seed) {
  const auto digest = crypto::sha256("token " + std::string(seed));
  return organisation.text + "-" + encoding::to_base58(digest.view());
}

std::string new_salt(const Random& random) { return random_text<16>(random); }

OrganisationId organisation_of(std::string_view id_or_token) {
  const auto dash = id_or_token.find('-');
  if (dash == std::string_view::npos) return {};
  return {std::string(id_or_token.substr(0, dash))};
}

Bytes token_hash(std::string_view token) {
  const auto digest = crypto::sha256(token);
  return {digest.view().begin(), digest.view().end()};
}

}  // namespace cairn::app
