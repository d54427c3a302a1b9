// SPDX-License-Identifier: Apache-2.0
#include "app/mail/refusal.h"

#include "app/audit.h"
#include "app/awards/personal_link.h"
#include "app/learners/holder.h"
#include "app/ports/mail_records.h"
#include "app/ports/organisations.h"

namespace cairn::app {
namespace {

Result<Learner> learner_of(Transaction& transaction, const LearnerId& id) {
  auto learner = transaction.claims().find_learner(organisation_of(id.text), id);
  if (learner && !is_erased(*learner)) return learner;
  return fail(ErrorCode::not_found, "mail", "Nothing is sent to you from here any more.");
}

Status set_refused(Context& context, std::string_view token, bool refused) {
  CAIRN_TRY(const auto links, PersonalLinks::open(context));
  CAIRN_TRY(const auto id, links.learner_of_mail(token));
  CAIRN_TRY(auto transaction, context.store.begin(Access::write));
  CAIRN_TRY(const auto learner, learner_of(*transaction, id));
  auto& records = transaction->mail_records();
  CAIRN_CHECK(refused ? records.refuse(learner.organisation, learner.email, context.clock.now())
                      : records.take_back(learner.organisation, learner.email));
  CAIRN_CHECK(audit(context, *transaction, acting(learner), refused ? "mail.refuse" : "mail.accept",
                    learner.id.text));
  return transaction->commit();
}

}  // namespace

std::string masked_address(const std::string& email) {
  const auto at = email.find('@');
  return email.substr(0, 1) + "…" + (at == email.npos ? std::string() : email.substr(at));
}

Result<MailChoice> mail_choice(Context& context, std::string_view token) {
  CAIRN_TRY(const auto links, PersonalLinks::open(context));
  CAIRN_TRY(const auto id, links.learner_of_mail(token));
  CAIRN_TRY(auto transaction, context.store.begin(Access::read));
  CAIRN_TRY(const auto learner, learner_of(*transaction, id));
  CAIRN_TRY(const auto organisation, transaction->organisations().find(learner.organisation));
  MailChoice choice{.organisation = organisation.name,
                    .address = masked_address(learner.email),
                    .refused = false};
  CAIRN_TRY(choice.refused,
            transaction->mail_records().refuses(learner.organisation, learner.email));
  return choice;
}

Status end_mail(Context& context, std::string_view token) {
  return set_refused(context, token, true);
}

Status want_mail_again(Context& context, std::string_view token) {
  return set_refused(context, token, false);
}

}  // namespace cairn::app
