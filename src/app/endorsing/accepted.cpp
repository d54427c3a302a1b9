// SPDX-License-Identifier: Apache-2.0
#include "app/endorsing/accepted.h"

namespace cairn::app {
namespace {

std::vector<std::string> carried(const std::vector<Endorsement>& all, const std::string& subject) {
  std::vector<std::string> out;
  for (auto it = all.rbegin(); it != all.rend() && out.size() < endorsements_carried_max; ++it)
    if (it->subject == subject) out.push_back(it->credential);
  return out;
}

}  // namespace

Result<AcceptedEndorsements> accepted_endorsements(Transaction& transaction,
                                                   const OrganisationId& organisation,
                                                   const AchievementId& achievement) {
  CAIRN_TRY(auto all,
            transaction.achievements().endorsements().accepted(organisation, achievement));
  AcceptedEndorsements out;
  for (auto& it : all)
    (it.kind == EndorsementKind::issuer ? out.of_issuer : out.of_achievement)
        .push_back(std::move(it));
  return out;
}

Result<AcceptedEndorsements> accepted_endorsements(Context& context,
                                                   const OrganisationId& organisation,
                                                   const AchievementId& achievement) {
  CAIRN_TRY(auto transaction, context.store.begin(Access::read));
  return accepted_endorsements(*transaction, organisation, achievement);
}

void carry(const AcceptedEndorsements& accepted, credential::NewAchievement& achievement,
           credential::NewProfile& issuer) {
  achievement.endorsements = carried(accepted.of_achievement, achievement.id);
  issuer.endorsements = carried(accepted.of_issuer, issuer.id);
}

}  // namespace cairn::app
