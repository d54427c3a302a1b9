// SPDX-License-Identifier: Apache-2.0
// Endorsements in a credential (Open Badges 3.0 appendix B.1.6): what somebody else says of it, of
// its issuer or of what was achieved, as a credential of its own or as a token of one.
#pragma once
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "credential/presentation.h"
#include "json/value.h"

namespace cairn::credential {

enum class Endorsed : std::uint8_t { credential, issuer, achievement };

struct Endorsement {
  Presented words;
  Endorsed about = Endorsed::credential;
  std::string_view of;  // id of what it stands with; "" where that has none, so nothing names it
};

// Of the credential, its issuer, its achievements and their creators, in this order.
std::vector<Endorsement> endorsements(const json::Value& credential);

// What of the credential `words` are about, found where `endorsement` stands: nothing where that is
// something else. Words that stand with the whole may be about any part of it
// (ob3#achievementcredential), others are about what they stand with.
std::optional<Endorsed> endorsed_by(const json::Value& words, const Endorsement& endorsement,
                                    const json::Value& credential);
// What they say; points into the document's arena.
std::string_view endorsement_comment(const json::Value& endorsement);

}  // namespace cairn::credential
