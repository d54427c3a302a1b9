// SPDX-License-Identifier: Apache-2.0
// The next version of a credential that was given out: the same in everything but what was wrong,
// under an id and a status of its own. Unsigned; whoever reissues signs it and revokes the former.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/result.h"
#include "credential/build.h"
#include "json/build.h"

namespace cairn::credential {

struct SubjectEmail {
  std::string address;
  std::string salt;  // a new one, or both versions could be told to be about one person
};

// In place of what was reached for the description of that name; without value and status it goes.
struct NamedResult {
  std::string name;
  NewResult result;
};

struct Reissue {
  std::string id;                          // of the new version
  json::Value status;                      // its credentialStatus: an entry or an array of them
  std::optional<std::string> valid_until;  // xsd:dateTimeStamp; "" for no end
  std::optional<std::string> name;         // of the subject
  std::optional<SubjectEmail> email;       // of the subject
  std::optional<json::Value> achievement;  // as build_achievement makes it
  // Another one than before: what was reached of that one goes. Otherwise descriptions that results
  // are kept of are kept, too.
  bool other_achievement = false;
  std::vector<NamedResult> results = {};
  // What others say of the issuer, in place of what was said; with none it goes.
  std::optional<std::vector<json::Value>> issuer_endorsements = {};
  // In place of the first that tells what was done, and of the first that is a link alone; with
  // neither text nor address it goes.
  std::optional<NewEvidence> narrative = {};
  std::optional<NewEvidence> link = {};
  std::optional<std::string> awarded = {};  // xsd:dateTimeStamp: awardedDate and validFrom
};

// What build_next_version would put right, as it stands: "" and none where it is not said.
struct Said {
  std::string narrative;
  std::string link;
  std::vector<std::pair<std::string, std::string>> results;  // name of the description, value
};
Said said_in(const json::Value& credential);

// Errors: invalid where the result breaks rules.h, with its path.
Result<json::Value> build_next_version(const json::Value& credential, const Reissue& changes,
                                       json::Builder builder);

}  // namespace cairn::credential
