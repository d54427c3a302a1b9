// SPDX-License-Identifier: Apache-2.0
// Credentials and presentations secured as SD-JWT: documents of VCDM (vc-jose-cose#with-sd-jwt) and
// SD-JWT VC (draft-ietf-oauth-sd-jwt-vc), whose claims are the credential.
#pragma once
#include "sd_jwt/process.h"
#include "securing/jwt.h"

namespace cairn::securing {

struct SecuredSdJwt {
  SecuredJwt token;  // claims and credential as they are shown
  sd_jwt::SdJwt envelope;
  sd_jwt::Processed processed;
};

// Reads without checking a signature, the holder's included. `text` must outlive what is read.
// Errors: those of sd_jwt::read and sd_jwt::process; unsupported (no credential).
Result<SecuredSdJwt> read_sd_jwt(
    std::string_view text, Arena& arena, json::Parser& parser,
    std::span<const crypto::SignatureAlgorithm> allowed = jwt_algorithms());

// The claims that everybody must see of any SD-JWT that is read here (section 2.2.2.3): a pointer
// to one of them or into it.
bool must_be_shown(std::string_view pointer);

}  // namespace cairn::securing
