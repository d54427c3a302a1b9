// SPDX-License-Identifier: Apache-2.0
#include "server/key_check.h"

#include "app/accounts/api_keys.h"
#include "app/accounts/scopes.h"
#include "app/operation/server_owner.h"
#include "base/filled.h"
#include "base/text.h"

namespace cairn::server {
namespace {

std::string scope_of(const Call& call, const Route& route) {
  constexpr std::string_view place = "{key}";
  std::string scope(route.scope);
  auto key = call.argument("key");
  if (key == "jose") key = "ed25519";
  if (key == "sd") key = "p256";
  if (const auto at = scope.find(place); at != scope.npos) scope.replace(at, place.size(), key);
  return scope;
}

// RFC 6750 section 3: 401 for who shows no key, 403 for who shows one that may not do this.
Response refused_key(int status, std::string_view detail, std::string_view challenge) {
  auto out = problem(status, "not-permitted", Error{.detail = std::string(detail)});
  out.set("WWW-Authenticate", challenge);
  return out;
}

// Also of a key that was given before somebody else came to run the server.
Result<bool> may_see_the_server(const Call& call, const app::ApiKey& key, std::string_view scope) {
  if (!app::allows(key, scope)) return false;
  return app::runs_the_server(call.context(), {.organisation = key.organisation, .account = {}});
}

// For everybody but who runs the server there is nothing to be refused.
Result<std::optional<Response>> refuse_scope(const Call& call, const app::ApiKey& key,
                                             std::string_view scope) {
  std::optional<Response> refused;
  if (app::is_of_the_server(scope)) {
    CAIRN_TRY(const bool may, may_see_the_server(call, key, scope));
    if (!may)
      refused = problem(fail(ErrorCode::not_found, "server", "There is nothing at this address."));
  } else if (!app::allows(key, scope)) {
    refused = refused_key(403, filled("This needs an API key with the scope {}.", scope),
                          R"(Bearer error="insufficient_scope")");
  }
  return refused;
}

}  // namespace

Result<std::optional<Response>> check_api_key(Call& call, const Route& route) {
  std::optional<Response> refused;
  if (call.site.vc_api == VcApiAccess::open && route.pattern.starts_with("/vc/")) {
    call.organisation = app::server_organisation();
    call.program = app::Actor{.organisation = call.organisation, .account = {"vc-api"}};
    return refused;
  }
  constexpr std::string_view scheme = "Bearer ";
  const auto header = call.request.header("authorization");
  if (!header.starts_with(scheme))
    return refused = refused_key(401, "This needs an API key as a bearer token.", "Bearer");
  const auto key = app::find_api_key(call.context(), header.substr(scheme.size()));
  if (!key && key.error().code != ErrorCode::not_permitted) return key.error();
  if (!key)
    return refused = refused_key(401, key.error().detail, R"(Bearer error="invalid_token")");
  const auto scopes = scope_of(call, route);
  for (const auto scope : split(scopes, ' ')) {
    CAIRN_TRY(refused, refuse_scope(call, *key, scope));
    if (refused) return refused;
  }
  call.organisation = key->organisation;
  call.program = app::Actor{.organisation = key->organisation, .account = {key->id.text}};
  return refused;
}

}  // namespace cairn::server
