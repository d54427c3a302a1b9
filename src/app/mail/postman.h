// SPDX-License-Identifier: Apache-2.0
// Postman: mail to the learners of an organisation, queued in the transaction of its cause, each in
// the learner's language. Without a mail server, and to who wants none, nothing is queued.
#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "app/awards/personal_link.h"
#include "app/context.h"
#include "app/mail/texts.h"
#include "app/ports/achievements.h"
#include "app/ports/awards.h"
#include "app/ports/claims.h"
#include "app/ports/mail_records.h"

namespace cairn::app {

struct MailAbout {
  std::string subject;  // the id of what it tells of
  std::string badge;
  std::string reason = {};
  std::optional<Instant> day = {};
  std::string link = {};
};

// What it needs is looked up once, however much it sends within one transaction.
class Postman {
 public:
  Postman(Context& context, Transaction& transaction, OrganisationId organisation)
      : context_(context), transaction_(transaction), organisation_(std::move(organisation)) {}

  // Errors of each: of the store and the keys.
  // The link is the badge's own for its learner.
  Status send(MailKind kind, const Award& award, std::string_view reason = {},
              std::optional<Instant> day = {});
  // The same, by who knows the learner and the achievement already.
  Status send(MailKind kind, const Award& award, const Learner& learner,
              const Achievement& achievement, std::string_view reason = {},
              std::optional<Instant> day = {});
  // The link is that of the learner's page.
  Status send(MailKind kind, const Claim& claim, std::string_view reason = {});
  Status send(MailKind kind, const Learner& learner, const MailAbout& about);

 private:
  const std::string& language_of(const Learner& learner) const;
  Status prepare();

  Context& context_;
  Transaction& transaction_;
  OrganisationId organisation_;
  std::optional<PersonalLinks> links_;
  std::string name_;
  MailLook look_;
  std::string language_;
};

// A day as mails write it.
std::string mail_day(Instant day);

}  // namespace cairn::app
