// SPDX-License-Identifier: Apache-2.0
// The tables behind app/ports/assessments.h.
#pragma once
#include "app/ports/assessments.h"
#include "storage/calibration_tables.h"
#include "storage/sql.h"

namespace cairn::storage {

class AssessmentTables final : public app::Assessments {
 public:
  explicit AssessmentTables(Connection& connection)
      : connection_(connection), calibrations_(connection) {}
  app::Calibrations& calibrations() override { return calibrations_; }
  Status put_plan(const app::StoredPlan& plan) override;
  Result<app::StoredPlan> find_plan(const app::OrganisationId& organisation,
                                    const app::AchievementId& achievement,
                                    std::int64_t version) override;
  Status put_progress(const app::Progress& progress) override;
  Result<app::Progress> find_progress(const app::OrganisationId& organisation,
                                      const app::ClaimId& claim) override;
  Status put_back(const app::OrganisationId& organisation, const app::AccountId& assignee) override;
  Result<std::vector<app::QueueRow>> queue(const app::OrganisationId& organisation,
                                           const app::QueueFilter& filter,
                                           const app::Page& page) override;
  Result<std::vector<app::Workload>> workload(const app::OrganisationId& organisation,
                                              Instant now) override;
  Status put_marking(const app::StoredMarking& marking) override;
  Result<std::vector<app::StoredMarking>> markings_of(const app::OrganisationId& organisation,
                                                      const app::ClaimId& claim) override;
  Result<std::vector<app::HandedIn>> markings_handed_in(const app::OrganisationId& organisation,
                                                        const app::AchievementId& achievement,
                                                        std::int64_t count_max) override;
  Result<std::vector<app::Turnaround>> turnarounds(const app::OrganisationId& organisation,
                                                   const app::AchievementId& achievement,
                                                   std::int64_t count_max) override;
  Status append_event(const app::CaseEvent& event) override;
  Result<std::vector<app::CaseEvent>> events_of(const app::OrganisationId& organisation,
                                                const app::ClaimId& claim) override;
  Status add_declaration(const app::Declaration& declaration) override;
  Result<std::vector<app::Declaration>> declarations_of(const app::OrganisationId& organisation,
                                                        const app::ClaimId& claim) override;
  Status put_verdict(const app::Verdict& verdict) override;
  Result<app::Verdict> find_verdict(const app::OrganisationId& organisation,
                                    const app::ClaimId& claim) override;
  Status remove_verdict(const app::OrganisationId& organisation,
                        const app::ClaimId& claim) override;
  Result<std::vector<app::ClaimId>> verdicts_due(const app::OrganisationId& organisation,
                                                 Instant now, std::int64_t count_max) override;
  Status add_conflict(const app::Conflict& conflict) override;
  Result<std::vector<app::Conflict>> conflicts_of(const app::OrganisationId& organisation,
                                                  const app::ClaimId& claim) override;
  Status put_appeal(const app::Appeal& appeal) override;
  Result<app::Appeal> find_appeal(const app::OrganisationId& organisation,
                                  const app::ClaimId& claim) override;
  Status add_automatic(const app::AutomaticKey& key) override;
  Result<app::AutomaticKey> find_automatic(const app::OrganisationId& organisation,
                                           const std::string& key) override;

 private:
  Connection& connection_;
  CalibrationTables calibrations_;
};

}  // namespace cairn::storage
