// SPDX-License-Identifier: Apache-2.0
#include "app/mail/staff.h"

#include <algorithm>

#include "app/achievements/content_of.h"
#include "app/analytics/counters.h"
#include "app/audit.h"
#include "app/awards/personal_link.h"
#include "app/mail/refusal.h"
#include "app/outbox/queue.h"
#include "app/ports/achievements.h"
#include "app/ports/mail_records.h"
#include "app/ports/organisations.h"

namespace cairn::app {
namespace {

constexpr ThrottleRule notices_to_one{20, 60 * 60};
constexpr std::int64_t at_once_max = 200;
constexpr std::int64_t day_microseconds = 24LL * 60 * 60 * 1'000'000;

struct Template {
  std::string_view subject, text;
};
constexpr Template one_waits = {
    to_say("Something waits: {badge}"),
    to_say("Something was sent in for “{badge}” at {organisation}. It waits to be looked at:")};
constexpr Template one_came = {to_say("1 claim waits at {organisation}"),
                               to_say("Since you were last told, one claim was sent in at "
                                      "{organisation} and waits to be looked at:")};
constexpr Template many_came = {to_say("{count} claims wait at {organisation}"),
                                to_say("Since you were last told, {count} claims were sent in at "
                                       "{organisation} and wait to be looked at:")};
constexpr std::string_view footer =
    to_say("You get this because you asked for it under Settings. No more of these mails: {end}");

struct NoticeWords {
  std::string organisation, badge, count, link, end;
};

MailText text_of(const Context& context, std::string_view language, const Template& it,
                 const NoticeWords& words) {
  const auto say = [&](std::string_view english) {
    return with_values(say_in(context.wording, language, english),
                       {{"organisation", words.organisation},
                        {"badge", words.badge},
                        {"count", words.count},
                        {"end", words.end}});
  };
  return {.subject = say(it.subject),
          .text = say(it.text) + "\n" + words.link + "\n\n-- \n" + say(footer) + "\n",
          .language = std::string(language)};
}

// What a mail needs to know of an organisation.
struct Desk {
  std::string name, language;
  PersonalLinks links;
};
Result<Desk> desk_of(Context& context, Transaction& transaction,
                     const OrganisationId& organisation) {
  CAIRN_TRY(const auto found, transaction.organisations().find(organisation));
  CAIRN_TRY(auto language, transaction.mail_records().language(organisation));
  CAIRN_TRY(auto links, PersonalLinks::open(context, transaction));
  return Desk{found.name, std::move(language), std::move(links)};
}

const std::string& language_of(const Account& account, const Desk& desk) {
  return account.notices_language.empty() ? desk.language : account.notices_language;
}

Status queue(Context& context, Transaction& transaction, const Account& account,
             const MailText& text, const std::string& end) {
  return queue_mail(context, transaction, account.organisation,
                    {.to = account.email,
                     .subject = text.subject,
                     .text = text.text,
                     .unsubscribe = end,
                     .one_click = true});
}

bool wants(const Account& account, Notices notices) {
  return account.notices == notices && account.roles.any_of(may::mark);
}

Result<Account> account_of(Transaction& transaction, const AccountId& id) {
  auto account = transaction.accounts().find(organisation_of(id.text), id);
  if (account && !account->departed) return account;
  return fail(ErrorCode::not_found, "mail", "Nothing is sent to you from here any more.");
}

}  // namespace

Status tell_staff(Context& context, Transaction& transaction, const Claim& claim) {
  if (context.mailer == nullptr) return done;
  CAIRN_TRY(const auto accounts, transaction.accounts().list(claim.organisation));
  const auto wanted = [](const Account& it) { return wants(it, Notices::at_once); };
  if (std::ranges::none_of(accounts, wanted)) return done;
  CAIRN_TRY(const auto desk, desk_of(context, transaction, claim.organisation));
  CAIRN_TRY(const auto achievement,
            transaction.achievements().find_version(claim.organisation, claim.achievement,
                                                    claim.achievement_version));
  for (const auto& account : accounts) {
    if (!wanted(account)) continue;
    // Strangers send claims; what is not told of waits all the same.
    if (!context.throttle.take("notice to " + account.email, notices_to_one, context.clock.now()))
      continue;
    const auto& language = language_of(account, desk);
    const auto end = desk.links.staff_mail_url(account.id);
    const auto text = text_of(context, language, one_waits,
                              {.organisation = desk.name,
                               .badge = std::string(name_in(achievement, language)),
                               .count = {},
                               .link = context.base_url + "/desk/claims/" + claim.id.text,
                               .end = end});
    CAIRN_CHECK(queue(context, transaction, account, text, end));
  }
  return done;
}

Result<int> tell_staff_daily(Context& context) {
  if (context.mailer == nullptr) return 0;
  const auto now = context.clock.now();
  const Instant today{day_of(now) * day_microseconds};
  CAIRN_TRY(auto transaction, context.store.begin(Access::write));
  CAIRN_TRY(const auto due, transaction->accounts().list_to_tell(today, at_once_max));
  int told = 0;
  for (const auto& account : due) {
    CAIRN_CHECK(transaction->accounts().note_told(account.organisation, account.id, now));
    if (!wants(account, Notices::daily)) continue;
    CAIRN_TRY(const auto count,
              transaction->claims().count_sent_since(account.organisation, account.notices_told));
    if (count == 0) continue;
    CAIRN_TRY(const auto desk, desk_of(context, *transaction, account.organisation));
    const auto end = desk.links.staff_mail_url(account.id);
    const auto text =
        text_of(context, language_of(account, desk), count == 1 ? one_came : many_came,
                {.organisation = desk.name,
                 .badge = {},
                 .count = std::to_string(count),
                 .link = context.base_url + "/desk/claims",
                 .end = end});
    CAIRN_CHECK(queue(context, *transaction, account, text, end));
    ++told;
  }
  CAIRN_CHECK(transaction->commit());
  return told;
}

Result<Notices> own_notices(Context& context, const Actor& actor) {
  CAIRN_TRY(auto transaction, context.store.begin(Access::read));
  CAIRN_TRY(const auto account, transaction->accounts().find(actor.organisation, actor.account));
  return account.notices;
}

// What was sent in before a choice is not told of by it.
Status choose_notices(Context& context, const Actor& actor, std::string_view choice,
                      std::string_view language) {
  const auto chosen = notices_named(choice);
  if (!chosen)
    return fail(ErrorCode::invalid, "notices", "Choose at once, once a day or never.", "/notices");
  CAIRN_TRY(auto transaction, context.store.begin(Access::write));
  CAIRN_CHECK(transaction->accounts().set_notices(actor.organisation, actor.account, *chosen,
                                                  std::string(language), context.clock.now()));
  CAIRN_CHECK(
      audit(context, *transaction, actor, "member.notices", actor.account.text, name_of(*chosen)));
  return transaction->commit();
}

Result<MailText> preview_notice(Context& context, const Actor& actor, Notices notices,
                                std::string_view language) {
  CAIRN_TRY(auto transaction, context.store.begin(Access::read));
  CAIRN_TRY(const auto organisation, transaction->organisations().find(actor.organisation));
  const bool at_once = notices == Notices::at_once;
  return text_of(context, language, at_once ? one_waits : many_came,
                 {.organisation = organisation.name,
                  .badge = "…",
                  .count = "…",
                  .link = context.base_url + (at_once ? "/desk/claims/…" : "/desk/claims"),
                  .end = context.base_url + "/staff-mail/…"});
}

Result<StaffMailChoice> staff_mail_choice(Context& context, std::string_view token) {
  CAIRN_TRY(const auto links, PersonalLinks::open(context));
  CAIRN_TRY(const auto id, links.account_of_mail(token));
  CAIRN_TRY(auto transaction, context.store.begin(Access::read));
  CAIRN_TRY(const auto account, account_of(*transaction, id));
  CAIRN_TRY(const auto organisation, transaction->organisations().find(account.organisation));
  return StaffMailChoice{.organisation = organisation.name,
                         .address = masked_address(account.email),
                         .ended = account.notices == Notices::none};
}

Status end_staff_mail(Context& context, std::string_view token) {
  CAIRN_TRY(const auto links, PersonalLinks::open(context));
  CAIRN_TRY(const auto id, links.account_of_mail(token));
  CAIRN_TRY(auto transaction, context.store.begin(Access::write));
  CAIRN_TRY(const auto account, account_of(*transaction, id));
  CAIRN_CHECK(transaction->accounts().set_notices(account.organisation, account.id, Notices::none,
                                                  account.notices_language, context.clock.now()));
  CAIRN_CHECK(audit(context, *transaction, {account.organisation, account.id, account.roles},
                    "member.notices", account.id.text, name_of(Notices::none)));
  return transaction->commit();
}

}  // namespace cairn::app
