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

inline constexpr std::size_t archive_bytes_max = 256 * 1024 * 1024;
inline constexpr std::size_t unpacked_file_bytes_max = 256 * 1024 * 1024;
inline constexpr std::size_t unpacked_bytes_max = 384 * 1024 * 1024;  // of all files together
inline constexpr std::size_t unpacked_files_max = 20'000;

using FilesByName = std::map<std::string, Bytes, std::less<>>;

// Each of `paths` is a file, an archive (zip; tar, plain or by gzip, bzip2, xz, zstd; or one file
// compressed so) or a folder, whose files and archives are read and whose folders are gone through.
// A name is the path from there on: "onet.zip/Skills.txt". Only what `wants` the name is unpacked.
// Errors: io; unreadable (a damaged archive); too_large; unsupported (the module is missing).
Result<FilesByName> read_files(const std::vector<std::filesystem::path>& paths,
                               const std::function<bool(std::string_view)>& wants);

// The same for one archive that is in memory already; `name` stands before each file's.
Status unpack(ByteView archive, const std::string& name,
              const std::function<bool(std::string_view)>& wants, FilesByName& files);

bool is_archive(std::string_view file_name);

}  // namespace cairn::storage
