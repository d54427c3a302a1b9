// SPDX-License-Identifier: Apache-2.0
// Is this credential about this person? Compares what a verifier asks (a DID, a URL or
// "email:ADDRESS") with a subject's id and identifiers, hashed ones included.
// spec: ob3#identityobject, ob2#IdentityObject
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "credential/open_badge_3.h"
#include "credential/summary.h"
#include "json/value.h"

namespace cairn::credential {

// "sha256$" + hex of SHA-256(identity ‖ salt), as issuers write it.
std::string hash_identity(std::string_view identity, std::string_view salt);

// Whether `identifier` stands for `identity`. Hashed (SHA-256): the identity as given and in lower
// case, digits in either case, the salt behind or, as some issuers do, before. Plain: equal, for
// e-mail without regard to ASCII case.
bool matches(const Identifier& identifier, std::string_view identity);

// `who` is a DID, an https URL or "email:ADDRESS". True when the subject's id is it (mailto:ADDRESS
// counts as the address) or one of its identifiers is.
bool is_about(const json::Value& subject, std::string_view who);
// The first subject of a credential that is, or the recipient of an Open Badges 2.x assertion.
std::optional<Located> find_subject(const json::Value& document, std::string_view who);
inline bool credential_is_about(const json::Value& document, std::string_view who) {
  return find_subject(document, who).has_value();
}

std::vector<Identifier> identifiers_of(const json::Value& subject);

}  // namespace cairn::credential
