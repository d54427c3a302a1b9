// SPDX-License-Identifier: Apache-2.0
#include "app/mail/postman.h"

#include "app/achievements/content_of.h"
#include "app/learners/holder.h"
#include "app/optional.h"
#include "app/outbox/queue.h"
#include "app/ports/achievements.h"
#include "app/ports/mail_records.h"
#include "app/ports/organisations.h"

namespace cairn::app {

std::string mail_day(Instant day) { return format_instant(day).substr(0, 10); }

Status Postman::prepare() {
  if (links_) return done;
  CAIRN_TRY(const auto organisation, transaction_.organisations().find(organisation_));
  name_ = organisation.name;
  CAIRN_TRY(language_, transaction_.mail_records().language(organisation_));
  CAIRN_TRY(look_, transaction_.mail_records().look(organisation_));
  CAIRN_TRY(auto links, PersonalLinks::open(context_, transaction_));
  links_.emplace(std::move(links));
  return done;
}

const std::string& Postman::language_of(const Learner& learner) const {
  return learner.language.empty() ? language_ : learner.language;
}

Status Postman::send(MailKind kind, const Award& award, std::string_view reason,
                     std::optional<Instant> day) {
  if (context_.mailer == nullptr) return done;
  CAIRN_TRY(const auto learner, transaction_.claims().find_learner(organisation_, award.learner));
  CAIRN_TRY(const auto achievement,
            transaction_.achievements().find_version(organisation_, award.achievement,
                                                     award.achievement_version));
  return send(kind, award, learner, achievement, reason, day);
}

Status Postman::send(MailKind kind, const Award& award, const Learner& learner,
                     const Achievement& achievement, std::string_view reason,
                     std::optional<Instant> day) {
  if (context_.mailer == nullptr) return done;
  CAIRN_CHECK(prepare());
  const auto how = context_.base_url + "/a/" + award.achievement.text;
  return send(kind, learner,
              {.subject = award.id.text,
               .badge = std::string(name_in(achievement, language_of(learner))),
               .reason = std::string(reason),
               .day = day,
               .link = kind == MailKind::award_ending ? how : links_->url(award.id)});
}

Status Postman::send(MailKind kind, const Claim& claim, std::string_view reason) {
  if (context_.mailer == nullptr) return done;
  CAIRN_CHECK(prepare());
  CAIRN_TRY(const auto learner, transaction_.claims().find_learner(organisation_, claim.learner));
  CAIRN_TRY(const auto achievement,
            transaction_.achievements().find_version(organisation_, claim.achievement,
                                                     claim.achievement_version));
  return send(kind, learner,
              {.subject = claim.id.text,
               .badge = std::string(name_in(achievement, language_of(learner))),
               .reason = std::string(reason),
               .link = links_->page_url(learner)});
}

Status Postman::send(MailKind kind, const Learner& learner, const MailAbout& about) {
  if (context_.mailer == nullptr || is_erased(learner)) return done;
  CAIRN_TRY(const bool refused, transaction_.mail_records().refuses(organisation_, learner.email));
  if (refused) return done;
  CAIRN_TRY(const auto came_back,
            optional(transaction_.mail_records().find_bounce(organisation_, learner.email)));
  CAIRN_CHECK(prepare());
  const auto end = links_->mail_url(learner);
  const auto text = mail_text(context_.wording.get(), language_of(learner), kind,
                              {.name = learner.name,
                               .organisation = name_,
                               .badge = about.badge,
                               .reason = about.reason,
                               .day = about.day ? mail_day(*about.day) : std::string(),
                               .link = about.link,
                               .end = end,
                               .signature = look_.signature});
  return queue_mail(
      context_, transaction_, organisation_,
      {.to = learner.email,
       .subject = text.subject,
       .text = text.text,
       .unsubscribe = end,
       .one_click = true,
       .date = {},
       .from_name = look_.sender.empty() ? name_ : look_.sender},
      {.learner = learner.id, .id = about.subject, .came_back = came_back.value_or("")});
}

}  // namespace cairn::app
