// SPDX-License-Identifier: Apache-2.0
// The Frameworks port over a data folder: DATA/frameworks/NAME/framework.bin and linker.model.
#pragma once
#include <filesystem>

#include "app/ports/frameworks.h"

namespace cairn::storage {

class FrameworkFolder final : public app::Frameworks {
 public:
  explicit FrameworkFolder(std::filesystem::path data) : folder_(std::move(data) / "frameworks") {}

  Result<std::vector<skills::FrameworkSummary>> list() override;
  Result<skills::Framework> load(std::string_view name) override;
  Status save(const skills::Framework& framework) override;
  Result<Bytes> load_model(std::string_view name) override;
  Status save_model(std::string_view name, ByteView model) override;

 private:
  std::filesystem::path folder_;
};

// Lower-case letters, digits and "-", at most 64 of them.
bool is_framework_name(std::string_view name);

}  // namespace cairn::storage
