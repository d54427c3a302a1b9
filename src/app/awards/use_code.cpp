// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "app/achievements/prerequisites.h"
#include "app/audit.h"
#include "app/awards/award.h"
#include "app/awards/badge.h"
#include "app/awards/codes.h"
#include "app/awards/mail_proof.h"
#include "app/awards/recipient.h"
#include "app/claims/claim.h"
#include "app/fields.h"
#include "app/learners/holder.h"
#include "app/learners/learner_page.h"
#include "app/learners/self_named.h"
#include "app/limits.h"
#include "app/mail/postman.h"
#include "app/optional.h"
#include "app/ports/awards.h"
#include "app/stacks/outside.h"

namespace cairn::app {
namespace {

struct Taker {
  std::string name;
  std::string email;
  std::string language;
  bool proved = false;  // by a code that was mailed there
};

// A yes that somebody else gives: a claim like any other, without files.
Result<CodeUsed> use_for_claim(Context& context, const OpenedCode& opened,
                               const CodeAnswer& answer) {
  ClaimForm form;
  form.name = answer.name;
  form.email = answer.email;
  form.statement = answer.statement;
  form.language = answer.language;
  form.badges = answer.badges;
  form.badge_file = answer.badge_file;
  form.code = opened.code.code;
  form.secret = answer.secret;
  CAIRN_TRY(const auto sent,
            submit_claim(context, opened.achievement.claim_code, form, answer.learner_token));
  return CodeUsed{{}, learner_url(context, sent.learner_token), {}};
}

// Whose address is proved has the page of that address.
Result<Learner> learner_of(Context& context, Transaction& transaction,
                           const OrganisationId& organisation, const Recipients& recipients,
                           const Taker& person, const CodeAnswer& answer) {
  if (person.proved)
    return recipients.settle(context, transaction, organisation, person.name, person.email);
  Learner learner;
  learner.organisation = organisation;
  learner.name = person.name;
  learner.email = person.email;
  learner.language = person.language;
  CAIRN_TRY([[maybe_unused]] const auto token,
            settle_self_named(context, transaction, learner, answer.learner_token,
                              seed_of_answers(answer.secret, {person.name, person.email})));
  return learner;
}

Result<CodeUsed> use_for_award(Context& context, const OpenedCode& opened, const Taker& person,
                               const CodeAnswer& answer) {
  const auto& organisation = opened.code.organisation;
  CAIRN_TRY(const auto brought,
            read_brought_along(context, opened.achievement, person.email, answer.badge_file));
  CAIRN_TRY(const auto recipients, Recipients::open(context));
  CAIRN_TRY(auto transaction, context.store.begin(Access::write));
  const auto key = "code:" + opened.code.code + ":" + person.email;
  CAIRN_TRY(const auto earlier,
            optional(transaction->awards().find_by_source_key(organisation, key)));
  AwardOrder order;
  order.achievement = opened.achievement;
  CAIRN_TRY(order.learner,
            learner_of(context, *transaction, organisation, recipients, person, answer));
  if (earlier && (person.proved || earlier->learner == order.learner.id))
    return CodeUsed{recipients.links().url(earlier->id), {}, {}};
  if (earlier)
    return field_error({"/email", "E-mail address"},
                       "With this address the badge has been taken by this code already. Open the "
                       "link that was shown then.");
  CAIRN_CHECK(count_use(*transaction, organisation, opened.code.code));
  CAIRN_CHECK(check_shown(*transaction, opened.achievement,
                          {person.email, answer.learner_token, answer.badges,
                           brought ? &*brought : nullptr, person.proved},
                          context.clock.now()));
  if (brought) CAIRN_CHECK(keep_brought_along(context, *transaction, order.learner, *brought));
  CAIRN_CHECK(know_language(*transaction, order.learner, person.language));
  order.source = AwardSource::code;
  order.source_key = key;
  CAIRN_TRY(const auto award, make_award(context, *transaction, order));
  CAIRN_CHECK(Postman(context, *transaction, organisation).send(MailKind::award_made, award));
  CAIRN_CHECK(audit(context, *transaction, {organisation, {"learner"}}, "award.make", award.id.text,
                    opened.code.code));
  CAIRN_CHECK(transaction->commit());
  return CodeUsed{recipients.links().url(award.id), {}, {}};
}

}  // namespace

Result<CodeUsed> use_code(Context& context, std::string_view id, const CodeAnswer& answer) {
  CAIRN_TRY(const auto opened, open_code(context, id));
  if (opened.code.mode == CodeMode::approval) return use_for_claim(context, opened, answer);
  Taker person{.name = {}, .email = {}, .language = answer.language};
  Faults faults;
  person.name = faults.take(
      text_field({"/name", "Name"}, answer.name, limits::name_characters_max, Presence::required));
  person.email = faults.take(email_field({"/email", "E-mail address"}, answer.email));
  CAIRN_CHECK(faults.verdict());
  // Where mail can be sent, an address is shown to be one's own.
  if (context.mailer != nullptr) {
    if (answer.mail_proof.empty()) {
      CAIRN_TRY(auto proof,
                send_mail_code(context, person.email, opened.achievement.name, person.language));
      return CodeUsed{{}, {}, std::move(proof)};
    }
    CAIRN_CHECK(check_mail_code(context, person.email, answer.mail_proof, answer.mail_code));
    person.proved = true;
  }
  return use_for_award(context, opened, person, answer);
}

}  // namespace cairn::app
