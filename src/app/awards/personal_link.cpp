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

std::string PersonalLinks::token(const AwardId& award) const {
  const auto digest = crypto::sha256(secret_ + " award " + award.text);
  return award.text + "-" + encoding::to_base58(digest.view().first(16));
}

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

std::string PersonalLinks::learner_token(const OrganisationId& organisation,
                                         const LearnerId& learner) const {
  return token_from(organisation, secret_ + " learner " + learner.text);
}

}  // namespace cairn::app
