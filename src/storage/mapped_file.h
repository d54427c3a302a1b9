// SPDX-License-Identifier: Apache-2.0
// A file to read without holding it: the system brings in what is looked at. Files that are
// replaced whole, as we replace them, stay readable as they were for as long as they are mapped.
// One that somebody else cuts short meanwhile, or whose disk fails, reads as zeros from there on
// and says so; without that, the system would end the program (SIGBUS).
#pragma once
#include <cstdint>
#include <filesystem>
#include <memory>
#include <string_view>

#include "base/result.h"
#include "storage/whole_file.h"

namespace cairn::storage {

struct Mapping;

class MappedFile {
 public:
  // Errors: not_found, io.
  static Result<std::shared_ptr<const MappedFile>> open(const std::filesystem::path& file);
  // What was written there. Errors: io.
  static Result<std::shared_ptr<const MappedFile>> of(NamelessFile file);
  ~MappedFile();
  MappedFile(const MappedFile&) = delete;
  MappedFile& operator=(const MappedFile&) = delete;

  std::string_view text() const { return text_; }
  // Whether somebody looked at a part of it that is no longer there, or it was written to in its
  // place since it was opened.
  bool is_torn() const;

 private:
  MappedFile(std::string_view text, Mapping* mapping) : text_(text), mapping_(mapping) {}
  static Result<std::shared_ptr<MappedFile>> map(int descriptor, const std::filesystem::path& file);

  std::string_view text_;
  Mapping* mapping_;     // nullptr of an empty one
  int descriptor_ = -1;  // of one that has a name, which others may write to
  std::int64_t changed_seconds_ = 0, changed_nanoseconds_ = 0;
};

}  // namespace cairn::storage
