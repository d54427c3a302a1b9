// SPDX-License-Identifier: Apache-2.0
// Personal links: what the learner of an award is given, by mail or on paper. They are made from a
// secret of the server, so that they can be given again and nothing of them is stored.
#pragma once
#include <array>
#include <string>
#include <string_view>

#include "app/context.h"
#include "app/ports/claims.h"

namespace cairn::app {

class PersonalLinks {
 public:
  // Errors: not_permitted (the secret was sealed by another data folder). Opens a transaction.
  static Result<PersonalLinks> open(Context& context);
  // Within somebody's transaction, which writes.
  static Result<PersonalLinks> open(Context& context, Transaction& transaction);

  // "{base}/offer/{token}": shows the badge and, where it is an offer, takes the answer.
  std::string url(const AwardId& award) const;
  std::string token(const AwardId& award) const;
  // The award a token is of. Errors: not_found.
  Result<AwardId> award_of(std::string_view token) const;

  // Opens the learner's page, unless that was given another token than one of ours.
  std::string learner_token(const Learner& learner) const;
  // "{base}/l/{token}", or where a new link is asked for.
  std::string page_url(const Learner& learner) const;
  // "{base}/mail/{token}": ends mail to the learner.
  std::string mail_url(const Learner& learner) const;
  // "{base}/staff-mail/{token}": ends notices to a member.
  std::string staff_mail_url(const AccountId& account) const;
  // Errors of both: not_found.
  Result<LearnerId> learner_of_mail(std::string_view token) const;
  Result<AccountId> account_of_mail(std::string_view token) const;

 private:
  PersonalLinks(std::string base_url, std::string secret)
      : base_url_(std::move(base_url)), secret_(std::move(secret)) {}
  // `id`, and what proves that we made it for that purpose.
  std::string proved(std::string_view purpose, const std::string& id) const;
  // Errors: not_found (we did not make it).
  Result<std::string> id_proved(std::string_view purpose, std::string_view given) const;

  std::string base_url_;
  std::string secret_;
};

}  // namespace cairn::app
