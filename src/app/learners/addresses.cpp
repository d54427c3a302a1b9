// SPDX-License-Identifier: Apache-2.0
#include "app/learners/addresses.h"

#include <algorithm>

#include "app/achievements/content_of.h"
#include "app/audit.h"
#include "app/claims/case.h"
#include "app/digits.h"
#include "app/fields.h"
#include "app/lasting_secret.h"
#include "app/learners/holder.h"
#include "app/limits.h"
#include "app/mail/texts.h"
#include "app/optional.h"
#include "app/ports/learner_records.h"
#include "app/ports/mail_records.h"
#include "app/ports/organisations.h"
#include "base/filled.h"
#include "base/text.h"
#include "crypto/hash.h"
#include "encoding/hex.h"

namespace cairn::app {
namespace {

constexpr ThrottleRule codes_of_one_page{5, 15 * 60};
constexpr ThrottleRule codes_to_one_address{3, 15 * 60};
constexpr Field new_address{"/new_email", "Another e-mail address"};
constexpr Field code_field{"/code", "Code"};

// Six digits are soon guessed from a hash, so the server's secret is in it.
Result<Bytes> hash_of(Context& context, Transaction& transaction, const LearnerCode& code,
                      std::string_view digits) {
  CAIRN_TRY(const auto secret, lasting_secret(context, transaction, "mail-codes"));
  return token_hash(encoding::to_hex(secret) + " " + code.learner.text + " " + code.email + " " +
                    std::string(digits));
}

bool holds(const std::vector<LearnerAddress>& addresses, const std::string& email) {
  return std::ranges::any_of(addresses,
                             [&](const LearnerAddress& one) { return one.email == email; });
}

Result<std::vector<LearnerAddress>> addresses_of(Transaction& transaction, const Learner& learner) {
  return transaction.learner_records().addresses_of(learner.organisation, learner.id);
}

Status check_new(Transaction& transaction, const Learner& learner, const std::string& email) {
  CAIRN_TRY(const auto present, addresses_of(transaction, learner));
  if (holds(present, email))
    return field_error(new_address, "This address is proved already. Name another one.");
  if (present.size() >= limits::learner_addresses_max)
    return field_error(new_address, filled("There are {} addresses already. Remove one first.",
                                           limits::learner_addresses_max));
  return done;
}

Mail mail_of(Context& context, const Learner& learner, const std::string& email,
             const std::string& digits) {
  const auto say = [&](std::string_view english) {
    return say_in(context.wording, learner.language, english);
  };
  return {.to = email,
          .subject = digits + " " + say(to_say("is your code")),
          .text = say(to_say("This code adds the address to a page of badges. It works for ten "
                             "minutes:")) +
                  "\n\n" + digits + "\n\n" +
                  say(to_say("You did not ask for it? Then do nothing.")) + "\n",
          .id = new_salt(context.random),
          .date = context.clock.now()};
}

Mail claimant_mail(Context& context, const Learner& learner, std::string_view organisation,
                   std::string_view badge, const std::string& digits) {
  const auto say = [&](std::string_view english) {
    return say_in(context.wording, learner.language, english);
  };
  return {.to = learner.email,
          .subject = digits + " " + say(to_say("is your code")),
          .text = with_values(say(to_say("{organisation} asks whether this address is yours: it is "
                                         "to be signed into “{badge}”. If you asked for that "
                                         "badge, type this code on your page there, below “Your "
                                         "e-mail addresses”. It works for seven days:")),
                              {{"organisation", organisation}, {"badge", badge}}) +
                  "\n\n" + digits + "\n\n" +
                  say(to_say("You did not ask for it? Then do nothing.")) + "\n",
          .id = new_salt(context.random),
          .date = context.clock.now()};
}

// A code for that address that waits from now on, in place of the one before.
Status put_code(Context& context, Transaction& transaction, const Learner& learner,
                const std::string& email, std::string_view digits, std::int64_t seconds) {
  const auto until = context.clock.now().microseconds + seconds * 1'000'000;
  LearnerCode code{.organisation = learner.organisation,
                   .learner = learner.id,
                   .purpose = CodePurpose::add_address,
                   .email = email,
                   .code_hash = {},
                   .expires = {until}};
  CAIRN_TRY(code.code_hash, hash_of(context, transaction, code, digits));
  return transaction.learner_records().put_code(code);
}

// Whether mail of this organisation is refused there, or came back for good.
Status check_wants_mail(Transaction& transaction, const Learner& learner) {
  auto& records = transaction.mail_records();
  CAIRN_TRY(const bool refused, records.refuses(learner.organisation, learner.email));
  CAIRN_TRY(const auto came_back,
            optional(records.find_bounce(learner.organisation, learner.email)));
  if (!refused && !came_back) return done;
  return fail(ErrorCode::conflict, "address", "This address wants no mail from you.");
}

// Counts a wrong try, and says what to do.
Status refuse_code(Transaction& transaction, LearnerCode code) {
  ++code.tries;
  CAIRN_CHECK(transaction.learner_records().put_code(code));
  CAIRN_CHECK(transaction.commit());
  if (code.tries >= limits::address_code_tries_max)
    return field_error(code_field,
                       "This code was tried too often and counts no more. Ask for a new one.");
  return field_error(code_field, "This is not the code of the mail. Type it again.");
}

}  // namespace

Status ask_for_address(Context& context, std::string_view learner_token, const std::string& typed) {
  CAIRN_TRY(const auto email, email_field(new_address, typed));
  if (context.mailer == nullptr)
    return fail(ErrorCode::conflict, "address",
                "This server sends no mail, so no address can be proved.");
  const auto now = context.clock.now();
  Learner learner;
  const auto digits = six_digits(context.random);
  {
    CAIRN_TRY(auto transaction, context.store.begin(Access::write));
    CAIRN_TRY(learner, holder_of(*transaction, learner_token));
    CAIRN_CHECK(check_new(*transaction, learner, email));
    CAIRN_CHECK(
        context.throttle.take("address code of " + learner.id.text, codes_of_one_page, now));
    CAIRN_CHECK(context.throttle.take("mail code to " + email, codes_to_one_address, now));
    CAIRN_CHECK(
        put_code(context, *transaction, learner, email, digits, limits::address_code_seconds_max));
    CAIRN_CHECK(transaction->commit());
  }
  return context.mailer->send(mail_of(context, learner, email, digits));
}

Status ask_claimant(Context& context, const Actor& actor, const ClaimId& claim) {
  const auto now = context.clock.now();
  const auto digits = six_digits(context.random);
  Mail mail;
  {
    CAIRN_TRY(auto transaction, context.store.begin(Access::write));
    CAIRN_TRY(const auto opened, read_case(*transaction, actor.organisation, claim));
    if (opened.address_proved)
      return fail(ErrorCode::conflict, "address", "The address of this claim is proved already.");
    if (context.mailer == nullptr)
      return fail(ErrorCode::conflict, "address",
                  "This server sends no mail, so no address can be proved.");
    if (opened.claim.state != ClaimState::submitted)
      return fail(ErrorCode::conflict, "address", "This claim has been decided already.");
    const auto& learner = opened.learner;
    CAIRN_CHECK(context.throttle.take("mail code to " + learner.email, codes_to_one_address, now));
    CAIRN_CHECK(check_wants_mail(*transaction, learner));
    CAIRN_CHECK(put_code(context, *transaction, learner, learner.email, digits,
                         limits::address_code_days_max * 24 * 60 * 60));
    CAIRN_TRY(const auto owner, transaction->organisations().find(actor.organisation));
    CAIRN_CHECK(audit(context, *transaction, actor, "learner.address-ask", learner.id.text));
    CAIRN_CHECK(transaction->commit());
    const auto badge = name_in(opened.achievement, learner.language);
    mail = claimant_mail(context, learner, owner.name, badge, digits);
  }
  return context.mailer->send(mail);
}

Status prove_address(Context& context, std::string_view learner_token, const std::string& typed,
                     std::string_view digits) {
  const auto email = to_lower_ascii(trim(typed));
  const auto now = context.clock.now();
  CAIRN_TRY(auto transaction, context.store.begin(Access::write));
  CAIRN_TRY(const auto learner, holder_of(*transaction, learner_token));
  auto& records = transaction->learner_records();
  CAIRN_TRY(const auto code, optional(records.find_code(learner.organisation, learner.id,
                                                        CodePurpose::add_address, email)));
  if (!code || code->expires <= now || code->tries >= limits::address_code_tries_max)
    return field_error(code_field, "This code counts no more. Ask for a new one.");
  CAIRN_TRY(const auto given, hash_of(context, *transaction, *code, trim(digits)));
  if (given != code->code_hash) return refuse_code(*transaction, *code);
  if (records.find_address(learner.organisation, email))
    return field_error(code_field,
                       "This address belongs to another page here. Ask for that page's link by "
                       "“Lost your link?”, or remove the address there first.");
  CAIRN_CHECK(records.add_address({learner.organisation, learner.id, email, now}));
  CAIRN_CHECK(records.remove_codes(learner.organisation, learner.id));
  CAIRN_CHECK(audit(context, *transaction, acting(learner), "learner.address", learner.id.text));
  return transaction->commit();
}

// What was mailed to an address opens nothing any more once that is the page's no longer.
Status remove_address(Context& context, std::string_view learner_token, const std::string& email) {
  CAIRN_TRY(auto transaction, context.store.begin(Access::write));
  CAIRN_TRY(const auto learner, holder_of(*transaction, learner_token));
  if (email == learner.email)
    return fail(ErrorCode::conflict, "address",
                "This is the main address. Make another one the main one first.");
  auto& records = transaction->learner_records();
  CAIRN_CHECK(records.remove_address(learner.organisation, learner.id, email));
  CAIRN_CHECK(records.remove_codes(learner.organisation, learner.id));
  CAIRN_CHECK(
      audit(context, *transaction, acting(learner), "learner.address-remove", learner.id.text));
  return transaction->commit();
}

Status make_main_address(Context& context, std::string_view learner_token,
                         const std::string& email) {
  CAIRN_TRY(auto transaction, context.store.begin(Access::write));
  CAIRN_TRY(const auto learner, holder_of(*transaction, learner_token));
  CAIRN_TRY(const auto proved, addresses_of(*transaction, learner));
  if (!holds(proved, email))
    return fail(ErrorCode::not_found, "address", "This address is not proved here.");
  auto& records = transaction->learner_records();
  CAIRN_CHECK(records.set_main(learner.organisation, learner.id, email));
  if (!holds(proved, learner.email))
    CAIRN_CHECK(records.remove_codes(learner.organisation, learner.id));
  CAIRN_CHECK(
      audit(context, *transaction, acting(learner), "learner.address-main", learner.id.text));
  return transaction->commit();
}

}  // namespace cairn::app
