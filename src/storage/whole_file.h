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
  // All of it is on the disk, though not in its place yet: what `finish` still does needs no room.
  Status settle();
  Status finish();

 private:
  WholeFile(std::filesystem::path file, std::filesystem::path beside, int descriptor)
      : file_(std::move(file)), beside_(std::move(beside)), descriptor_(descriptor) {}
  Status move_there();

  std::filesystem::path file_, beside_;
  int descriptor_;
};

// One that no folder lists: nobody else opens it, and it is gone once nobody has it open or mapped.
class NamelessFile {
 public:
  // Errors: io.
  static Result<NamelessFile> begin(const std::filesystem::path& folder);
  NamelessFile(NamelessFile&& other) noexcept;
  ~NamelessFile();
  NamelessFile& operator=(NamelessFile&&) = delete;

  Status append(ByteView bytes);
  int descriptor() const { return descriptor_; }

 private:
  NamelessFile(std::filesystem::path folder, int descriptor)
      : folder_(std::move(folder)), descriptor_(descriptor) {}

  std::filesystem::path folder_;
  int descriptor_;
};

}  // namespace cairn::storage
