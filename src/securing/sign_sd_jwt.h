// SPDX-License-Identifier: Apache-2.0
// Secures a credential as SD-JWT, so that its holder may keep parts of it back.
#pragma once
#include <cstdint>
#include <span>
#include <string>

#include "base/random.h"
#include "securing/issue.h"

namespace cairn::securing {

struct SdJwtOptions {
  std::span<const std::string> disclosable = {};  // JSON pointers to what may be kept back
  std::size_t decoys = 0;                         // as sd_jwt::Concealment says
  const crypto::PublicKey* holder = nullptr;      // cnf: whoever shows it must hold this key
};

// A credential or presentation of VCDM as vc-jose-cose#with-sd-jwt has it; typ vc+sd-jwt or
// vp+sd-jwt. Errors: invalid (no issuer or holder), those of sd_jwt::issue.
Result<std::string> sign_sd_jwt(const json::Value& document, const SigningKey& key,
                                const SdJwtOptions& options, const Random& random, Arena& arena);

// prepare, then sign_sd_jwt. Errors: also those of issue_jwt; invalid (what everybody must see is
// disclosable: contexts, types, issuer, validity, state and form).
Result<std::string> issue_sd_jwt(const json::Value& document, const SigningKey& key,
                                 const SdJwtOptions& disclosing, const IssueOptions& options,
                                 const Random& random, Workspace& workspace, Arena& arena);

// Claims with a `vct` as SD-JWT VC; typ dc+sd-jwt. `issued_at`, seconds since 1970, becomes iat
// where there is none. The issuer is settled in iss as `options` say, and the state is an entry in
// a Token Status List.
// Errors: those of with_status_claim; unsupported (the state of a Bitstring Status List); invalid
// (no vct, a claim of the wrong type, a claim that everybody must see is disclosable),
// not_permitted (iss is somebody else), those of sd_jwt::issue.
Result<std::string> issue_sd_jwt_vc(const json::Value& claims, const SigningKey& key,
                                    const SdJwtOptions& disclosing, const IssueOptions& options,
                                    std::int64_t issued_at, const Random& random, Arena& arena);

}  // namespace cairn::securing
