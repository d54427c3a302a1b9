// SPDX-License-Identifier: Apache-2.0
// The report: what was found out about each credential, and what follows from it. A verdict is not
// an error; unreadable input is.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "json/build.h"
#include "verify/messages.h"
#include "verify/step.h"

namespace cairn::verify {

// In order of strength: of several, the greatest decides.
enum class Verdict : std::uint8_t { accepted, undetermined, rejected };

// How it is known who signed: a bare key that calls itself something, an entry in a list the
// verifier chose, or a domain that names the key.
enum class Identity : std::uint8_t { claimed, listed, domain };

// Weakest first.
enum class EvidenceLevel : std::uint8_t {
  self,
  link,
  person,
  issuer_hosted,
  signature,
  signature_bound
};

enum class Standing : std::uint8_t { unknown, active, expired, suspended, revoked };

struct Finding {
  Code code;
  Outcome outcome;     // that of the code's row, but where a policy makes it stricter
  std::string path;    // JSON pointer into the input; empty for the whole
  std::string detail;  // what exactly, for people who build such things; may be empty
};

struct IssuerReport {
  std::string id;
  std::string name;  // as the credential says; only a claim while identity is `claimed`
  // `listed` where a list holds it, else `domain` where a domain names the key.
  Identity identity = Identity::claimed;
  bool domain_names_key = false;
  std::vector<std::string> lists;  // names of the trust lists that hold it
  std::string listed_name;         // as the first of these lists calls it
};

// Somebody else who signed it too, confirmed by the issuer's own signature.
struct CoSignerReport {
  std::string id;
  bool domain_names_key = false;
};

struct SubjectReport {
  std::string id;
  bool bound = false;  // the person asked about is the person it is about
};

enum class HolderBinding : std::uint8_t {
  none,      // the issuer bound it to nobody's key
  unproved,  // bound to a key, but nothing that can be checked here is signed with it
  proved,
  broken,
};

// What somebody chose to show of a credential of which parts may be kept back.
struct SelectiveReport {
  std::vector<std::string> shown;  // JSON pointers to what need not have been shown
  std::size_t kept_back = 0;       // parts that stay hidden; decoys look the same
  HolderBinding binding = HolderBinding::none;
  std::string nonce;     // what the holder signed for showing it, where that is proved
  std::string audience;  // and to whom
};

// Two things in a record of several, and how they belong together: `type` is "isPartOf" and kin, as
// written (clr2#association). A name is "" where the record holds nothing of that id.
struct AssociationReport {
  std::string type;
  std::string source_id;
  std::string source_name;
  std::string target_id;
  std::string target_name;
};

struct EndorsementReport;

struct CredentialReport {
  std::string path;  // JSON pointer into the input it stands in; "" where it is the input
  Verdict verdict = Verdict::undetermined;
  std::string_view format = "unknown";  // static: "ob3+di", "vp" …, names of CONTRACT.md
  std::string id;
  std::string name;
  IssuerReport issuer;
  std::vector<CoSignerReport> also_signed_by;
  SubjectReport subject;
  std::optional<SelectiveReport> selective;
  std::string valid_from;  // as written
  std::string valid_until;
  EvidenceLevel evidence_level = EvidenceLevel::self;
  Standing status = Standing::unknown;
  std::optional<std::int64_t> status_age_s;     // how long ago its state was read; unset: nowhere
  std::vector<std::string> status_messages;     // what its issuer says of its state in words
  bool has_newer_version = false;               // its issuer offers a newer one,
  std::string newer_version_at;                 // and here it says where one is had; else ""
  std::vector<AssociationReport> associations;  // of a record of several (CLR)
  std::vector<EndorsementReport> endorsements;  // what others say of it, judged on its own
  std::vector<Finding> findings;
  std::vector<Step> steps;  // where they were asked for

  bool has(Code code) const;
  const Finding* find(Code code) const;
  const Finding* first(Outcome outcome) const;
};

// What somebody else says of a credential, its issuer or its achievement.
struct EndorsementReport {
  std::string_view about;  // static: "credential", "issuer" or "achievement"
  std::string comment;
  bool holds = false;  // accepted by itself, and about what it stands with
  CredentialReport report;
};

struct Report {
  Verdict verdict = Verdict::undetermined;
  std::string_view format = "unknown";  // static: "ob3+di", "vp" …, names of CONTRACT.md
  std::vector<CredentialReport> credentials;
  std::string holder;             // of a presentation
  std::vector<Finding> findings;  // about a presentation itself
  std::vector<Step> steps;        // likewise, where they were asked for

  bool has(Code code) const;  // here or in any of the credentials
};

std::string_view name_of(Verdict verdict);
std::string_view name_of(Identity identity);
std::string_view name_of(EvidenceLevel level);
std::string_view name_of(Standing standing);
std::string_view name_of(HolderBinding binding);

// "3 hours ago", in the largest unit that fits.
std::string ago(std::int64_t seconds);

// The one line a visitor reads first, free of technical words.
std::string_view headline(const CredentialReport& report);
std::string_view headline(const Report& report);
// What the headline is about; null where it is accepted, or where no finding says it.
const Finding* decisive(const Report& report);

// The object of CONTRACT.md, `verify --json`.
json::Value to_json(const Report& report, json::Builder builder);
json::Value to_json(const Finding& finding, json::Builder builder);

// Exit code of CONTRACT.md: 0 accepted, 1 rejected, 2 undetermined.
int exit_code(Verdict verdict);

// Of several inputs the strongest: rejected before undetermined before accepted.
Verdict stronger(Verdict a, Verdict b);

}  // namespace cairn::verify
