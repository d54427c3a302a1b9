// SPDX-License-Identifier: Apache-2.0
#include "app/learners/recover.h"

#include "app/audit.h"
#include "app/fields.h"
#include "app/learners/holder.h"
#include "app/limits.h"
#include "app/optional.h"
#include "app/outbox/queue.h"
#include "app/ports/learner_records.h"
#include "app/ports/organisations.h"

namespace cairn::app {
namespace {

constexpr ThrottleRule asks_of_one_visitor{10, 15 * 60};
constexpr ThrottleRule mails_to_one_address{3, 15 * 60};

struct Found {
  LearnerCode code;
  Learner learner;
};
Result<Found> find(Context& context, Transaction& transaction, std::string_view token) {
  const auto none = fail(ErrorCode::not_found, "recovery",
                         "This link was used already or is too old. Ask for a new one.");
  const auto code = transaction.learner_records().find_code_by_hash(
      organisation_of(token), CodePurpose::recover, token_hash(token));
  if (!code && code.error().code != ErrorCode::not_found) return code.error();
  if (!code || code->expires <= context.clock.now()) return none;
  CAIRN_TRY(auto learner, transaction.claims().find_learner(code->organisation, code->learner));
  return Found{*code, std::move(learner)};
}

// "Harbour School: https://…/recover/…", a line for each page.
Result<std::string> links_for(Context& context, Transaction& transaction,
                              const std::vector<Learner>& learners, const std::string& email) {
  std::string links;
  const Instant expires{context.clock.now().microseconds +
                        limits::recovery_seconds_max * 1'000'000};
  for (const auto& learner : learners) {
    const auto token = new_token(learner.organisation, context.random);
    CAIRN_TRY(const auto organisation, transaction.organisations().find(learner.organisation));
    CAIRN_CHECK(transaction.learner_records().put_code({.organisation = learner.organisation,
                                                        .learner = learner.id,
                                                        .purpose = CodePurpose::recover,
                                                        .email = email,
                                                        .code_hash = token_hash(token),
                                                        .expires = expires}));
    links += organisation.name + " (" + format_instant(learner.created).substr(0, 10) + "):\n" +
             context.base_url + "/recover/" + token + "\n\n";
  }
  return links;
}

Mail mail_of(const Context& context, const std::string& email, const std::string& language,
             const std::string& links) {
  const auto say = [&](std::string_view english) {
    return say_in(context.wording, language, english);
  };
  return {.to = email,
          .subject = say(to_say("The way back to your badges")),
          .text = say(to_say("Each of these links opens a page of yours. It works once, for half "
                             "an hour, and makes the old link stop working:")) +
                  "\n\n" + links + say(to_say("You did not ask for it? Then do nothing.")) + "\n"};
}

}  // namespace

Status ask_to_recover(Context& context, const std::string& typed, const std::string& language,
                      std::string_view visitor) {
  CAIRN_TRY(const auto email, email_field({"/email", "E-mail address"}, typed));
  if (context.mailer == nullptr)
    return fail(ErrorCode::conflict, "recovery",
                "This server sends no mail. Ask whoever awarded you the badge for a new link.");
  const auto now = context.clock.now();
  CAIRN_CHECK(
      context.throttle.take("recovery by " + std::string(visitor), asks_of_one_visitor, now));
  const bool may_mail =
      context.throttle.take("recovery of " + email, mails_to_one_address, now).ok();
  // As much is written where the address is not known, so that the time tells nothing.
  CAIRN_TRY(auto transaction, context.store.begin(Access::write));
  CAIRN_CHECK(transaction->learner_records().remove_codes_expired(now));
  CAIRN_TRY(auto learners, transaction->learner_records().find_by_address(email));
  std::erase_if(learners, is_erased);
  if (learners.size() > limits::recovered_pages_max) learners.resize(limits::recovered_pages_max);
  if (may_mail && !learners.empty()) {
    CAIRN_TRY(const auto links, links_for(context, *transaction, learners, email));
    CAIRN_CHECK(queue_mail(context, *transaction, server_organisation(),
                           mail_of(context, email, language, links),
                           {.learner = {}, .id = recovery_subject}));
  } else {
    CAIRN_CHECK(queue_nothing(context, *transaction));
  }
  return transaction->commit();
}

Result<Recovery> look_at_recovery(Context& context, std::string_view token) {
  CAIRN_TRY(auto transaction, context.store.begin(Access::read));
  CAIRN_TRY(const auto found, find(context, *transaction, token));
  CAIRN_TRY(auto organisation, transaction->organisations().find(found.learner.organisation));
  return Recovery{std::move(organisation.name)};
}

Result<std::string> recover(Context& context, std::string_view token) {
  CAIRN_TRY(auto transaction, context.store.begin(Access::write));
  CAIRN_TRY(const auto found, find(context, *transaction, token));
  const auto& [code, learner] = found;
  auto& records = transaction->learner_records();
  CAIRN_TRY(auto fresh, replace_learner_token(context, *transaction, learner));
  CAIRN_CHECK(records.remove_codes(learner.organisation, learner.id));
  // Whoever follows the link reads that mail. An address that is another page's stays that one's.
  CAIRN_TRY(const auto proved, optional(records.find_address(learner.organisation, code.email)));
  if (!proved)
    CAIRN_CHECK(
        records.add_address({learner.organisation, learner.id, code.email, context.clock.now()}));
  CAIRN_CHECK(audit(context, *transaction, acting(learner), "learner.recover", learner.id.text));
  CAIRN_CHECK(transaction->commit());
  return fresh;
}

}  // namespace cairn::app
