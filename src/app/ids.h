// SPDX-License-Identifier: Apache-2.0
// Ids and tokens. Each begins with its organisation's id ("k3v9x2ab-…"), so that whatever arrives
// from outside says whose it is, and no query is ever made without an organisation.
#pragma once
#include <array>
#include <compare>
#include <string>
#include <string_view>

#include "base/bytes.h"
#include "base/random.h"

namespace cairn::app {

template <class Tag>
struct Id {
  std::string text;
  auto operator<=>(const Id&) const = default;
};

using OrganisationId = Id<struct OrganisationTag>;  // 8 lower-case letters and digits
using AccountId = Id<struct AccountTag>;
using LoginId = Id<struct LoginTag>;
using LearnerId = Id<struct LearnerTag>;
using AchievementId = Id<struct AchievementTag>;
using ClaimId = Id<struct ClaimTag>;
using EvidenceId = Id<struct EvidenceTag>;
using AwardId = Id<struct AwardTag>;
using StatusListId = Id<struct StatusListTag>;
using KeyId = Id<struct KeyTag>;
using ApiKeyId = Id<struct ApiKeyTag>;

// Owns what belongs to the server itself: set-up links, its VC API keys, kept reports.
const OrganisationId& server_organisation();

OrganisationId new_organisation_id(const Random& random);

// "<organisation>-<128 random bits>": names a thing; cannot be guessed.
std::string new_name(const OrganisationId& organisation, const Random& random);

// Names for many things made one after another: alike in their first 48 bits, so that their rows
// lie side by side in every index; the other 80 are random each time.
class NameRun {
 public:
  explicit NameRun(const Random& random);
  std::string next(const OrganisationId& organisation, const Random& random) const;

 private:
  std::array<std::uint8_t, 6> beginning_{};
};

// "<organisation>-<256 random bits>": lets its bearer in; only its hash is stored.
std::string new_token(const OrganisationId& organisation, const Random& random);

// As new_name and new_token, but always the same for the same seed, which must be as hard to guess.
std::string name_from(const OrganisationId& organisation, std::string_view seed);
std::string token_from(const OrganisationId& organisation, std::string_view seed);

// 128 random bits to hash a learner's address with.
std::string new_salt(const Random& random);

// The organisation an id or token names; one that owns nothing when the text is not of that form.
OrganisationId organisation_of(std::string_view id_or_token);

// SHA-256, what is stored of a token.
Bytes token_hash(std::string_view token);

}  // namespace cairn::app
