// SPDX-License-Identifier: Apache-2.0
// JWT VC Issuer Metadata (draft-ietf-oauth-sd-jwt-vc section 4): an issuer that is a web address
// publishes its keys below /.well-known/jwt-vc-issuer of the same host.
#include <algorithm>

#include "crypto/jwk.h"
#include "verify/keys.h"

namespace cairn::verify {
namespace {

FoundKey no_key(Code code, std::string detail) {
  FoundKey found;
  found.code = code;
  found.detail = std::move(detail);
  return found;
}

Code code_of(const Error& error) {
  return error.code == ErrorCode::unreadable ? Code::key_unreadable : Code::key_unreachable;
}

// https://host/path → https://host/.well-known/jwt-vc-issuer/path
std::string metadata_url(std::string_view issuer) {
  constexpr std::string_view scheme = "https://";
  while (issuer.ends_with('/')) issuer.remove_suffix(1);
  const auto host_end = std::min(issuer.find('/', scheme.size()), issuer.size());
  return std::string(issuer.substr(0, host_end))
      .append("/.well-known/jwt-vc-issuer")
      .append(issuer.substr(host_end));
}

Result<json::Value> keys_of(Session& session, const json::Value& metadata) {
  if (metadata.contains("jwks")) return metadata["jwks"];
  const auto url = metadata.string_at("jwks_uri");
  if (!url.starts_with("https://"))
    return fail(ErrorCode::unreadable, "sd-jwt-vc#jwt-vc-issuer-metadata",
                "the issuer's record names no keys");
  return session.fetch_json(url);
}

}  // namespace

FoundKey find_metadata_key(Session& session, std::string_view issuer, std::string_view key_id) {
  if (issuer.find_first_of("?#") != std::string_view::npos)
    return no_key(Code::key_method_unknown, "the issuer's address has a query or a fragment");
  const auto url = metadata_url(issuer);
  const auto metadata = session.fetch_json(url);
  if (!metadata.ok())
    return no_key(code_of(metadata.error()), url + ": " + metadata.error().detail);
  if (metadata->string_at("issuer") != issuer)
    return no_key(Code::key_unreadable, url + ": the record is of another issuer");
  const auto set = keys_of(session, *metadata);
  if (!set.ok()) return no_key(code_of(set.error()), url + ": " + set.error().detail);
  const auto keys = (*set)["keys"];
  const auto all = keys.items();
  const auto named = std::ranges::find_if(all, [&](const json::Value& jwk) {
    return key_id.empty() ? all.size() == 1 : jwk.string_at("kid") == key_id;
  });
  if (named == all.end())
    return no_key(Code::key_not_authorised, url + ": the record does not hold the key");
  auto jwk = crypto::parse_jwk(*named);
  if (!jwk.ok()) return no_key(Code::key_unreadable, url + ": " + jwk.error().detail);
  FoundKey found;
  found.key = std::move(jwk->key);
  found.algorithm = jwk->algorithm;
  found.code = Code::key_authorised;
  found.document = url;
  found.by_domain = true;
  return found;
}

}  // namespace cairn::verify
