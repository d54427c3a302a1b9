// SPDX-License-Identifier: Apache-2.0
// Calibrations over a Connection.
#pragma once
#include "app/ports/calibrations.h"
#include "storage/sql.h"

namespace cairn::storage {

class CalibrationTables final : public app::Calibrations {
 public:
  explicit CalibrationTables(Connection& connection) : connection_(connection) {}
  Status add(const app::Calibration& calibration) override;
  Result<app::Calibration> find(const app::OrganisationId& organisation,
                                const app::CalibrationId& id) override;
  Result<std::vector<app::Calibration>> list(const app::OrganisationId& organisation) override;
  Status close(const app::OrganisationId& organisation, const app::CalibrationId& id,
               Instant at) override;
  Status put_marking(const app::Calibration& calibration,
                     const app::CalibrationMarking& marking) override;
  Result<std::vector<app::CalibrationMarking>> markings(const app::OrganisationId& organisation,
                                                        const app::CalibrationId& id) override;

 private:
  Connection& connection_;
};

}  // namespace cairn::storage
