// SPDX-License-Identifier: Apache-2.0
// Is it intact, and who signed it: Data Integrity proofs and tokens, credentials and presentations.
#pragma once
#include <string_view>
#include <vector>

#include "did/document.h"
#include "json/value.h"
#include "securing/jwt.h"
#include "verify/keys.h"
#include "verify/report.h"
#include "verify/session.h"

namespace cairn::verify {

// Who has to have signed, and what for.
struct Signer {
  std::string_view controller;  // id of the issuer or holder; "": whoever the key belongs to
  did::Purpose purpose = did::Purpose::assertion_method;
  std::string_view challenge;  // "": not asked
  std::string_view domain;     // "": not asked
};

struct SignatureJudgement {
  bool present = false;
  bool good = false;  // at least one signature holds, by a key that may sign
  bool by_domain = false;
  std::string_view controller;         // of a good signature; into the document
  std::vector<CoSignerReport> others;  // who signed too, confirmed by the issuer
};

// Every proof of `document`; what is found out goes to `findings`.
SignatureJudgement judge_proofs(Session& session, const json::Value& document, const Signer& signer,
                                std::vector<Finding>& findings);

// The signature, header and claims of a token.
SignatureJudgement judge_token(Session& session, const securing::SecuredJwt& token,
                               const Signer& signer, std::vector<Finding>& findings);

// Its signature and key alone: whether it holds, by a key that may sign.
bool judge_token_signature(Session& session, const securing::SecuredJwt& token,
                           const Signer& signer, std::vector<Finding>& findings);

// Whether JSON-LD gives every part of a document that was signed as JSON a meaning: nothing is
// added to `findings` if it does.
void judge_terms(Session& session, const json::Value& document, std::vector<Finding>& findings);

}  // namespace cairn::verify
