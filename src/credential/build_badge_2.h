// SPDX-License-Identifier: Apache-2.0
// Open Badges 2.0 documents for readers that know nothing newer: the hosted assertion beside an
// Open Badges 3.0 credential, its badge class and its issuer, each at an address of its own. They
// are not signed: that they stand at the issuer's address is what vouches for them.
#pragma once
#include <string>
#include <string_view>

#include "credential/build.h"
#include "json/build.h"

namespace cairn::credential {

// Where the documents stand; each is also the id of what stands there.
struct Badge2Addresses {
  std::string assertion;
  std::string badge_class;
  std::string issuer;
  std::string image;  // baked, of the assertion; may be empty
};

// What an Open Badges 3.0 credential says, as an assertion. The recipient is hashed by the same
// digits, so that both are about the same person. Errors: invalid (no subject that 2.0 could name).
Result<json::Value> build_badge2_assertion(const json::Value& credential,
                                           const Badge2Addresses& addresses, json::Builder builder);

// All that stands at the address of an assertion that was revoked (ob2#Assertion), served with
// status 410.
json::Value build_badge2_revoked(std::string_view assertion_url, std::string_view reason,
                                 json::Builder builder);

// `achievement`: as build_achievement makes it. `criteria_url`: where people read what it took.
json::Value build_badge2_class(const json::Value& achievement, const Badge2Addresses& addresses,
                               std::string_view criteria_url, json::Builder builder);

// `profile.id` is its address.
json::Value build_badge2_issuer(const NewProfile& profile, json::Builder builder);

}  // namespace cairn::credential
