// SPDX-License-Identifier: Apache-2.0
// Builds Comprehensive Learner Records 2.0: several credentials of one person in one.
#pragma once
#include <string>
#include <vector>

#include "credential/build.h"

namespace cairn::credential {

struct NewAssociation {
  std::string type;    // "isPartOf", "exactMatchOf" …
  std::string source;  // ids of achievements
  std::string target;
};

struct NewRecord {
  std::string id;    // required: URL or urn:uuid:
  std::string name;  // required
  std::string description;
  NewProfile issuer;
  NewSubject subject;
  std::string valid_from;         // required, xsd:dateTimeStamp
  bool partial = false;           // the issuer has awarded more than it holds
  std::vector<json::Value> held;  // credentials as they were signed, or tokens; at least one
  std::vector<NewAssociation> associations;
};

// Errors: invalid where something required is missing or the result breaks rules.h, with its path.
Result<json::Value> build_record(const NewRecord& record, json::Builder builder);

}  // namespace cairn::credential
