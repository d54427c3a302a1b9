// SPDX-License-Identifier: Apache-2.0
// Files of a folder and of the archives in it, read whole into memory within limits. The library
// that unpacks lives in a module of its own, libcairn_unpack.so beside the executable, opened at
// first use.
#pragma once
#include <filesystem>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/bytes.h"
#include "base/result.h"

namespace cairn::storage {

struct ArchiveLimits {
  std::size_t archive_bytes_max = 256 * 1024 * 1024;
  std::size_t file_bytes_max = 256 * 1024 * 1024;  // of one file, unpacked
  std::size_t bytes_max = 384 * 1024 * 1024;       // of all files together
  std::size_t files_max = 20'000;                  // looked at in one archive or folder
};

using FilesByName = std::map<std::string, Bytes, std::less<>>;

// Each of `paths` is a file, an archive (zip; tar, plain or by gzip, bzip2, xz, zstd; or one file
// compressed so) or a folder, whose files and archives are read and whose folders are gone through.
// A name is the path from there on, itself included: "onet.zip/Skills.txt". Only what `wants` the
// name is unpacked. Errors: io; unreadable (a damaged archive); too_large; unsupported (the module
// is missing).
Result<FilesByName> read_files(const std::vector<std::filesystem::path>& paths,
                               const std::function<bool(std::string_view)>& wants,
                               const ArchiveLimits& limits = {});

// The same for one archive that is in memory already; `name` stands before each file's.
Status unpack(ByteView archive, const std::string& name,
              const std::function<bool(std::string_view)>& wants, FilesByName& files,
              const ArchiveLimits& limits = {});

bool is_archive(std::string_view file_name);

}  // namespace cairn::storage
