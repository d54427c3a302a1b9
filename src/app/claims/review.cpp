// SPDX-License-Identifier: Apache-2.0
#include "app/claims/review.h"

#include <map>

#include "app/claims/case.h"

namespace cairn::app {

Result<std::vector<ClaimSummary>> list_claims(Context& context, const Actor& actor,
                                              std::optional<ClaimState> state) {
  CAIRN_TRY(auto transaction, context.store.begin(Access::read));
  CAIRN_TRY(auto claims, transaction->claims().list(actor.organisation, state));
  CAIRN_TRY(const auto achievements, transaction->achievements().list(actor.organisation));
  std::map<AchievementId, std::string> names;
  for (const auto& achievement : achievements) names.emplace(achievement.id, achievement.name);
  std::vector<ClaimSummary> summaries;
  for (auto& claim : claims) {
    CAIRN_TRY(auto learner, transaction->claims().find_learner(actor.organisation, claim.learner));
    auto name = names[claim.achievement];
    summaries.push_back({std::move(claim), std::move(learner), std::move(name)});
  }
  return summaries;
}

Result<ClaimCase> read_case(Transaction& transaction, const OrganisationId& organisation,
                            const ClaimId& id) {
  auto& claims = transaction.claims();
  ClaimCase opened;
  CAIRN_TRY(opened.claim, claims.find(organisation, id));
  CAIRN_TRY(opened.learner, claims.find_learner(organisation, opened.claim.learner));
  CAIRN_TRY(opened.achievement,
            transaction.achievements().find_version(organisation, opened.claim.achievement,
                                                    opened.claim.achievement_version));
  CAIRN_TRY(const auto current,
            transaction.achievements().find(organisation, opened.claim.achievement));
  opened.current_version = current.version;
  CAIRN_TRY(opened.evidence, claims.evidence_of(organisation, id));
  CAIRN_TRY(opened.decision, optional(claims.find_decision(organisation, id)));
  CAIRN_TRY(opened.award, optional(transaction.awards().find_by_claim(organisation, id)));
  return opened;
}

Result<ClaimCase> open_case(Context& context, const Actor& actor, const ClaimId& id) {
  CAIRN_TRY(auto transaction, context.store.begin(Access::read));
  return read_case(*transaction, actor.organisation, id);
}

Result<EvidenceFile> evidence_file(Context& context, const Actor& actor, const EvidenceId& id) {
  CAIRN_TRY(auto transaction, context.store.begin(Access::read));
  EvidenceFile file;
  CAIRN_TRY(file.evidence, transaction->claims().find_evidence(actor.organisation, id));
  CAIRN_TRY(file.bytes, transaction->claims().evidence_file(actor.organisation, id));
  return file;
}

}  // namespace cairn::app
