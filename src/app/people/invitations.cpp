// SPDX-License-Identifier: Apache-2.0
#include "app/people/invitations.h"

#include <algorithm>

#include "app/audit.h"
#include "app/fields.h"
#include "app/limits.h"
#include "app/mail/texts.h"
#include "app/optional.h"
#include "app/outbox/queue.h"
#include "app/people/members.h"
#include "app/ports/mail_records.h"

namespace cairn::app {
namespace {

constexpr const char* where = "invitation";
constexpr ThrottleRule mails_to_one_address{3, 15 * 60};

Error leads_nowhere() {
  return fail(ErrorCode::not_found, where,
              "This invitation was used, withdrawn, or is over. Ask for a new one.");
}

std::string link_of(const Context& context, std::string_view token) {
  return context.base_url + "/join/" + std::string(token);
}

Status check_room(Transaction& transaction, const Invitation& invitation) {
  const auto& organisation = invitation.organisation;
  CAIRN_TRY(const auto members, transaction.accounts().list(organisation));
  CAIRN_TRY(const auto waiting, transaction.invitations().list(organisation));
  if (members.size() >= limits::members_max || waiting.size() >= limits::invitations_max)
    return fail(ErrorCode::conflict, where,
                "There are too many members or invitations already. Withdraw one first.");
  const bool belongs = std::any_of(members.begin(), members.end(), [&](const Account& account) {
    return account.email == invitation.email;
  });
  if (belongs && !invitation.email.empty())
    return fail(ErrorCode::conflict, where, "This person belongs to the organisation already.");
  return done;
}

// The text says nothing that is only for members. One that is withdrawn and made again is a mail
// each time.
Status mail_invitation(Context& context, Transaction& transaction, const Invitation& invitation,
                       const std::string& link) {
  CAIRN_CHECK(context.throttle.take(
      "invitation to " + invitation.email + " by " + invitation.organisation.text,
      mails_to_one_address, invitation.created));
  CAIRN_TRY(const auto organisation, transaction.organisations().find(invitation.organisation));
  CAIRN_TRY(const auto language, transaction.mail_records().language(invitation.organisation));
  const auto say = [&](std::string_view english) {
    return with_values(say_in(context.wording, language, english),
                       {{"organisation", organisation.name}});
  };
  Mail mail;
  mail.to = invitation.email;
  mail.subject = say(to_say("An invitation to {organisation}"));
  mail.text =
      say(to_say("{organisation} invites you to work on its badges. Open this link to join:")) +
      "\n\n" + link + "\n\n" +
      say(to_say("It works once, for seven days. You do not know them? Then do nothing.")) + "\n";
  mail.id = name_from(invitation.organisation, "mail of " + invitation.id.text);
  mail.date = context.clock.now();
  return queue_mail(context, transaction, invitation.organisation, mail);
}

}  // namespace

Result<Invited> invite(Context& context, const Actor& actor, const InvitationForm& form) {
  Invited out;
  auto& invitation = out.invitation;
  Faults faults;
  if (!form.email.empty())
    invitation.email = faults.take(email_field({"/email", "E-mail address"}, form.email));
  invitation.roles = faults.take(roles_field(form.roles));
  if (invitation.roles.has(Role::owner))
    CAIRN_CHECK(check_owner(context, actor, form.proof, faults));
  CAIRN_CHECK(faults.verdict());
  const auto token = new_token(actor.organisation, context.random);
  invitation.organisation = actor.organisation;
  invitation.id = {new_name(actor.organisation, context.random)};
  invitation.token_hash = token_hash(token);
  invitation.invited_by = actor.account;
  invitation.created = context.clock.now();
  invitation.expires = {invitation.created.microseconds +
                        limits::invitation_seconds_max * 1'000'000};
  CAIRN_TRY(auto transaction, context.store.begin(Access::write));
  // Who becomes an owner is by check_owner above.
  if (!invitation.roles.has(Role::owner))
    CAIRN_CHECK(check_giver(*transaction, actor, invitation.roles));
  auto& invitations = transaction->invitations();
  CAIRN_CHECK(invitations.remove_expired(actor.organisation, invitation.created));
  CAIRN_CHECK(check_room(*transaction, invitation));
  invitation.mailed = !invitation.email.empty() && context.mailer != nullptr;
  CAIRN_CHECK(invitations.add(invitation));
  if (invitation.mailed)
    CAIRN_CHECK(mail_invitation(context, *transaction, invitation, link_of(context, token)));
  else
    out.link = link_of(context, token);
  CAIRN_CHECK(audit(context, *transaction, actor, "member.invite", invitation.id.text));
  CAIRN_CHECK(transaction->commit());
  return out;
}

Result<std::vector<Invitation>> list_invitations(Context& context, const Actor& actor) {
  CAIRN_TRY(auto transaction, context.store.begin(Access::read));
  CAIRN_TRY(auto all, transaction->invitations().list(actor.organisation));
  std::erase_if(all,
                [now = context.clock.now()](const Invitation& it) { return it.expires <= now; });
  return all;
}

Status withdraw_invitation(Context& context, const Actor& actor, const InvitationId& id) {
  CAIRN_TRY(auto transaction, context.store.begin(Access::write));
  CAIRN_CHECK(transaction->invitations().remove(actor.organisation, id));
  CAIRN_CHECK(audit(context, *transaction, actor, "member.withdraw", id.text));
  return transaction->commit();
}

Result<OpenedInvitation> open_invitation(Context& context, std::string_view token) {
  const auto organisation = organisation_of(token);
  CAIRN_TRY(auto transaction, context.store.begin(Access::read));
  CAIRN_TRY(auto found, optional(transaction->invitations().find(organisation, token_hash(token))));
  if (!found || found->expires <= context.clock.now()) return leads_nowhere();
  OpenedInvitation out;
  out.invitation = std::move(*found);
  CAIRN_TRY(out.organisation, transaction->organisations().find(organisation));
  CAIRN_TRY(const auto login, optional(transaction->logins().find_by_email(out.invitation.email)));
  out.has_login = login.has_value();
  return out;
}

Result<Account> join(Context& context, Transaction& transaction, const Invitation& invitation,
                     const LoginId& login) {
  CAIRN_TRY(const auto memberships, transaction.accounts().of_login(login));
  const bool belongs = std::any_of(
      memberships.begin(), memberships.end(),
      [&](const Account& account) { return account.organisation == invitation.organisation; });
  if (belongs) return fail(ErrorCode::conflict, where, "You belong to this organisation already.");
  if (memberships.size() >= limits::organisations_of_login_max)
    return fail(ErrorCode::conflict, where,
                "You belong to as many organisations as anybody can. Leave one first.");
  // Used once: whoever comes second does not find it.
  auto removed = transaction.invitations().remove(invitation.organisation, invitation.id);
  if (!removed && removed.error().code == ErrorCode::not_found) return leads_nowhere();
  CAIRN_CHECK(removed);
  // It was mailed to the address it is made out to, and the link came back.
  if (invitation.mailed) CAIRN_CHECK(transaction.logins().set_proved(login, context.clock.now()));
  CAIRN_TRY(const auto known, transaction.logins().find(login));
  const Account account{invitation.organisation,
                        {new_name(invitation.organisation, context.random)},
                        login,
                        known.email,
                        invitation.roles,
                        context.clock.now(),
                        {}};
  CAIRN_CHECK(transaction.accounts().add(account));
  CAIRN_CHECK(audit(context, transaction, {account.organisation, account.id, account.roles},
                    "member.join", account.id.text));
  return account;
}

Status accept_signed_in(Context& context, std::string_view token, const CurrentSession& session) {
  CAIRN_TRY(const auto opened, open_invitation(context, token));
  const auto& email = opened.invitation.email;
  if (!email.empty() && email != session.email)
    return fail(ErrorCode::not_permitted, where,
                "This invitation is for another address than yours. Sign out, and open it again.");
  CAIRN_TRY(auto transaction, context.store.begin(Access::write));
  CAIRN_TRY(const auto account, join(context, *transaction, opened.invitation, session.login));
  CAIRN_TRY(auto kept, transaction->logins().find_session(session.token_hash));
  kept.works_for = account.organisation;
  CAIRN_CHECK(transaction->logins().update_session(kept));
  return transaction->commit();
}

}  // namespace cairn::app
