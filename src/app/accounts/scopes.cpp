// SPDX-License-Identifier: Apache-2.0
#include "app/accounts/scopes.h"

#include <algorithm>
#include <iterator>

namespace cairn::app {
namespace {

constexpr std::string_view of_vc_api[] = {"vc:issue", "vc:issue:ed25519", "vc:issue:p256",
                                          "vc:issue:p384", "vc:status"};

bool is_one_of(std::string_view word, const auto& words) {
  return std::find(std::begin(words), std::end(words), word) != std::end(words);
}

}  // namespace

bool is_of_the_server(std::string_view scope) {
  return scope == "server" || scope.starts_with("server:");
}

bool is_scope(std::string_view scope) {
  if (is_one_of(scope, of_vc_api)) return true;
  if (is_of_the_server(scope)) return scope == "server:read" || scope == "server:write";
  const auto colon = scope.find(':');
  const auto deed = colon == scope.npos ? std::string_view() : scope.substr(colon);
  return (deed.empty() || deed == ":read" || deed == ":write") &&
         (is_one_of(scope.substr(0, colon), api_nouns) ||
          is_one_of(scope.substr(0, colon), further_nouns));
}

bool covers(std::string_view held, std::string_view wanted) {
  return wanted == held || (wanted.starts_with(held) && wanted[held.size()] == ':');
}

std::string_view scopes_like(Role role) {
  switch (role) {
    case Role::owner: break;
    case Role::issuer:
      return "achievements:read achievements:write claims:read claims:write awards:read "
             "awards:write stacks:read stacks:write analytics:read analytics:write";
    case Role::assessor: return "claims:read claims:write";
    case Role::registrar:
    case Role::viewer: return "achievements:read awards:read stacks:read analytics:read";
    case Role::recruiter: break;  // reads what everybody does
  }
  return "";
}

}  // namespace cairn::app
