// SPDX-License-Identifier: Apache-2.0
// Cairn, records: Comprehensive Learner Records 2.0 (clr-2.0#clrcredential), several credentials of
// one person in one that is signed. Each stays as it was signed, and a Verifier judges each on its
// own. The context of CLR 2.0 is in no package: whoever issues brings it along by `load_context`,
// and it counts only when its text is the published one.
//
//   cairn::Record record;
//   record.id = "urn:uuid:0b9a5c1e-8a53-4a53-9d0e-1c9f0b6a7d11";
//   record.name = "Transcript";
//   record.issuer.name = "Example College";
//   record.learner.id = "did:example:learner";
//   record.valid_from = "2026-11-22T12:00:00Z";
//   record.held = {badge};
//   const cairn::IssueOptions options{.created = *cairn::parse_instant(record.valid_from)};
//   auto text = cairn::issue_record(issuer, record, options);
//   if (!text.ok()) return complain(text.error());
#pragma once
#include <cairn/issue.h>

#include <string>
#include <vector>

namespace cairn {

// How one achievement stands to another (clr-2.0#association).
struct Association {
  std::string type;    // "isPartOf", "isChildOf", "precedes", "exactMatchOf" …
  std::string source;  // ids of achievements
  std::string target;
};

struct Record {
  std::string id;    // required: a URL or "urn:uuid:…"
  std::string name;  // required
  std::string description;
  Profile issuer;
  Learner learner;
  std::string valid_from;         // required, xsd:dateTimeStamp
  bool partial = false;           // the issuer has awarded more than it holds
  std::vector<std::string> held;  // credentials as they were signed: JSON or compact tokens
  std::vector<Association> associations;
};

// Errors: those of Issuer::issue; invalid (something required is empty, nothing is held, what is
// held is no credential), unreadable (likewise, with its place), unknown_context (the context of
// CLR 2.0 was not brought along).
Result<std::string> issue_record(Issuer& issuer, const Record& record, const IssueOptions& options);

}  // namespace cairn
