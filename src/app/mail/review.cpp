// SPDX-License-Identifier: Apache-2.0
#include "app/mail/review.h"

#include "app/audit.h"
#include "app/fields.h"
#include "app/ports/mail_records.h"
#include "app/ports/organisations.h"

namespace cairn::app {

Result<MailDesk> mail_desk(Context& context, const Actor& actor) {
  MailDesk desk;
  CAIRN_TRY(auto transaction, context.store.begin(Access::read));
  CAIRN_TRY(desk.language, transaction->mail_records().language(actor.organisation));
  CAIRN_TRY(desk.look, transaction->mail_records().look(actor.organisation));
  CAIRN_TRY(desk.refusals, transaction->mail_records().count_refusals(actor.organisation));
  return desk;
}

Status set_mail_language(Context& context, const Actor& actor, const std::string& language) {
  CAIRN_TRY(auto transaction, context.store.begin(Access::write));
  CAIRN_CHECK(transaction->mail_records().set_language(actor.organisation, language));
  CAIRN_CHECK(audit(context, *transaction, actor, "mail.language", language));
  return transaction->commit();
}

Status set_mail_look(Context& context, const Actor& actor, const MailLook& look) {
  MailLook kept;
  Faults faults;
  kept.sender = faults.take(text_field({"/sender", to_say("Name of the sender")}, look.sender,
                                       mail_sender_characters_max, Presence::optional));
  kept.signature =
      faults.take(text_field({"/signature", to_say("Lines at the end")}, look.signature,
                             mail_signature_characters_max, Presence::optional, Lines::many));
  if (kept.sender.find_first_of("@<>\"") != kept.sender.npos)
    faults.add(field_error({"/sender", "Name of the sender"},
                           "Write a name, without an address and without quotes."));
  CAIRN_CHECK(faults.verdict());
  CAIRN_TRY(auto transaction, context.store.begin(Access::write));
  CAIRN_TRY(const auto before, transaction->mail_records().look(actor.organisation));
  if (before == kept) return done;
  CAIRN_CHECK(transaction->mail_records().set_look(actor.organisation, kept));
  CAIRN_CHECK(audit(context, *transaction, actor, "mail.look", ""));
  return transaction->commit();
}

Result<MailText> preview_mail(Context& context, const Actor& actor, MailKind kind,
                              MailWords words) {
  CAIRN_TRY(auto transaction, context.store.begin(Access::read));
  CAIRN_TRY(const auto organisation, transaction->organisations().find(actor.organisation));
  CAIRN_TRY(const auto language, transaction->mail_records().language(actor.organisation));
  CAIRN_TRY(const auto look, transaction->mail_records().look(actor.organisation));
  words.organisation = organisation.name;
  words.signature = look.signature;
  if (words.name.empty()) words.name = "…";
  if (words.badge.empty()) words.badge = "…";
  if (words.day.empty()) words.day = "…";
  if (words.link.empty()) words.link = context.base_url + "/…";
  words.end = context.base_url + "/mail/…";
  return mail_text(context.wording.get(), language, kind, words);
}

Result<std::vector<Delivery>> mail_about(Context& context, const Actor& actor,
                                         const std::string& subject) {
  CAIRN_TRY(auto transaction, context.store.begin(Access::read));
  return transaction->outbox().mail_about(actor.organisation, subject);
}

Result<std::set<std::string>> unreached(Context& context, const Actor& actor,
                                        const std::vector<std::string>& subjects) {
  std::set<std::string> found;
  CAIRN_TRY(auto transaction, context.store.begin(Access::read));
  for (const auto& subject : subjects) {
    CAIRN_TRY(const auto mails, transaction->outbox().mail_about(actor.organisation, subject));
    if (!mails.empty() && (mails.front().state == DeliveryState::bounced ||
                           mails.front().state == DeliveryState::failed))
      found.insert(subject);
  }
  return found;
}

Result<std::vector<Delivery>> mail_to_learner(Context& context, const Actor& actor,
                                              const LearnerId& learner) {
  CAIRN_TRY(auto transaction, context.store.begin(Access::read));
  return transaction->outbox().mail_to_learner(actor.organisation, learner);
}

}  // namespace cairn::app
