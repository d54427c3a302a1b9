// SPDX-License-Identifier: Apache-2.0
#include "app/accounts/own_address.h"

#include "app/audit.h"
#include "app/awards/mail_proof.h"

namespace cairn::app {

Result<std::string> send_address_code(Context& context, const CurrentSession& session,
                                      std::string_view language) {
  if (context.mailer == nullptr)
    return fail(ErrorCode::conflict, "address",
                "No mail is sent from here, so no code can prove your address.");
  return send_mail_code(context, session.email, session.organisation.name, language);
}

Status prove_address(Context& context, const CurrentSession& session, std::string_view mail_proof,
                     std::string_view digits) {
  CAIRN_CHECK(check_mail_code(context, session.email, mail_proof, digits));
  CAIRN_TRY(auto transaction, context.store.begin(Access::write));
  CAIRN_CHECK(transaction->logins().set_proved(session.login, context.clock.now()));
  CAIRN_CHECK(
      audit(context, *transaction, session.actor, "address.prove", session.actor.account.text));
  return transaction->commit();
}

}  // namespace cairn::app
