// SPDX-License-Identifier: Apache-2.0
#include "securing/show.h"

#include "crypto/jwk.h"

namespace cairn::securing {
namespace {

constexpr const char* where = "rfc9901#section-7.2";

Status check_holder(const json::Value& payload, const crypto::PrivateKey& holder) {
  auto bound = sd_jwt::holder_key(payload);
  if (!bound.ok() && bound.error().code == ErrorCode::not_found)
    return with_remedy(fail(ErrorCode::not_permitted, where,
                            "it belongs to nobody's key, so a signature for showing it would prove "
                            "nothing"),
                       "Ask the issuer for one that is bound to your key.");
  CAIRN_CHECK(bound);
  if (bound->key != holder.public_key())
    return with_remedy(fail(ErrorCode::not_permitted, where, "it belongs to another key", "/cnf"),
                       "Name the key whose public part the issuer was given.");
  return done;
}

}  // namespace

Result<Bound> show_bound(const Showing& showing, const crypto::PrivateKey& holder, Arena& arena) {
  json::Parser parser;
  CAIRN_TRY(const auto whole, read_sd_jwt(showing.token, arena, parser));
  Bound bound;
  CAIRN_TRY(bound.derived, derive(whole, showing.reveal, arena, parser));
  CAIRN_CHECK(check_holder(whole.processed.payload, holder));
  CAIRN_TRY(bound.token, sd_jwt::bind(bound.derived.token, whole.envelope.hash, holder,
                                      showing.asker, showing.at));
  return bound;
}

}  // namespace cairn::securing
