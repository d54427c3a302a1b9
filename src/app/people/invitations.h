// SPDX-License-Identifier: Apache-2.0
// Invitations into an organisation: made by its owners, mailed or handed on as a link, used once.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "app/accounts/proof.h"
#include "app/accounts/session.h"
#include "app/context.h"
#include "app/ports/invitations.h"

namespace cairn::app {

struct InvitationForm {
  std::string email;  // "": for whoever has the link
  std::vector<std::string> roles;
  OwnerProof proof = {};  // looked at where they are to be an owner
};

struct Invited {
  Invitation invitation;
  std::string
      link;  // to hand on, told this once; "" where it is mailed: then it proves the address
};
// Errors: invalid ("/email", "/roles", "/owner", "/password"); conflict (they belong already; too
// many wait); too_many (mails to one address; guesses); those of check_giver.
Result<Invited> invite(Context& context, const Actor& actor, const InvitationForm& form);

// Those that can still be used, by age.
Result<std::vector<Invitation>> list_invitations(Context& context, const Actor& actor);
// It leads nowhere from now on. Errors: not_found.
Status withdraw_invitation(Context& context, const Actor& actor, const InvitationId& id);

struct OpenedInvitation {
  Invitation invitation;
  Organisation organisation;
  bool has_login = false;  // whoever it is made out to signs in here already
};
// Errors: not_found (unknown, used, withdrawn or over).
Result<OpenedInvitation> open_invitation(Context& context, std::string_view token);

struct AcceptForm {
  std::string email;      // of an invitation that is made out to nobody
  std::string password;   // of the login that has this address, or for a new one
  std::string mail_code;  // of six digits, where `mail_proof` asks for it
  std::string mail_proof;
  std::string peer = {};
  std::string device = {};
  std::string language = {};  // of the mailed code, BCP 47
};
struct Accepted {
  std::optional<SignedIn> signed_in;
  std::string mail_proof;  // or: a code was mailed to the address; answer again with both
};
// A new login, or one that is there with its password, joins. An address that nobody has proved is
// proved by a code where mail is sent. Errors: those of open_invitation; invalid ("/email",
// "/password", "/mail_code"); too_many; conflict (it belongs already).
Result<Accepted> accept_invitation(Context& context, std::string_view token,
                                   const AcceptForm& form);

// Whoever is signed in joins, and works for that organisation from now on. Errors: those of
// open_invitation; not_permitted (it is made out to somebody else); conflict.
Status accept_signed_in(Context& context, std::string_view token, const CurrentSession& session);

// Joins in the transaction of another way of signing in, and uses the invitation up.
Result<Account> join(Context& context, Transaction& transaction, const Invitation& invitation,
                     const LoginId& login);

}  // namespace cairn::app
