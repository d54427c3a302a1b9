// SPDX-License-Identifier: Apache-2.0
// From an unsigned credential to the signed text that is stored and given out.
#pragma once
#include <optional>
#include <string>

#include "app/co_issuing/co_issue.h"
#include "app/context.h"
#include "app/signing.h"
#include "json/value.h"
#include "securing/issue.h"

namespace cairn::app {

// What a holder must always show, of a suite that discloses in parts; nullopt: the suite's default.
using Mandatory = std::optional<std::span<const std::string>>;

// Signs with the suite named, or the default one of the key. The issuer of `document` must be the
// signer, or with IssuerRule::set becomes it. Errors: those of securing::issue.
Result<std::string> sign_credential(Context& context, const Signer& signer,
                                    const json::Value& document,
                                    std::optional<securing::SuiteId> suite = std::nullopt,
                                    securing::IssuerRule issuer = securing::IssuerRule::must_match,
                                    Mandatory mandatory = std::nullopt);

// By several (securing::issue_together). Errors: those of it.
Result<std::string> sign_together(Context& context, const Signer& signer,
                                  const std::vector<CoSigner>& others, const json::Value& document,
                                  securing::IssuerRule issuer = securing::IssuerRule::must_match);

// As a compact JWT (VC-JOSE-COSE), the issuer becoming the signer. Errors: those of
// securing::issue_jwt.
Result<std::string> sign_credential_token(Context& context, const Signer& signer,
                                          const json::Value& document);

}  // namespace cairn::app
