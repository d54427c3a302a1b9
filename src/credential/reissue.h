// SPDX-License-Identifier: Apache-2.0
// The next version of a credential that was given out: the same in everything but what was wrong,
// under an id and a status of its own. Unsigned; whoever reissues signs it and revokes the former.
#pragma once
#include <optional>
#include <string>

#include "base/result.h"
#include "json/build.h"

namespace cairn::credential {

struct SubjectEmail {
  std::string address;
  std::string salt;  // a new one, or both versions could be told to be about one person
};

struct Reissue {
  std::string id;                          // of the new version
  json::Value status;                      // its credentialStatus: an entry or an array of them
  std::optional<std::string> valid_until;  // xsd:dateTimeStamp; "" for no end
  std::optional<std::string> name;         // of the subject
  std::optional<SubjectEmail> email;       // of the subject
  std::optional<json::Value> achievement;  // as build_achievement makes it
};

// Errors: invalid where the result breaks rules.h, with its path.
Result<json::Value> build_next_version(const json::Value& credential, const Reissue& changes,
                                       json::Builder builder);

}  // namespace cairn::credential
