// SPDX-License-Identifier: Apache-2.0
// Cairn, reports: what was found out about each credential, and what follows from it. Members of
// type string_view are static text: the stable names of `cairn verify --json`, which may grow in
// number and are never renamed within a major version.
#pragma once
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace cairn {

// In order of strength: of several, the greatest decides.
enum class Verdict : std::uint8_t { accepted, undetermined, rejected };

enum class Outcome : std::uint8_t { pass, warn, fail, not_checked };

// How it is known who signed: a bare key that calls itself something, an entry in a list the
// verifier chose, or a domain that names the key.
enum class Identity : std::uint8_t { claimed, listed, domain };

struct Finding {
  Outcome outcome;
  std::string_view check;    // "proof", "key", "status", "validity" …
  std::string_view code;     // "signature-valid", "revoked" …
  std::string_view where;    // the clause it rests on: "vc-data-integrity#verify-proof"
  std::string_view message;  // one English sentence for visitors
  std::string_view remedy;   // what helps; empty where nothing need be done
  std::string path;          // JSON pointer into the credential; empty for the whole
  std::string detail;        // for people who build such things; may be empty
};

struct CredentialReport {
  Verdict verdict = Verdict::undetermined;
  std::string_view format;  // "ob3+di", "ob3+jwt", "ob2+hosted", "sd-jwt-vc" …
  std::string id;
  std::string name;  // of the achievement
  std::string issuer_id;
  std::string issuer_name;  // as the credential says: a claim while the identity is one
  Identity identity = Identity::claimed;
  std::vector<std::string> lists;  // trust lists that hold the issuer
  std::string subject_id;
  bool subject_bound = false;  // the person asked about is the person it is about
  std::string valid_from;      // as written
  std::string valid_until;
  std::string_view evidence_level;  // "self", "link", "person", "issuer-hosted", "signature", …
  std::string_view status;          // "active", "expired", "suspended", "revoked", "unknown"
  std::string_view headline;        // the one English line to show first
  std::vector<Finding> findings;
};

struct Report {
  Verdict verdict = Verdict::undetermined;
  std::string_view format;
  std::string_view headline;
  std::vector<CredentialReport> credentials;  // several in a presentation, or baked into one image
  std::string holder;                         // of a presentation
  std::vector<Finding> findings;              // about a presentation itself

  // The document of `cairn verify --json`, with all there is to say, indented.
  std::string to_json() const;

  struct Whole;
  std::shared_ptr<const Whole> whole = {};  // what to_json writes; nobody else's business
};

// Of a finding's code in a report, here or in any credential.
bool has(const Report& report, std::string_view code);

// For programs that tell it by their exit: 0 accepted, 1 rejected, 2 undetermined.
int exit_code(Verdict verdict);

std::string_view name_of(Verdict verdict);    // "accepted" …
std::string_view name_of(Outcome outcome);    // "pass", "warn", "fail", "not_checked"
std::string_view name_of(Identity identity);  // "claimed" …

}  // namespace cairn
