// SPDX-License-Identifier: Apache-2.0
#include "app/accounts/openid/admission.h"

#include "app/audit.h"
#include "app/fields.h"
#include "app/optional.h"
#include "app/people/invitations.h"
#include "base/filled.h"
#include "base/text.h"

namespace cairn::app::openid {
namespace {

Error refused(std::string detail) {
  return fail(ErrorCode::not_permitted, "openid", std::move(detail));
}

// An address may pass to somebody else at the provider; a subject does not.
Status check_same_person(Transaction& transaction, const std::string& issuer,
                         const Identity& identity, const LoginId& login) {
  CAIRN_TRY(const auto known, optional(transaction.logins().subject_of(issuer, login)));
  if (!known || *known == identity.subject) return done;
  return refused(
      "Somebody else at this provider has signed in here with your address before. Ask whoever "
      "runs this server.");
}

// Where no mail is sent, nobody had to prove the address: whoever chose the password may have typed
// somebody else's, and would come in with them from now on.
Status end_unproved(Context& context, Transaction& transaction, const LoginId& login) {
  if (context.mailer != nullptr) return done;
  CAIRN_CHECK(transaction.logins().set_password_hash(login, ""));
  return transaction.logins().remove_sessions_of(login);
}

// Who is known by their subject may have another address there than here.
Status note_proved(Context& context, Transaction& transaction, const Login& login,
                   const Identity& identity) {
  if (!identity.email_verified || to_lower_ascii(trim(identity.email)) != login.email) return done;
  return transaction.logins().set_proved(login.id, context.clock.now());
}

// Made for an address that is invited; joins whatever it is invited to.
Result<LoginId> invited(Context& context, Transaction& transaction, const std::string& email) {
  CAIRN_TRY(const auto invitations, transaction.invitations().for_email(email));
  const auto now = context.clock.now();
  LoginId login;
  for (const auto& invitation : invitations) {
    if (invitation.expires <= now) continue;
    if (login.text.empty()) {
      login = {new_name(server_organisation(), context.random)};
      CAIRN_CHECK(transaction.logins().add({login, email, {}, now, now}));
    }
    CAIRN_CHECK(join(context, transaction, invitation, login));
  }
  if (login.text.empty())
    return refused(
        filled("Nobody here has invited {}. Ask an owner of your organisation to do it.", email));
  return login;
}

Result<LoginId> login_of(Context& context, Transaction& transaction, const std::string& issuer,
                         const Identity& identity) {
  auto& logins = transaction.logins();
  CAIRN_TRY(const auto known, optional(logins.find_by_identity(issuer, identity.subject)));
  if (known) {
    CAIRN_CHECK(note_proved(context, transaction, *known, identity));
    return known->id;
  }
  if (!identity.email_verified || identity.email.empty())
    return refused("The provider has not verified your e-mail address. Do that there first.");
  CAIRN_TRY(const auto email, email_field({"/email", "E-mail address"}, identity.email));
  CAIRN_TRY(const auto same, optional(logins.find_by_email(email)));
  LoginId login;
  if (same) {
    CAIRN_CHECK(check_same_person(transaction, issuer, identity, same->id));
    CAIRN_CHECK(end_unproved(context, transaction, same->id));
    CAIRN_CHECK(logins.set_proved(same->id, context.clock.now()));
    login = same->id;
  } else {
    CAIRN_TRY(login, invited(context, transaction, email));
  }
  CAIRN_CHECK(logins.add_identity(issuer, identity.subject, login, context.clock.now()));
  return login;
}

}  // namespace

Result<SignedIn> admit(Context& context, const std::string& issuer, const Identity& identity,
                       const std::string& device) {
  CAIRN_TRY(auto transaction, context.store.begin(Access::write));
  CAIRN_TRY(const auto login, login_of(context, *transaction, issuer, identity));
  CAIRN_TRY(const auto account, usual_place(*transaction, login));
  CAIRN_TRY(auto signed_in,
            start_session(context, *transaction, account, SignInMeans::openid, device));
  CAIRN_CHECK(audit(context, *transaction, signed_in.actor, "session.start", account.id.text,
                    "By OpenID Connect"));
  CAIRN_CHECK(transaction->commit());
  return signed_in;
}

}  // namespace cairn::app::openid
