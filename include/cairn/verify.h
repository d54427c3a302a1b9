// SPDX-License-Identifier: Apache-2.0
// Cairn, verifying: from the bytes of any badge or credential to a report in plain words. No I/O:
// the moment to judge by and the port that fetches come from the caller.
//
//   cairn::Verifier verifier;  // one a thread, reused
//   cairn::VerifyOptions options{.at = *cairn::parse_instant("2026-11-22T12:00:00Z")};
//   auto report = verifier.verify(text, options);
//   if (!report.ok()) return complain(report.error());  // no credential at all
//   std::cout << report->headline << '\n';               // "Unaltered; who signed it …"
//
// Without `options.resources` nothing is fetched: what lies elsewhere is reported as not checked.
#pragma once
#include <cairn/bytes.h>
#include <cairn/contexts.h>
#include <cairn/instant.h>
#include <cairn/report.h>
#include <cairn/result.h>

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace cairn {

struct Fetched {
  int status = 200;  // HTTP status after redirects
  Bytes body;
  std::string media_type;        // without parameters; empty where unknown
  std::int64_t age_seconds = 0;  // how long ago a cache took it from its source
};

// The port through which verifying asks for what lies elsewhere: documents of issuers, status
// lists, hosted badges. Whoever implements it decides about networks, limits and caches; addresses
// come from strangers, so an implementation that asks a network is to refuse private ones.
class Resources {
 public:
  virtual ~Resources() = default;
  // `name` is an https URL, or a DID where the implementation may know DID documents by it.
  // An answer of any HTTP status is a value. Errors: not_found (asked by DID: its URL is tried),
  // unreachable, not_permitted, too_large.
  virtual Result<Fetched> fetch(std::string_view name) = 0;
};

// What is demanded before something is accepted. Copies share what never changes.
class Policy {
 public:
  Policy();  // proof, validity, and status where the credential has one; any identity
  // {"require": ["proof", "status", …], "identity": "any|domain|listed", "proofs": "all|any",
  //  "min_status_entries": 131072, "evidence_level": "signature", "max_age_status_s": 86400}
  // Errors: unreadable, too_large, invalid (an unknown member or value, with its path).
  static Result<Policy> parse(std::string_view json);

 private:
  friend class Verifier;
  struct State;
  std::shared_ptr<const State> state_;
};

// Lists of issuers somebody chose to know. Matching is by id alone, never by name.
class Trust {
 public:
  Trust();  // no list
  // {"lists": [{"name": "…", "issuers": [{"id": "did:…", "name": "…", "from": "…", "until": null,
  //  "for": ["achievement type or skill"]}]}]}
  // Errors: as of Policy::parse.
  static Result<Trust> parse(std::string_view json);

 private:
  friend class Verifier;
  struct State;
  std::shared_ptr<const State> state_;
};

struct VerifyOptions {
  Instant at;                       // the moment to judge by
  std::string_view subject = {};    // a DID or URL, or "email:ADDRESS"; empty: not asked
  std::string_view challenge = {};  // only a presentation answers one; empty: not asked
  std::string_view domain = {};     // likewise
  Policy policy = {};
  Trust trust = {};
  Resources* resources = nullptr;  // null: nothing is fetched
};

// A credential that was accepted, and the report on it: a proof, as a type, that it was.
class Accepted {
 public:
  const std::string& json() const { return json_; }  // the document, also where it was a token
  const CredentialReport& report() const { return report_; }

 private:
  friend class Verifier;
  Accepted(std::string json, CredentialReport report)
      : json_(std::move(json)), report_(std::move(report)) {}
  std::string json_;
  CredentialReport report_;
};

// Reusable: keeps processed contexts, buffers and verified status lists from one call to the next.
// One a thread.
class Verifier {
 public:
  explicit Verifier(LoadContext load_context = {});
  ~Verifier();
  Verifier(Verifier&&) noexcept;
  Verifier& operator=(Verifier&&) noexcept;

  // `input`: JSON, compact JWT, JWS or SD-JWT, baked PNG or SVG, or a data URL of one of these; at
  // most 10 MiB. A verdict is no error. Errors: unreadable (no credential at all), too_large.
  Result<Report> verify(ByteView input, const VerifyOptions& options);
  Result<Report> verify(std::string_view input, const VerifyOptions& options) {
    return verify(as_bytes(input), options);
  }

  // The one credential in `input`, if it is accepted on more than its own word. Errors: those of
  // verify; not_permitted (it is not: the detail is the headline), conflict (none or several).
  Result<Accepted> accept(ByteView input, const VerifyOptions& options);
  Result<Accepted> accept(std::string_view input, const VerifyOptions& options) {
    return accept(as_bytes(input), options);
  }

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace cairn
