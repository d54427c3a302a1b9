// SPDX-License-Identifier: Apache-2.0
#include "securing/read_sd_jwt.h"

#include <algorithm>

#include "securing/jwt_claims.h"

namespace cairn::securing {
namespace {

constexpr std::string_view always_shown[] = {"iss", "nbf",    "exp",          "cnf",
                                             "vct", "status", "vct#integrity"};

}  // namespace

bool must_be_shown(std::string_view pointer) {
  if (pointer.empty()) return true;
  const auto first = pointer.substr(1, pointer.find('/', 1) - 1);
  return std::ranges::find(always_shown, first) != std::end(always_shown);
}

Result<SecuredSdJwt> read_sd_jwt(std::string_view text, Arena& arena, json::Parser& parser,
                                 std::span<const crypto::SignatureAlgorithm> allowed) {
  SecuredSdJwt read;
  CAIRN_TRY(read.envelope, sd_jwt::read(text, arena, allowed, parser));
  CAIRN_TRY(read.processed, sd_jwt::process(read.envelope, arena));
  auto& token = read.token;
  token.jws = read.envelope.jws;
  token.claims = read.processed.payload;
  CAIRN_CHECK(settle(token, Selective::yes, arena));
  for (const auto& shown : read.processed.shown)
    if (must_be_shown(shown.path))
      token.findings.push_back({JwtFault::claim_disclosed,
                                "the claim must not be one that a holder may keep back",
                                std::string(shown.path)});
  return read;
}

}  // namespace cairn::securing
