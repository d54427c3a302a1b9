// SPDX-License-Identifier: Apache-2.0
#include "app/awards/personal_link.h"

#include "app/lasting_secret.h"
#include "crypto/hash.h"
#include "encoding/base58.h"
#include "encoding/hex.h"

namespace cairn::app {

Result<PersonalLinks> PersonalLinks::open(Context& context) {
  CAIRN_TRY(const auto secret, lasting_secret(context, "personal-links"));
  return PersonalLinks(context.base_url, encoding::to_hex(secret));
}

Result<PersonalLinks> PersonalLinks::open(Context& context, Transaction& transaction) {
  CAIRN_TRY(const auto secret, lasting_secret(context, transaction, "personal-links"));
  return PersonalLinks(context.base_url, encoding::to_hex(secret));
}

std::string PersonalLinks::proved(std::string_view purpose, const std::string& id) const {
  const auto digest = crypto::sha256(secret_ + " " + std::string(purpose) + " " + id);
  return id + "-" + encoding::to_base58(digest.view().first(16));
}

std::string PersonalLinks::token(const AwardId& award) const { return proved("award", award.text); }

std::string PersonalLinks::url(const AwardId& award) const {
  return base_url_ + "/offer/" + token(award);
}

Result<AwardId> PersonalLinks::award_of(std::string_view given) const {
  AwardId award{std::string(given.substr(0, given.rfind('-')))};
  // Comparing digests tells nothing by the time it takes.
  if (given.rfind('-') != given.npos && crypto::sha256(token(award)) == crypto::sha256(given))
    return award;
  return fail(ErrorCode::not_found, "personal link",
              "This link leads to no badge. Check that it was copied whole.");
}

std::string PersonalLinks::learner_token(const Learner& learner) const {
  const auto number = learner.links == 0 ? std::string() : " " + std::to_string(learner.links);
  return token_from(learner.organisation, secret_ + " learner " + learner.id.text + number);
}

std::string PersonalLinks::page_url(const Learner& learner) const {
  const auto token = learner_token(learner);
  return base_url_ + (token_hash(token) == learner.token_hash ? "/l/" + token : "/recover");
}

std::string PersonalLinks::mail_url(const Learner& learner) const {
  return base_url_ + "/mail/" + proved("mail", learner.id.text);
}

std::string PersonalLinks::staff_mail_url(const AccountId& account) const {
  return base_url_ + "/staff-mail/" + proved("staff mail", account.text);
}

Result<LearnerId> PersonalLinks::learner_of_mail(std::string_view given) const {
  CAIRN_TRY(auto id, id_proved("mail", given));
  return LearnerId{std::move(id)};
}

Result<AccountId> PersonalLinks::account_of_mail(std::string_view given) const {
  CAIRN_TRY(auto id, id_proved("staff mail", given));
  return AccountId{std::move(id)};
}

// Comparing digests tells nothing by the time it takes.
Result<std::string> PersonalLinks::id_proved(std::string_view purpose,
                                             std::string_view given) const {
  const auto end = given.rfind('-');
  std::string id(given.substr(0, end));
  if (end != given.npos && crypto::sha256(proved(purpose, id)) == crypto::sha256(given)) return id;
  return fail(ErrorCode::not_found, "personal link",
              "This link leads nowhere. Check that it was copied whole.");
}

}  // namespace cairn::app
