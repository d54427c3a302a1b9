// SPDX-License-Identifier: Apache-2.0
// The premises of a server: its data folder, the disk it is on, its database.
#pragma once
#include <filesystem>

#include "app/ports/premises.h"

namespace cairn::storage {

class PremisesOfData final : public app::Premises {
 public:
  explicit PremisesOfData(std::filesystem::path folder) : folder_(std::move(folder)) {}
  Result<app::PremisesFacts> look() override;
  std::vector<app::Checkup> check(Instant now, app::Checking how) override;

 private:
  std::filesystem::path folder_;
};

// A backup was written: `look` tells of the last one. A folder that cannot be written to keeps no
// note of it, which spoils no backup.
void note_backup(const std::filesystem::path& folder, const std::filesystem::path& file,
                 Instant now);

}  // namespace cairn::storage
