// SPDX-License-Identifier: Apache-2.0
// Views of Open Badges 2.x and older: assertion, badge class, issuer. Each may stand inside the
// other or at a URL of its own; who fetched them passes them in.
#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "base/instant.h"
#include "base/result.h"
#include "credential/summary.h"
#include "json/value.h"

namespace cairn::credential {

// The documents of one badge. Null where not at hand.
struct Badge2 {
  json::Value assertion;
  json::Value badge_class;
  json::Value issuer;
};

// The badge class and issuer that stand inside the assertion already.
Badge2 embedded_parts(const json::Value& assertion);

// URL of the badge class, or "" where it stands inside; of a badge class its issuer's URL (1.1 and
// later) or origin (0.5); of an issuer its revocation list and keys.
std::string_view badge_url(const json::Value& assertion);
std::string_view issuer_url(const json::Value& badge_class);
std::string_view revocation_list_url(const json::Value& issuer);

enum class Verification : std::uint8_t { hosted, signed_jws, unknown };
Verification verification_of(const json::Value& assertion);
// URL where a hosted assertion stands: its id, or verify.url (1.x).
std::string_view hosted_url(const json::Value& assertion);
// Key a signed assertion names: verification.creator (2.0), verify.url (1.x), else the issuer's
// publicKey.
std::string_view key_url(const Badge2& badge);

// issuedOn and expires: ISO 8601 (of a day alone its first moment in UTC, and its last), or epoch
// seconds as 0.5 and 1.0 write them, number or text. nullopt: absent.
std::optional<Result<Instant>> issued_on(const json::Value& assertion);
std::optional<Result<Instant>> expires(const json::Value& assertion);

bool says_revoked(const json::Value& assertion);
std::string_view revocation_reason(const json::Value& assertion);

// Whether a RevocationList (2.0: revokedAssertions; 1.0: {"uid": "reason"}) names this assertion by
// id or uid. The reason, possibly "", or nullopt where not listed.
std::optional<std::string> revoked_by(const json::Value& revocation_list,
                                      const json::Value& assertion);

Summary summarise_badge2(const Badge2& badge, std::string_view language = {});

}  // namespace cairn::credential
