// SPDX-License-Identifier: Apache-2.0
// Builds unsigned Open Badges 3.0 credentials and their parts over VCDM 2.0 from plain structs.
// What is empty is left out. The result obeys rules.h when the required members are given.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "credential/summary.h"
#include "json/build.h"

namespace cairn::credential {

struct NewAlignment {
  std::string name;  // required
  std::string url;   // required
  std::string code;
  std::string framework;
  std::string type;  // "CFItem", "ceasn:Competency", "ext:…"
  std::string description;
};

struct NewRubricLevel {
  std::string id;    // required
  std::string name;  // required
  std::string level;
  std::string description;
  std::string points;
};

struct NewResultDescription {
  std::string id;    // required
  std::string name;  // required
  std::string type;  // required: "RubricCriterionLevel", "Percent", "Status" …
  std::vector<std::string> allowed_values;
  std::string required_level;
  std::string required_value;
  std::string value_min;
  std::string value_max;
  std::vector<NewRubricLevel> levels;
};

// The same achievement in another language or version.
struct NewRelated {
  std::string id;  // required
  std::string language;
  std::string version;
};

struct NewAchievement {
  std::string id;           // required
  std::string name;         // required
  std::string description;  // required
  std::string criteria;     // narrative (Markdown)
  std::string criteria_url;
  std::string type = "Achievement";  // achievementType: "Badge", "MicroCredential", "ext:…"
  std::string image;                 // URL or data: URL
  std::string image_caption;         // alternative text
  std::string language;              // inLanguage
  std::string version;
  std::string credits;  // creditsAvailable: a number as JSON writes it
  std::string field_of_study;
  std::vector<NewRelated> related;
  std::vector<std::string> tags;
  std::vector<NewAlignment> alignments;
  std::vector<NewResultDescription> result_descriptions;
  // EndorsementCredentials as they were signed; their arena must outlive what is built.
  std::vector<json::Value> endorsements;
};

struct NewProfile {
  std::string id;  // required: a DID or https URL
  std::string name;
  std::string url;
  std::string email;
  std::string image;
  std::string description;
  std::string country;                    // name or ISO 3166-1 code
  std::vector<json::Value> endorsements;  // as of an achievement
};

struct NewSubject {
  std::string id;     // a DID, or empty
  std::string email;  // hashed with `salt` into an identifier; never written in the clear
  std::string salt;   // required with `email`: at least 16 random characters
  std::string name;   // written in the clear as an identifier of type "name"; empty leaves it out
};

struct NewEvidence {
  std::string url;
  std::string name;
  std::string description;
  std::string narrative;
  std::string genre;
};

struct NewResult {
  std::string description_id;  // id of the result description
  std::string value;
  std::string level_id;  // achievedLevel
  std::string status;
};

struct NewAward {
  std::string id;           // required: URL or urn:uuid:
  std::string name;         // of the credential; the achievement's where empty
  std::string description;  // of the credential
  NewProfile issuer;
  NewSubject subject;
  NewAchievement achievement;
  std::string narrative;   // of the subject
  std::string valid_from;  // required, xsd:dateTimeStamp
  std::string valid_until;
  std::string awarded;  // awardedDate
  std::vector<NewEvidence> evidence;
  std::vector<NewResult> results;
  std::optional<json::Value> status;  // of build_status_entry()
};

// What somebody says of an achievement, an issuer or a credential.
struct NewEndorsement {
  std::string id;    // required: URL or urn:uuid:
  std::string name;  // required
  NewProfile issuer;
  std::string subject;  // required: id of what it is about
  std::string comment;
  std::string valid_from;  // required, xsd:dateTimeStamp
};

json::Value build_achievement(const NewAchievement& achievement, json::Builder builder);
json::Value build_identifiers(const NewSubject& subject, json::Builder builder);  // a list
// Whether the person can be named without being shown. Errors: invalid, with the path.
Status check_subject(const NewSubject& subject);
json::Value build_evidence(const NewEvidence& evidence, json::Builder builder);
json::Value build_result(const NewResult& result, json::Builder builder);
json::Value build_profile(const NewProfile& profile, json::Builder builder);
// Errors: invalid where something required is missing or the result breaks rules.h, with its path.
Result<json::Value> build_award(const NewAward& award, json::Builder builder);
// An EndorsementCredential. Errors: likewise.
Result<json::Value> build_endorsement(const NewEndorsement& endorsement, json::Builder builder);

}  // namespace cairn::credential
