// SPDX-License-Identifier: Apache-2.0
// DATA/imports: files that whoever runs the server lays down there, by name.
#pragma once
#include <filesystem>

#include "app/ports/imports.h"

namespace cairn::storage {

class ImportFolderOfData final : public app::ImportFolder {
 public:
  explicit ImportFolderOfData(std::filesystem::path data) : folder_(std::move(data) / "imports") {}
  Result<std::vector<std::string>> names() override;
  Result<Bytes> read(std::string_view name) override;

 private:
  std::filesystem::path folder_;
};

}  // namespace cairn::storage
