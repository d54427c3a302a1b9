// SPDX-License-Identifier: Apache-2.0
// Views of Open Badges 3.0 credentials and of VCDM credentials in general, over VCDM 2.0 and 1.1,
// single values or arrays. Texts point into the document's arena.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/instant.h"
#include "credential/summary.h"
#include "json/value.h"

namespace cairn::credential {

// A value and where it stands, as a JSON pointer.
struct Located {
  json::Value value;
  std::string path;
};

// When a credential holds. Each end by the name of its model: validFrom and validUntil (2.0),
// issuanceDate and expirationDate (1.1); by the other name where that is absent. Texts are "" where
// absent.
struct ValidityText {
  std::string_view from;
  std::string_view until;
  std::string_view from_path = "/validFrom";  // or "/issuanceDate"; static
  std::string_view until_path = "/validUntil";
};
ValidityText validity_of(const json::Value& credential);
// What the other model's names say beside; texts are "" where only one of both stands.
ValidityText also_validity_of(const json::Value& credential);

std::string_view issuer_id(const json::Value& credential);
std::string_view issuer_name(const json::Value& credential);
std::vector<Located> subjects(const json::Value& credential);
std::vector<Located> status_entries(const json::Value& credential);  // credentialStatus
std::vector<Located> schema_entries(const json::Value& credential);  // credentialSchema

// The achievement of the first subject that has one; null where there is none, and of a record of
// several (CLR).
json::Value achievement_of(const json::Value& credential);

// Ids of credentials, after percent-decoding and trimming (Open Badges 3.0 section 7); false where
// either is empty. Never for issuers: see verify::same_id.
bool same_credential_id(std::string_view a, std::string_view b);

// See identity.h for who the subject is.
Summary summarise_vc(const json::Value& credential, std::string_view language = {});

}  // namespace cairn::credential
