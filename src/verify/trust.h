// SPDX-License-Identifier: Apache-2.0
// Trust lists: issuers a verifier chose to know (the `--trust` file of CONTRACT.md). Matching is by
// id alone: names are shown, never compared for trust.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/instant.h"
#include "base/result.h"
#include "json/value.h"

namespace cairn::verify {

struct TrustedIssuer {
  std::string id;  // DID or https URL
  std::string name;
  std::optional<Instant> from;
  std::optional<Instant> until;       // the last moment, included
  std::vector<std::string> purposes;  // `for`: achievement types or skills; empty: all
};

struct TrustList {
  std::string name;
  std::vector<TrustedIssuer> issuers;
};

struct Trust {
  std::vector<TrustList> lists;
};

// Errors: invalid, with its path, for an unknown member or a wrong type.
Result<Trust> parse_trust(const json::Value& document);

// Letter for letter, space around them aside. Who answers at did:web:example.com%3A3000 is not who
// answers at did:web:example.com:3000, so nothing is decoded where trust depends on it.
bool same_id(std::string_view a, std::string_view b);

// Whether two names look alike to a reader: letters of other scripts that resemble Latin ones,
// case, spaces and marks are all taken as one.
bool look_alike(std::string_view a, std::string_view b);

}  // namespace cairn::verify
