// SPDX-License-Identifier: Apache-2.0
#include "app/accounts/api_keys.h"

#include <algorithm>
#include <charconv>

#include "app/accounts/scopes.h"
#include "app/audit.h"
#include "app/fields.h"
#include "app/limits.h"
#include "app/operation/server_owner.h"
#include "app/optional.h"
#include "base/filled.h"

namespace cairn::app {
namespace {

constexpr std::int64_t day_microseconds = 86'400'000'000;

Error no_such_scope(const std::string& path) {
  return field_error({path, "Scope"},
                     "There is no such scope. Use vc:issue, vc:status, or one such as "
                     "awards:write.");
}

Status check_scopes(const std::vector<std::string>& scopes) {
  if (scopes.empty()) return field_error({"/scopes", "Scopes"}, "Choose what the key may do.");
  Faults faults;
  for (std::size_t i = 0; i < scopes.size(); ++i) {
    const auto path = "/scopes/" + std::to_string(i);
    if (!is_scope(scopes[i])) faults.add(no_such_scope(path));
  }
  return faults.verdict();
}

Status check_end(std::optional<Instant> expires, Instant now) {
  if (!expires || *expires > now) return done;
  return field_error({"/expires", "Its end"}, "This moment is past. Choose one that is to come.");
}

// Whoever took a program's key could otherwise make one that may more, or lasts longer.
Status check_maker(Transaction& transaction, const Actor& actor, const ApiKey& made) {
  CAIRN_TRY(const auto maker,
            optional(transaction.api_keys().find(actor.organisation, {actor.account.text})));
  if (!maker) return done;
  const bool within = std::all_of(made.scopes.begin(), made.scopes.end(),
                                  [&](const auto& scope) { return allows(*maker, scope); });
  if (!within)
    return fail(ErrorCode::not_permitted, "api-key",
                "A program can give another only the scopes it has itself.", "/scopes");
  if (maker->expires && (!made.expires || *made.expires > *maker->expires))
    return fail(ErrorCode::not_permitted, "api-key",
                "A program can make no key that lasts longer than its own.", "/expires");
  return done;
}

// For everybody else there is no such scope.
Status check_server_scopes(Transaction& transaction, const Actor& actor,
                           const std::vector<std::string>& scopes) {
  const auto found = std::find_if(scopes.begin(), scopes.end(),
                                  [](const auto& scope) { return is_of_the_server(scope); });
  if (found == scopes.end()) return done;
  CAIRN_TRY(const bool runs, runs_the_server(transaction, actor.organisation));
  if (runs) return done;
  return no_such_scope("/scopes/" + std::to_string(found - scopes.begin()));
}

Status check_room(Transaction& transaction, const OrganisationId& organisation) {
  CAIRN_TRY(const auto present, transaction.api_keys().list(organisation));
  if (present.size() < limits::api_keys_max) return done;
  return fail(ErrorCode::conflict, "api-key",
              filled("There are {} keys already. End one that is no longer used first.",
                     limits::api_keys_max));
}

Status note_use(Context& context, const ApiKey& key, Instant day) {
  CAIRN_TRY(auto transaction, context.store.begin(Access::write));
  CAIRN_CHECK(transaction->api_keys().set_last_used(key.organisation, key.id, day));
  return transaction->commit();
}

Error wrong_expiry() {
  return field_error({"/expires", "Its end"},
                     "Write a number of days, at most 3650, or the last day as 2030-12-31.");
}

}  // namespace

Result<NewApiKey> create_api_key(Context& context, const Actor& actor, const std::string& name,
                                 const std::vector<std::string>& scopes,
                                 std::optional<Instant> expires) {
  NewApiKey made;
  const auto now = context.clock.now();
  Faults faults;
  made.key.name = faults.take(
      text_field({"/name", "Name"}, name, limits::name_characters_max, Presence::required));
  faults.check(check_scopes(scopes));
  faults.check(check_end(expires, now));
  CAIRN_CHECK(faults.verdict());
  made.token = new_token(actor.organisation, context.random);
  made.key.organisation = actor.organisation;
  made.key.id = {new_name(actor.organisation, context.random)};
  made.key.token_hash = token_hash(made.token);
  made.key.scopes = scopes;
  made.key.created = now;
  made.key.expires = expires;
  CAIRN_TRY(auto transaction, context.store.begin(Access::write));
  CAIRN_CHECK(check_maker(*transaction, actor, made.key));
  CAIRN_CHECK(check_server_scopes(*transaction, actor, scopes));
  CAIRN_CHECK(check_room(*transaction, actor.organisation));
  CAIRN_CHECK(transaction->api_keys().add(made.key));
  CAIRN_CHECK(audit(context, *transaction, actor, "api-key.create", made.key.id.text));
  CAIRN_CHECK(transaction->commit());
  return made;
}

Result<std::optional<Instant>> read_expiry(std::string_view typed, Instant now) {
  if (typed.empty() || typed == "never") return std::optional<Instant>();
  std::int64_t days = 0;
  const auto* end = typed.data() + typed.size();
  const auto [stop, wrong] = std::from_chars(typed.data(), end, days);
  if (wrong == std::errc() && stop == end) {
    if (days < 1 || days > limits::api_key_days_max) return wrong_expiry();
    return std::optional(Instant{now.microseconds + days * day_microseconds});
  }
  const auto last = parse_date(typed);
  if (!last) return wrong_expiry();
  return std::optional(Instant{last->microseconds + day_microseconds});
}

// A key that cannot be noted, on a full disk, can still be read with.
Result<ApiKey> find_api_key(Context& context, std::string_view token) {
  const auto now = context.clock.now();
  std::optional<ApiKey> key;
  {
    CAIRN_TRY(auto transaction, context.store.begin(Access::read));
    CAIRN_TRY(key, optional(transaction->api_keys().find_by_token(organisation_of(token),
                                                                  token_hash(token))));
  }
  if (!key) return fail(ErrorCode::not_permitted, "api-key", "This API key is not known here.");
  if (is_expired(*key, now))
    return fail(ErrorCode::not_permitted, "api-key",
                filled("This API key ended on {}. Make a new one on the desk, under Keys for "
                       "programs, and put it in its place.",
                       format_instant(*key->expires).substr(0, 10)));
  const Instant today{now.microseconds - now.microseconds % day_microseconds};
  if (key->last_used != today) (void)note_use(context, *key, today);
  return std::move(*key);
}

bool allows(const ApiKey& key, std::string_view scope) {
  return std::any_of(key.scopes.begin(), key.scopes.end(),
                     [&](const auto& held) { return covers(held, scope); });
}

bool is_expired(const ApiKey& key, Instant now) { return key.expires && *key.expires <= now; }

Result<std::vector<ApiKey>> list_api_keys(Context& context, const Actor& actor) {
  CAIRN_TRY(auto transaction, context.store.begin(Access::read));
  return transaction->api_keys().list(actor.organisation);
}

Status remove_api_key(Context& context, const Actor& actor, const ApiKeyId& id) {
  CAIRN_TRY(auto transaction, context.store.begin(Access::write));
  CAIRN_CHECK(transaction->api_keys().remove(actor.organisation, id));
  CAIRN_CHECK(audit(context, *transaction, actor, "api-key.remove", id.text));
  return transaction->commit();
}

}  // namespace cairn::app
