// SPDX-License-Identifier: Apache-2.0
// Cairn, issuing: credentials checked by the rules of their standard and signed. No I/O: time and
// randomness come from the caller.
//
//   auto key = cairn::Key::generate(cairn::KeyType::ed25519, cairn::system_random());
//   if (!key.ok()) return complain(key.error());
//   cairn::Issuer issuer(*key);  // one a thread, reused
//   cairn::Award award;
//   award.id = "urn:uuid:8f2a1f6e-7f3e-4c39-8c0e-2d4a0c0f7a11";
//   award.issuer.name = "Example College";
//   award.learner.id = "did:example:learner";
//   award.achievement = {.id = "https://college.example/knots", .name = "Knots",
//                        .description = "Ties knots", .criteria = "Tie three knots"};
//   award.valid_from = "2026-11-22T12:00:00Z";
//   auto badge = issuer.issue(award, {.created = *cairn::parse_instant(award.valid_from)});
//   if (!badge.ok()) return complain(badge.error());
//   std::string text = *badge;
#pragma once
#include <cairn/award.h>
#include <cairn/contexts.h>
#include <cairn/instant.h>
#include <cairn/key.h>
#include <cairn/result.h>

#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace cairn {

// How it is signed: a Data Integrity proof inside the document (vc-data-integrity), or a compact
// token around it (vc-jose-cose#with-jose; of Open Badges 3.0 as its section 8.2 has it).
enum class Securing : std::uint8_t { proof, token };

// A place in a Bitstring Status List (vc-bitstring-status-list#bitstringstatuslistentry).
struct StatusPlace {
  std::string list_url;
  std::uint64_t index = 0;
  std::string purpose = "revocation";  // or "suspension"
};

struct IssueOptions {
  Instant created;  // the moment of signing
  Securing securing = Securing::proof;
  // "eddsa-rdfc-2022", "eddsa-jcs-2022", "ecdsa-rdfc-2019" or "ecdsa-jcs-2019"; "": the first of
  // these that takes the key. Of proofs only.
  std::string_view suite = {};
  std::optional<StatusPlace> status = {};  // added to what the document has
};

// Reusable: keeps processed contexts and buffers from one credential to the next. One a thread.
class Issuer {
 public:
  explicit Issuer(Key key, LoadContext load_context = {});
  ~Issuer();
  Issuer(Issuer&&) noexcept;
  Issuer& operator=(Issuer&&) noexcept;

  // A credential of VCDM 2.0 or 1.1, Open Badges 3.0 among them, JSON: signed as JSON or as a
  // token. An issuer that is missing is filled in with the controller of the key.
  // Errors, with a JSON pointer where there is one: unreadable, too_large, invalid (a rule of its
  // standard; it is signed already), not_permitted (its issuer is somebody else), undefined_term
  // (a term that would go unsigned), unknown_context, unsupported (no such suite, or not for this
  // key).
  Result<std::string> issue(std::string_view credential, const IssueOptions& options);
  // The same, of an award written as Open Badges 3.0. Errors: as above; invalid (something
  // required is empty).
  Result<std::string> issue(const Award& award, const IssueOptions& options);

  const Key& key() const;

 private:
  friend struct Inside;  // for the other headers of this library
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace cairn
