// SPDX-License-Identifier: Apache-2.0
// Joining by a form: with a new login, or one that is there.
#include "app/accounts/password.h"
#include "app/accounts/tries.h"
#include "app/awards/mail_proof.h"
#include "app/fields.h"
#include "app/limits.h"
#include "app/optional.h"
#include "app/people/invitations.h"

namespace cairn::app {
namespace {

struct Comer {
  Login login;
  bool is_new = false;
};

Result<std::string> email_of(const Invitation& invitation, const AcceptForm& form) {
  if (!invitation.email.empty()) return invitation.email;
  return email_field({"/email", "E-mail address"}, form.email);
}

// Slow: outside of any transaction.
Result<Comer> check_known(Context& context, const Login& login, const AcceptForm& form) {
  Tries tries(context, login.email, form.peer);
  CAIRN_CHECK(tries.begin());
  if (form.password.size() > limits::password_characters_max * 4 ||
      !password_matches(form.password, login.password_hash))
    return field_error({"/password", "Password"},
                       "Somebody with this address signs in here already, with another password. "
                       "Type that one.");
  tries.succeed();
  return Comer{login, false};
}

Result<Comer> new_comer(Context& context, const std::string& email, const AcceptForm& form) {
  CAIRN_TRY(auto hash, hash_password(form.password));
  return Comer{{{new_name(server_organisation(), context.random)},
                email,
                std::move(hash),
                context.clock.now(),
                {}},
               true};
}

Result<SignedIn> let_in(Context& context, const Invitation& invitation, const Comer& comer,
                        const std::string& device) {
  CAIRN_TRY(auto transaction, context.store.begin(Access::write));
  CAIRN_CHECK(comer.is_new ? transaction->logins().add(comer.login)
                           : check_unchanged(*transaction, comer.login));
  CAIRN_TRY(const auto account, join(context, *transaction, invitation, comer.login.id));
  CAIRN_TRY(auto signed_in,
            start_session(context, *transaction, account, SignInMeans::password, device));
  CAIRN_CHECK(transaction->commit());
  return signed_in;
}

Result<std::optional<Login>> login_with(Context& context, const std::string& email) {
  CAIRN_TRY(auto transaction, context.store.begin(Access::read));
  return optional(transaction->logins().find_by_email(email));
}

}  // namespace

Result<Accepted> accept_invitation(Context& context, std::string_view token,
                                   const AcceptForm& form) {
  CAIRN_TRY(const auto opened, open_invitation(context, token));
  const auto& invitation = opened.invitation;
  CAIRN_TRY(const auto email, email_of(invitation, form));
  CAIRN_TRY(const auto known, login_with(context, email));
  Accepted out;
  Comer comer;
  if (known) {
    CAIRN_TRY(comer, check_known(context, *known, form));
  } else {
    CAIRN_CHECK(check_password({"/password", "Password"}, form.password));
    // A mailed link proves the address; one that was handed on does not.
    const bool by_code = !invitation.mailed && context.mailer != nullptr;
    if (by_code) {
      if (form.mail_proof.empty()) {
        CAIRN_TRY(out.mail_proof,
                  send_mail_code(context, email, opened.organisation.name, form.language));
        return out;
      }
      CAIRN_CHECK(check_mail_code(context, email, form.mail_proof, form.mail_code));
    }
    CAIRN_TRY(comer, new_comer(context, email, form));
    if (by_code) comer.login.proved = comer.login.created;
  }
  CAIRN_TRY(out.signed_in, let_in(context, invitation, comer, form.device));
  return out;
}

}  // namespace cairn::app
