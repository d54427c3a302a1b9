// SPDX-License-Identifier: Apache-2.0
#include "app/accounts/api_keys.h"

#include <algorithm>

#include "app/audit.h"
#include "app/fields.h"
#include "app/limits.h"
#include "app/ports/accounts.h"

namespace cairn::app {
namespace {

constexpr std::string_view scopes_known[] = {"vc:issue", "vc:issue:ed25519", "vc:issue:p256",
                                             "vc:issue:p384", "vc:status"};
// Of /api/v1, each with ":read" and ":write", or with neither for both.
constexpr std::string_view nouns[] = {"organisation", "people", "achievements", "claims",
                                      "awards",       "stacks", "webhooks",     "analytics"};

bool is_known(std::string_view scope) {
  if (std::find(std::begin(scopes_known), std::end(scopes_known), scope) != std::end(scopes_known))
    return true;
  const auto colon = scope.find(':');
  const auto deed = colon == scope.npos ? std::string_view() : scope.substr(colon);
  return (deed.empty() || deed == ":read" || deed == ":write") &&
         std::find(std::begin(nouns), std::end(nouns), scope.substr(0, colon)) != std::end(nouns);
}

Status check_scopes(const std::vector<std::string>& scopes) {
  if (scopes.empty()) return field_error({"/scopes", "Scopes"}, "Choose what the key may do.");
  Faults faults;
  for (std::size_t i = 0; i < scopes.size(); ++i) {
    const auto path = "/scopes/" + std::to_string(i);
    if (!is_known(scopes[i]))
      faults.add(field_error({path, "Scope"},
                             "There is no such scope. Use vc:issue, vc:status, or one such as "
                             "awards:write."));
  }
  return faults.verdict();
}

// "vc:issue" covers "vc:issue:p256".
bool covers(std::string_view held, std::string_view wanted) {
  return wanted == held || (wanted.starts_with(held) && wanted[held.size()] == ':');
}

}  // namespace

Result<NewApiKey> create_api_key(Context& context, const Actor& actor, const std::string& name,
                                 const std::vector<std::string>& scopes) {
  NewApiKey made;
  Faults faults;
  made.key.name = faults.take(
      text_field({"/name", "Name"}, name, limits::name_characters_max, Presence::required));
  faults.check(check_scopes(scopes));
  CAIRN_CHECK(faults.verdict());
  made.token = new_token(actor.organisation, context.random);
  made.key.organisation = actor.organisation;
  made.key.id = {new_name(actor.organisation, context.random)};
  made.key.token_hash = token_hash(made.token);
  made.key.scopes = scopes;
  made.key.created = context.clock.now();
  CAIRN_TRY(auto transaction, context.store.begin(Access::write));
  CAIRN_CHECK(transaction->accounts().add_api_key(made.key));
  CAIRN_CHECK(audit(context, *transaction, actor, "api-key.create", made.key.id.text));
  CAIRN_CHECK(transaction->commit());
  return made;
}

Result<ApiKey> find_api_key(Context& context, std::string_view token) {
  CAIRN_TRY(auto transaction, context.store.begin(Access::read));
  auto key = transaction->accounts().find_api_key(organisation_of(token), token_hash(token));
  if (!key && key.error().code == ErrorCode::not_found)
    return fail(ErrorCode::not_permitted, "api-key", "This API key is not known here.");
  return key;
}

bool allows(const ApiKey& key, std::string_view scope) {
  return std::any_of(key.scopes.begin(), key.scopes.end(),
                     [&](const auto& held) { return covers(held, scope); });
}

Result<std::vector<ApiKey>> list_api_keys(Context& context, const Actor& actor) {
  CAIRN_TRY(auto transaction, context.store.begin(Access::read));
  return transaction->accounts().list_api_keys(actor.organisation);
}

Status remove_api_key(Context& context, const Actor& actor, const ApiKeyId& id) {
  CAIRN_TRY(auto transaction, context.store.begin(Access::write));
  CAIRN_CHECK(transaction->accounts().remove_api_key(actor.organisation, id));
  CAIRN_CHECK(audit(context, *transaction, actor, "api-key.remove", id.text));
  return transaction->commit();
}

}  // namespace cairn::app
