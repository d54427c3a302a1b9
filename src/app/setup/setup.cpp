// SPDX-License-Identifier: Apache-2.0
#include "app/setup/setup.h"

#include "app/accounts/password.h"
#include "app/accounts/session.h"
#include "app/base_address.h"
#include "app/fields.h"
#include "app/limits.h"
#include "app/people/organisations.h"
#include "app/ports/accounts.h"
#include "app/ports/logins.h"
#include "app/ports/organisations.h"

namespace cairn::app {
namespace {

Error already_set_up() {
  return fail(ErrorCode::conflict, "setup", "This server is already set up. Sign in instead.");
}

Result<bool> has_organisation(Transaction& transaction) {
  CAIRN_TRY(const auto organisations, transaction.organisations().list());
  return !organisations.empty();
}

Result<std::string> mint_link(Context& context, Transaction& transaction) {
  const auto token = new_token(server_organisation(), context.random);
  const Instant expires{context.clock.now().microseconds +
                        limits::setup_link_seconds_max * 1'000'000};
  CAIRN_CHECK(transaction.accounts().replace_setup_token({token_hash(token), expires}));
  return context.base_url + "/setup/" + token;
}

Status check_token(Context& context, Transaction& transaction, std::string_view token) {
  CAIRN_TRY(const bool set_up, has_organisation(transaction));
  if (set_up) return already_set_up();
  const auto known = transaction.accounts().setup_token();
  if (!known && known.error().code != ErrorCode::not_found) return known.error();
  if (!known || known->token_hash != token_hash(token) || known->expires <= context.clock.now())
    return fail(ErrorCode::not_permitted, "setup",
                "This set-up link does not work any more. Run cairn setup-link for a new one.");
  return done;
}

struct Founding {
  Organisation organisation;
  Login login;
  Account account;
};

Result<Founding> read_fields(const SetupForm& form) {
  Founding founding;
  auto& organisation = founding.organisation;
  Faults faults;
  organisation.name = faults.take(text_field({"/organisation", "Organisation"}, form.organisation,
                                             limits::name_characters_max, Presence::required));
  organisation.url = faults.take(url_field({"/url", "Web address"}, form.url, Presence::optional));
  founding.login.email = faults.take(email_field({"/email", "E-mail address"}, form.email));
  if (!form.address.empty() && !read_base_url(form.address))
    faults.add(field_error({"/address", "Address of this server"},
                           "Write it like https://badges.example.org or "
                           "https://example.org/badges."));
  faults.check(check_password({"/password", "Password"}, form.password));
  CAIRN_CHECK(faults.verdict());
  return founding;
}

// Hashing the password is slow: it happens before any transaction begins.
Result<Founding> read_form(Context& context, const SetupForm& form) {
  CAIRN_TRY(auto founding, read_fields(form));
  auto& organisation = founding.organisation;
  CAIRN_TRY(founding.login.password_hash, hash_password(form.password));
  organisation.id = new_organisation_id(context.random);
  organisation.email = founding.login.email;
  organisation.created = context.clock.now();
  founding.login.id = {new_name(server_organisation(), context.random)};
  founding.login.created = organisation.created;
  founding.account.organisation = organisation.id;
  founding.account.id = {new_name(organisation.id, context.random)};
  founding.account.login = founding.login.id;
  founding.account.roles = {Role::owner};
  founding.account.created = organisation.created;
  return founding;
}

Status found(Context& context, Transaction& transaction, const Founding& founding,
             const std::string& language) {
  CAIRN_CHECK(transaction.logins().add(founding.login));
  CAIRN_CHECK(transaction.accounts().remove_setup_token());
  return found_organisation(context, transaction, founding.organisation, founding.account,
                            language);
}

}  // namespace

Result<bool> is_set_up(Context& context) {
  CAIRN_TRY(auto transaction, context.store.begin(Access::read));
  return has_organisation(*transaction);
}

Result<std::string> ensure_setup(Context& context) {
  CAIRN_TRY(auto transaction, context.store.begin(Access::write));
  CAIRN_TRY(const bool set_up, has_organisation(*transaction));
  if (set_up) return std::string();
  CAIRN_TRY(auto link, mint_link(context, *transaction));
  CAIRN_CHECK(transaction->commit());
  return link;
}

Result<std::string> setup_link(Context& context) {
  CAIRN_TRY(auto link, ensure_setup(context));
  if (link.empty()) return already_set_up();
  return link;
}

Status check_setup_token(Context& context, std::string_view token) {
  CAIRN_TRY(auto transaction, context.store.begin(Access::read));
  return check_token(context, *transaction, token);
}

Status check_setup_form(const SetupForm& form) {
  CAIRN_CHECK(read_fields(form));
  return done;
}

Result<SignedIn> complete_setup(Context& context, std::string_view token, const SetupForm& form) {
  CAIRN_CHECK(check_setup_token(context, token));
  CAIRN_TRY(const auto founding, read_form(context, form));
  CAIRN_TRY(auto transaction, context.store.begin(Access::write));
  CAIRN_CHECK(check_token(context, *transaction, token));
  CAIRN_CHECK(found(context, *transaction, founding, form.language));
  if (!form.address.empty()) CAIRN_CHECK(choose_address(context, *transaction, form.address));
  CAIRN_TRY(auto signed_in, start_session(context, *transaction, founding.account,
                                          SignInMeans::password, form.device));
  CAIRN_CHECK(transaction->commit());
  return signed_in;
}

Result<OrganisationId> initialise(Context& context, const SetupForm& form) {
  CAIRN_TRY(const auto founding, read_form(context, form));
  CAIRN_TRY(auto transaction, context.store.begin(Access::write));
  CAIRN_TRY(const bool set_up, has_organisation(*transaction));
  if (set_up) return already_set_up();
  CAIRN_CHECK(found(context, *transaction, founding, form.language));
  CAIRN_CHECK(transaction->commit());
  return founding.organisation.id;
}

}  // namespace cairn::app
