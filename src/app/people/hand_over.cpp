// SPDX-License-Identifier: Apache-2.0
#include "app/people/hand_over.h"

#include "app/audit.h"
#include "app/mail/texts.h"
#include "app/optional.h"
#include "app/outbox/queue.h"
#include "app/people/members.h"
#include "app/ports/accounts.h"
#include "app/ports/mail_records.h"
#include "app/ports/organisations.h"
#include "base/filled.h"

namespace cairn::app {
namespace {

constexpr Field to_field{"/to", "The new owner"};

Result<Roles> lesser_roles(const HandOver& form) {
  if (form.afterwards == Afterwards::leaves) return Roles();
  CAIRN_TRY(const auto roles, roles_field(form.roles));
  if (roles.has(Role::owner))
    return field_error({"/roles", "Roles"},
                       "Whoever hands an organisation over owns it no more. To own it together, "
                       "change the other’s roles instead.");
  return roles;
}

// A member other than whoever hands it over.
Result<Account> receiver(Transaction& transaction, const Actor& actor, const HandOver& form) {
  if (form.to == form.proof.owner)
    return field_error(to_field, "Whoever hands it over owns it already. Choose somebody else.");
  CAIRN_TRY(auto found, optional(transaction.accounts().find(actor.organisation, form.to)));
  if (!found || found->departed)
    return field_error(to_field,
                       "Choose one of the members. Whoever is none yet is invited first.");
  return std::move(*found);
}

Status check_receiver(Context& context, const Actor& actor, const HandOver& form, Faults& faults) {
  CAIRN_TRY(auto transaction, context.store.begin(Access::read));
  auto found = receiver(*transaction, actor, form);
  if (!found && found.error().code != ErrorCode::invalid) return found.error();
  if (!found) faults.add(std::move(found).error());
  return done;
}

Status tell(Context& context, Transaction& transaction, const Account& from, const Account& to) {
  if (context.mailer == nullptr) return done;
  CAIRN_TRY(const auto organisation, transaction.organisations().find(to.organisation));
  CAIRN_TRY(const auto language, transaction.mail_records().language(to.organisation));
  const auto say = [&](std::string_view english) {
    return with_values(say_in(context.wording, language, english),
                       {{"organisation", organisation.name}, {"from", from.email}});
  };
  Mail mail;
  mail.to = to.email;
  mail.subject = say(to_say("You own {organisation} now"));
  mail.text = say(to_say("{from} has handed {organisation} over to you. You see to all of it from "
                         "now on, and say who else belongs:")) +
              "\n\n" + context.base_url + "/desk/members\n\n" +
              say(to_say("You did not expect this? Ask {from} about it.")) + "\n";
  mail.id = new_salt(context.random);
  mail.date = context.clock.now();
  return queue_mail(context, transaction, to.organisation, mail);
}

}  // namespace

Status hand_over(Context& context, const Actor& actor, const HandOver& form) {
  Faults faults;
  CAIRN_CHECK(check_receiver(context, actor, form, faults));
  const auto kept = faults.take(lesser_roles(form));
  CAIRN_CHECK(check_owner(context, actor, form.proof, faults));
  CAIRN_CHECK(faults.verdict());
  CAIRN_TRY(auto transaction, context.store.begin(Access::write));
  CAIRN_TRY(const auto to, receiver(*transaction, actor, form));
  CAIRN_TRY(const auto from, transaction->accounts().find(actor.organisation, form.proof.owner));
  // Somebody may have been quicker while the password was compared.
  if (from.departed || !from.roles.has(Role::owner))
    return fail(ErrorCode::conflict, "hand-over", "This organisation has just got another owner.");
  auto raised = to.roles;
  raised.add(Role::owner);
  CAIRN_CHECK(transaction->accounts().set_roles(actor.organisation, to.id, raised));
  CAIRN_CHECK(audit(context, *transaction, actor, "member.hand-over", to.id.text,
                    filled("Before: {}", in_words(to.roles))));
  CAIRN_CHECK(tell(context, *transaction, from, to));
  if (form.afterwards == Afterwards::leaves) {
    CAIRN_CHECK(take_out(context, *transaction, actor, from));
    return transaction->commit();
  }
  CAIRN_CHECK(transaction->accounts().set_roles(actor.organisation, from.id, kept));
  CAIRN_CHECK(audit(context, *transaction, actor, "member.roles", from.id.text,
                    filled("Before: {}", in_words(from.roles))));
  return transaction->commit();
}

}  // namespace cairn::app
