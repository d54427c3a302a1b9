// SPDX-License-Identifier: Apache-2.0
#include "app/accounts/code_sign_in.h"

#include "app/audit.h"
#include "app/digits.h"
#include "app/fields.h"
#include "app/lasting_secret.h"
#include "app/limits.h"
#include "app/mail/texts.h"
#include "app/optional.h"
#include "app/outbox/queue.h"
#include "base/text.h"
#include "crypto/hash.h"
#include "encoding/hex.h"

namespace cairn::app {
namespace {

// Each attempt is a few guesses: those of one address are bounded with its mails, wherever they
// are asked for, but so that a stranger elsewhere needs many to hold its owner up for minutes.
constexpr ThrottleRule mails_to_one_address_from_one_place{3, 15 * 60};
constexpr ThrottleRule mails_to_one_address{10, 10 * 60};
constexpr ThrottleRule mails_asked_from_one_place{20, 15 * 60};
constexpr ThrottleRule tries_from_one_place{20, 15 * 60};

using Secret = std::array<std::uint8_t, 32>;

// Digits alone are soon guessed from their hash; the secret lies sealed elsewhere.
Bytes code_hash(const Secret& secret, const LoginId& login, std::string_view digits) {
  const auto digest =
      crypto::sha256(encoding::to_hex(secret) + " " + login.text + " " + std::string(digits));
  return {digest.view().begin(), digest.view().end()};
}

std::string from_place(const std::string& email, const std::string& peer) {
  return "sign-in code to " + email + " from " + peer;
}

Error wrong_code() {
  return field_error({"/code", "Code"},
                     "This code does not fit, or is too old. Type it again, or ask for a new one.");
}

Status mail_code(Context& context, Transaction& transaction, const std::string& email,
                 const std::string& digits, std::string_view language) {
  const auto say = [&](std::string_view english) {
    return say_in(context.wording, language, english);
  };
  Mail mail;
  mail.to = email;
  mail.subject = digits + " " + say(to_say("is your code"));
  mail.text =
      with_values(say(to_say("Your code to sign in: {code}")), {{"code", digits}}) + "\n\n" +
      say(to_say("It works for ten minutes, once. You did not ask for it? Then do nothing.")) +
      "\n";
  mail.id = new_salt(context.random);
  mail.date = context.clock.now();
  return queue_mail(context, transaction, server_organisation(), mail);
}

// What was tried counts, whatever becomes of the request. Nothing for a wrong code; something is
// written for every one, so that the time does not tell whether anybody has the address.
Result<std::optional<SignedIn>> try_code(Context& context, const Secret& secret,
                                         const std::string& email, const CodeSignInForm& form) {
  CAIRN_TRY(auto transaction, context.store.begin(Access::write));
  auto& logins = transaction->logins();
  CAIRN_TRY(const auto login, optional(logins.find_by_email(email)));
  std::optional<SignInCode> code;
  if (login) {
    CAIRN_TRY(code, optional(logins.find_code(login->id, form.attempt)));
  }
  if (!code || code->expires <= context.clock.now() ||
      code->tries >= limits::sign_in_code_tries_max) {
    CAIRN_CHECK(queue_nothing(context, *transaction));
    CAIRN_CHECK(transaction->commit());
    return std::optional<SignedIn>();
  }
  if (code->code_hash != code_hash(secret, login->id, trim(form.code))) {
    ++code->tries;
    CAIRN_CHECK(logins.put_code(*code));
    CAIRN_CHECK(transaction->commit());
    return std::optional<SignedIn>();
  }
  CAIRN_CHECK(logins.remove_codes(login->id));
  CAIRN_CHECK(logins.set_proved(login->id, context.clock.now()));
  CAIRN_TRY(const auto account, usual_place(*transaction, login->id));
  CAIRN_TRY(auto signed_in,
            start_session(context, *transaction, account, SignInMeans::code, form.device));
  CAIRN_CHECK(
      audit(context, *transaction, signed_in.actor, "session.start", account.id.text, "By a code"));
  CAIRN_CHECK(transaction->commit());
  return std::optional(std::move(signed_in));
}

}  // namespace

Result<std::string> send_sign_in_code(Context& context, const std::string& typed,
                                      const std::string& peer, std::string_view language) {
  if (context.mailer == nullptr)
    return fail(ErrorCode::not_permitted, "sign-in",
                "No mail is sent from here. Sign in with your password.");
  CAIRN_TRY(const auto email, email_field({"/email", "E-mail address"}, typed));
  const auto now = context.clock.now();
  CAIRN_CHECK(context.throttle.take("sign-in code from " + peer, mails_asked_from_one_place, now));
  CAIRN_CHECK(
      context.throttle.take(from_place(email, peer), mails_to_one_address_from_one_place, now));
  CAIRN_CHECK(context.throttle.take("sign-in code to " + email, mails_to_one_address, now));
  CAIRN_TRY(const auto secret, lasting_secret(context, "mail-codes"));
  const auto digits = six_digits(context.random);
  auto attempt = new_salt(context.random);
  CAIRN_TRY(auto transaction, context.store.begin(Access::write));
  auto& logins = transaction->logins();
  CAIRN_CHECK(logins.remove_codes_expired(now));
  CAIRN_TRY(const auto login, optional(logins.find_by_email(email)));
  if (login) {
    const Instant expires{now.microseconds + limits::sign_in_code_seconds_max * 1'000'000};
    CAIRN_CHECK(
        logins.put_code({attempt, login->id, code_hash(secret, login->id, digits), 0, expires}));
    CAIRN_CHECK(mail_code(context, *transaction, email, digits, language));
  } else {
    CAIRN_CHECK(queue_nothing(context, *transaction));
  }
  CAIRN_CHECK(transaction->commit());
  return attempt;
}

Result<SignedIn> sign_in_by_code(Context& context, const CodeSignInForm& form) {
  const auto email = to_lower_ascii(trim(form.email));
  const auto key = "tries of codes from " + form.peer;
  CAIRN_CHECK(context.throttle.take(key, tries_from_one_place, context.clock.now()));
  CAIRN_TRY(const auto secret, lasting_secret(context, "mail-codes"));
  CAIRN_TRY(auto signed_in, try_code(context, secret, email, form));
  if (!signed_in) return wrong_code();
  context.throttle.give_back(key);
  context.throttle.forget(from_place(email, form.peer));
  context.throttle.give_back("sign-in code to " + email);
  return std::move(*signed_in);
}

}  // namespace cairn::app
