// SPDX-License-Identifier: Apache-2.0
#include "app/awards/mail_proof.h"

#include <array>
#include <charconv>

#include "app/digits.h"
#include "app/fields.h"
#include "app/lasting_secret.h"
#include "app/mail/texts.h"
#include "base/text.h"
#include "crypto/hash.h"
#include "encoding/hex.h"

namespace cairn::app {
namespace {

constexpr std::int64_t code_seconds_max = 15 * 60;
constexpr ThrottleRule mails_to_one_address{3, 15 * 60};
constexpr ThrottleRule tries_of_one_code{5, 15 * 60};

std::string bound(const std::array<std::uint8_t, 32>& secret, std::string_view email,
                  std::string_view digits, std::int64_t until) {
  const auto digest = crypto::sha256(encoding::to_hex(secret) + " " + std::string(email) + " " +
                                     std::string(digits) + " " + std::to_string(until));
  return std::to_string(until) + "." + encoding::to_hex(digest.view());
}

}  // namespace

Result<std::string> send_mail_code(Context& context, const std::string& email,
                                   std::string_view purpose, std::string_view language) {
  const auto now = context.clock.now();
  CAIRN_CHECK(context.throttle.take("mail code to " + email, mails_to_one_address, now));
  CAIRN_TRY(const auto secret, lasting_secret(context, "mail-codes"));
  const auto digits = six_digits(context.random);
  auto proof = bound(secret, email, digits, now.seconds() + code_seconds_max);
  const auto say = [&](std::string_view english) {
    return say_in(context.wording, language, english);
  };
  Mail mail;
  mail.to = email;
  mail.subject = digits + " " + say(to_say("is your code"));
  mail.text =
      with_values(say(to_say("Your code for “{badge}”: {code}")),
                  {{"badge", purpose}, {"code", digits}}) +
      "\n\n" +
      say(to_say("It works for a quarter of an hour. You did not ask for it? Then do nothing.")) +
      "\n";
  mail.id = new_salt(context.random);
  mail.date = now;
  CAIRN_CHECK(context.mailer->send(mail));
  return proof;
}

Status check_mail_code(Context& context, const std::string& email, std::string_view proof,
                       std::string_view digits) {
  const auto now = context.clock.now();
  CAIRN_CHECK(context.throttle.take("mail code of " + std::string(proof), tries_of_one_code, now));
  CAIRN_TRY(const auto secret, lasting_secret(context, "mail-codes"));
  std::int64_t until = 0;
  std::from_chars(proof.data(), proof.data() + proof.size(), until);
  if (until < now.seconds())
    return field_error({"/mail_code", "Code"}, "This code is too old. Begin again for a new one.");
  const auto expected = bound(secret, email, trim(digits), until);
  // Comparing digests tells nothing by the time it takes.
  if (crypto::sha256(expected) == crypto::sha256(proof)) return done;
  return field_error({"/mail_code", "Code"}, "This is not the code of the mail. Type it again.");
}

}  // namespace cairn::app
