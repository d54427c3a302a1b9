// SPDX-License-Identifier: Apache-2.0
// A file to read without holding it: the system brings in what is looked at. Files that are
// replaced whole stay readable as they were for as long as they are mapped.
#pragma once
#include <filesystem>
#include <memory>
#include <string_view>

#include "base/result.h"

namespace cairn::storage {

class MappedFile {
 public:
  // Errors: not_found, io.
  static Result<std::shared_ptr<const MappedFile>> open(const std::filesystem::path& file);
  ~MappedFile();
  MappedFile(const MappedFile&) = delete;
  MappedFile& operator=(const MappedFile&) = delete;

  std::string_view text() const { return text_; }

 private:
  explicit MappedFile(std::string_view text) : text_(text) {}

  std::string_view text_;
};

}  // namespace cairn::storage
