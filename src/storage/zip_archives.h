// SPDX-License-Identifier: Apache-2.0
// The Archives port by libarchive, in the module for archives.
#pragma once
#include "app/ports/archives.h"

namespace cairn::storage {

class ZipArchives final : public app::Archives {
 public:
  Result<std::unique_ptr<app::ArchiveWriter>> new_zip(Instant moment) override;
};

}  // namespace cairn::storage
