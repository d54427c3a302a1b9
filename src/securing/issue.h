// SPDX-License-Identifier: Apache-2.0
// Issuing: the structural rules an issuer answers for, safe-mode JSON-LD, then the signature.
// Nothing is signed that a strict verifier would refuse.
#pragma once
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "json/build.h"
#include "securing/create_proof.h"
#include "securing/sign_jwt.h"

namespace cairn::securing {

// A key and what it is called in the world.
struct SigningKey {
  const crypto::PrivateKey* key = nullptr;
  std::string_view verification_method;  // did:key:z6…#z6…
  std::string_view controller;           // did:key:z6…
};

enum class StatusForm : std::uint8_t {
  usual,      // of tokens that are claims alone (SD-JWT VC) the claim, of others the entry
  bitstring,  // `credentialStatus` (vc-bitstring-status-list#bitstringstatuslistentry)
  token,      // the claim `status` of a token (token-status-list#referenced-token)
};

// A place in a list of states.
struct StatusPlace {
  std::string_view list_url;
  std::uint64_t index = 0;
  std::string_view purpose = "revocation";  // of an entry; the lists of tokens have none
  StatusForm form = StatusForm::usual;
};

enum class IssuerRule : std::uint8_t {
  must_match,  // the document's issuer is the key's controller already
  complete,    // as must_match, but an issuer or issuer's id that is missing is filled in
  set,         // the issuer becomes the key's controller; a profile keeps its other members
};

struct IssueOptions {
  std::string_view created;           // the moment of signing
  std::optional<StatusPlace> status;  // added to what the document has
  IssuerRule issuer = IssuerRule::must_match;
  selective::Disclosing disclosing;  // of a suite that discloses in parts; needs its `random`
};

// The document as it will be signed: issuer and status settled, every rule met; VCDM 1.1 also gets
// the context that defines its entry. A claim `status` is not in it.
// Errors: invalid with a path (a rule, also for an issuer that is about to be replaced; a proof is
// there already), not_permitted (the issuer is not the key's controller).
Result<json::Value> prepare(const json::Value& document, const SigningKey& key,
                            const IssueOptions& options, Arena& arena);

// The claims of a token with the claim `status`, where the options ask for one. Of claims that are
// no credential by themselves a `status` keeps its other members. Errors: invalid (there is one).
Result<json::Value> with_status_claim(const json::Value& claims, const IssueOptions& options,
                                      json::Builder builder);

// prepare, then one proof. nullopt: the default suite of the key.
// Errors: those of prepare and add_proof; unsupported where no suite takes the key, or the state is
// one of tokens.
Result<json::Value> issue(const json::Value& document, const SigningKey& key,
                          std::optional<SuiteId> suite, const IssueOptions& options,
                          Workspace& workspace, Arena& arena);

// As issue, by several: each of `others` signs the document, and the issuer's second proof builds
// on theirs, so that whoever verifies sees that the issuer confirms them
// (vc-data-integrity#proof-sets, #proof-chains). The issuer's first proof stands alone, for who
// knows no chains. Errors: as of issue; invalid where the document has no id for the proofs to be
// named by.
Result<json::Value> issue_together(const json::Value& document, const SigningKey& key,
                                   std::span<const SigningKey> others, const IssueOptions& options,
                                   Workspace& workspace, Arena& arena);

// prepare, then a compact JWT, whose state may stand in a claim beside the credential.
// Errors: those of prepare, with_status_claim and sign_jwt; undefined_term and
// unknown_context as for issue.
Result<std::string> issue_jwt(const json::Value& document, const SigningKey& key,
                              JwtProfile profile, const IssueOptions& options, Workspace& workspace,
                              Arena& arena);

// Whether the contexts define every member of the credential itself, so that whoever relies on it
// can look up what its issuer has added; what a catch-all vocabulary (@vocab) alone gives a name
// nobody can. Errors: undefined_term, with its place.
Status check_members(const json::Value& document, Workspace& workspace);

// Whether every term and type of the document is defined, so that all of it is what it says.
// Errors: undefined_term, unknown_context, invalid, too_large.
Status check_defined(const json::Value& document, Workspace& workspace);

}  // namespace cairn::securing
