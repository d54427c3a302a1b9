// SPDX-License-Identifier: Apache-2.0
// Mail to learners as its organisation sees it: what it says, in which language, what became of it.
#pragma once
#include <set>
#include <string>
#include <vector>

#include "app/context.h"
#include "app/mail/texts.h"
#include "app/ports/mail_records.h"
#include "app/ports/outbox.h"

namespace cairn::app {

struct MailDesk {
  std::string language;  // of learners whose own is not known; "" is English
  std::int64_t refusals = 0;
  MailLook look = {};
};
Result<MailDesk> mail_desk(Context& context, const Actor& actor);
// `language`: a tag that mail can be written in, which the caller knows.
Status set_mail_language(Context& context, const Actor& actor, const std::string& language);

inline constexpr std::size_t mail_sender_characters_max = 100;
inline constexpr std::size_t mail_signature_characters_max = 500;
// Of mail that is queued from now on. Errors: invalid ("/sender", "/signature").
Status set_mail_look(Context& context, const Actor& actor, const MailLook& look);

// How a mail would read: to somebody made up, where `words` leave out who.
Result<MailText> preview_mail(Context& context, const Actor& actor, MailKind kind, MailWords words);

// Mail that tells of a learner, an award or a claim, newest first.
Result<std::vector<Delivery>> mail_about(Context& context, const Actor& actor,
                                         const std::string& subject);
// Those of `subjects` whose latest mail did not arrive and will not.
Result<std::set<std::string>> unreached(Context& context, const Actor& actor,
                                        const std::vector<std::string>& subjects);
Result<std::vector<Delivery>> mail_to_learner(Context& context, const Actor& actor,
                                              const LearnerId& learner);

}  // namespace cairn::app
