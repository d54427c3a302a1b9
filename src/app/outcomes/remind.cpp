// SPDX-License-Identifier: Apache-2.0
#include "app/outcomes/remind.h"

#include <set>

#include "app/achievements/content_of.h"
#include "app/first_trouble.h"
#include "app/mail/postman.h"
#include "app/months.h"
#include "app/ports/achievements.h"
#include "app/ports/awards.h"
#include "app/ports/organisations.h"
#include "app/ports/outcomes.h"

namespace cairn::app {
namespace {

constexpr std::int64_t late_microseconds = outcome_days_late_max * 24 * 60 * 60 * 1'000'000;
constexpr std::int64_t at_once_max = 200;

Status ask(Context& context, Transaction& transaction, const AskedAward& asked) {
  CAIRN_TRY(const auto learner,
            transaction.claims().find_learner(asked.organisation, asked.learner));
  CAIRN_TRY(const auto award, transaction.awards().find(asked.organisation, asked.award));
  CAIRN_TRY(const auto achievement,
            transaction.achievements().find_version(award.organisation, award.achievement,
                                                    award.achievement_version));
  CAIRN_TRY(const auto links, PersonalLinks::open(context, transaction));
  auto link = links.page_url(learner);
  if (link.starts_with(context.base_url + "/l/")) link += "/outcomes";
  return Postman(context, transaction, asked.organisation)
      .send(MailKind::outcomes_asked, learner,
            {.subject = award.id.text,
             .badge = std::string(name_in(achievement, learner.language)),
             .reason = {},
             .day = award.awarded,
             .link = link});
}

Result<int> ask_of(Context& context, const OrganisationId& organisation, std::int64_t months) {
  const auto until = months_after(context.clock.now(), -months);
  const Instant from{until.microseconds - late_microseconds};
  CAIRN_TRY(auto transaction, context.store.begin(Access::write));
  CAIRN_TRY(const auto due,
            transaction->outcomes().list_to_ask(organisation, from, until, months, at_once_max));
  if (due.empty()) return 0;
  std::set<std::string> learners;
  for (const auto& one : due) {
    CAIRN_CHECK(transaction->outcomes().note_asked(one, months));
    if (learners.insert(one.learner.text).second) CAIRN_CHECK(ask(context, *transaction, one));
  }
  CAIRN_CHECK(transaction->commit());
  return static_cast<int>(learners.size());
}

// A write waits for all others: it is begun only where there is something to ask.
Result<bool> any_to_ask(Context& context, const OrganisationId& organisation, std::int64_t months) {
  const auto until = months_after(context.clock.now(), -months);
  CAIRN_TRY(auto transaction, context.store.begin(Access::read));
  CAIRN_TRY(const auto due,
            transaction->outcomes().list_to_ask(
                organisation, {until.microseconds - late_microseconds}, until, months, 1));
  return !due.empty();
}

}  // namespace

Result<int> ask_for_outcomes(Context& context) {
  if (context.mailer == nullptr) return 0;
  std::vector<Organisation> organisations;
  {
    CAIRN_TRY(auto transaction, context.store.begin(Access::read));
    CAIRN_TRY(organisations, transaction->organisations().list());
  }
  int asked = 0;
  FirstTrouble trouble;
  for (const auto& organisation : organisations)
    for (const auto months : outcome_months) {
      auto any = any_to_ask(context, organisation.id, months);
      if (any && *any) {
        auto count = ask_of(context, organisation.id, months);
        asked += count ? *count : 0;
        trouble.note(std::move(count));
      }
      trouble.note(std::move(any));
    }
  return std::move(trouble).or_else(asked);
}

}  // namespace cairn::app
