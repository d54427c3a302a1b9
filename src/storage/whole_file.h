// SPDX-License-Identifier: Apache-2.0
// Files that are there whole or not at all.
#pragma once
#include <filesystem>

#include "base/bytes.h"
#include "base/result.h"

namespace cairn::storage {

// At most `bytes_max` of it, from its start. Errors: not_found, io.
Result<Bytes> read_start(const std::filesystem::path& file, std::size_t bytes_max);
// Errors: not_found, io, too_large.
Result<Bytes> read_whole(const std::filesystem::path& file, std::size_t bytes_max);

// Written beside its place, then moved there. Errors: io.
Status write_whole(const std::filesystem::path& file, ByteView bytes);

// The same a piece at a time: what is not finished was never there.
class WholeFile {
 public:
  // Errors: io.
  static Result<WholeFile> begin(const std::filesystem::path& file);
  WholeFile(WholeFile&& other) noexcept;
  ~WholeFile();
  WholeFile& operator=(WholeFile&&) = delete;

  Status append(ByteView bytes);
  Status finish();

 private:
  WholeFile(std::filesystem::path file, std::filesystem::path beside, int descriptor)
      : file_(std::move(file)), beside_(std::move(beside)), descriptor_(descriptor) {}
  Status move_there();

  std::filesystem::path file_, beside_;
  int descriptor_;
};

}  // namespace cairn::storage
