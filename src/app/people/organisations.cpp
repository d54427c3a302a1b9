// SPDX-License-Identifier: Apache-2.0
#include "app/people/organisations.h"

#include <algorithm>

#include "app/audit.h"
#include "app/fields.h"
#include "app/limits.h"
#include "app/ports/mail_records.h"
#include "app/signing.h"

namespace cairn::app {
namespace {

Status move_session(Transaction& transaction, const CurrentSession& session,
                    const OrganisationId& place) {
  CAIRN_TRY(auto kept, transaction.logins().find_session(session.token_hash));
  kept.works_for = place;
  return transaction.logins().update_session(kept);
}

}  // namespace

Status work_for(Context& context, const CurrentSession& session, const OrganisationId& place) {
  CAIRN_TRY(auto transaction, context.store.begin(Access::write));
  CAIRN_TRY(const auto accounts, transaction->accounts().of_login(session.login));
  const bool belongs = std::any_of(accounts.begin(), accounts.end(), [&](const Account& account) {
    return account.organisation == place;
  });
  if (!belongs)
    return fail(ErrorCode::not_found, "organisations", "You do not belong to this organisation.");
  CAIRN_CHECK(move_session(*transaction, session, place));
  return transaction->commit();
}

Status found_organisation(Context& context, Transaction& transaction,
                          const Organisation& organisation, const Account& owner,
                          const std::string& language) {
  CAIRN_CHECK(transaction.organisations().add(organisation));
  CAIRN_CHECK(transaction.accounts().add(owner));
  CAIRN_CHECK(make_key(context, transaction, organisation.id, crypto::KeyType::ed25519));
  if (!language.empty())
    CAIRN_CHECK(transaction.mail_records().set_language(organisation.id, language));
  return audit(context, transaction, {organisation.id, owner.id}, "organisation.create",
               organisation.id.text);
}

Result<OrganisationId> found_further(Context& context, const CurrentSession& session,
                                     const FurtherOrganisation& form) {
  Organisation organisation;
  Faults faults;
  organisation.name = faults.take(
      text_field({"/name", "Name"}, form.name, limits::name_characters_max, Presence::required));
  organisation.url = faults.take(url_field({"/url", "Web address"}, form.url, Presence::optional));
  CAIRN_CHECK(faults.verdict());
  organisation.id = new_organisation_id(context.random);
  organisation.email = session.email;
  organisation.created = context.clock.now();
  const Account owner{organisation.id,
                      {new_name(organisation.id, context.random)},
                      session.login,
                      session.email,
                      {Role::owner},
                      organisation.created,
                      {}};
  CAIRN_TRY(auto transaction, context.store.begin(Access::write));
  CAIRN_TRY(const auto accounts, transaction->accounts().of_login(session.login));
  if (accounts.size() >= limits::organisations_of_login_max)
    return fail(ErrorCode::conflict, "organisations",
                "You belong to as many organisations as anybody can. Leave one first.");
  CAIRN_CHECK(found_organisation(context, *transaction, organisation, owner, form.language));
  CAIRN_CHECK(move_session(*transaction, session, organisation.id));
  CAIRN_CHECK(transaction->commit());
  return organisation.id;
}

}  // namespace cairn::app
