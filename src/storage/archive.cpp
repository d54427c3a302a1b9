// SPDX-License-Identifier: Apache-2.0
#include "storage/archive.h"

#include <algorithm>
#include <array>
#include <fstream>

#include "base/text.h"
#include "storage/unpack/unpack.h"
#include "storage/unpack_module.h"

namespace cairn::storage {
namespace {

namespace fs = std::filesystem;
constexpr const char* where = "archive";
constexpr int folders_deep_max = 8;

struct Unpacking {
  const std::string& archive;
  const std::function<bool(std::string_view)>& wants;
  FilesByName& files;

  // What has no name of its own is called as the archive without its last ending.
  std::string name_of(const char* inner) const {
    return *inner != '\0' ? archive + "/" + inner : archive.substr(0, archive.rfind('.'));
  }
};

std::size_t bytes_of(const FilesByName& files) {
  std::size_t bytes = 0;
  for (const auto& [name, content] : files) bytes += content.size();
  return bytes;
}

Error too_large(const std::string& name, const ArchiveLimits& limits) {
  return fail(ErrorCode::too_large, where,
              name + ": there is more in it than is read (" + std::to_string(limits.bytes_max) +
                  " bytes, " + std::to_string(limits.files_max) + " files)");
}

Result<Bytes> read_file(const fs::path& path, const ArchiveLimits& limits) {
  std::error_code error;
  const auto size = fs::file_size(path, error);
  if (error) return fail(ErrorCode::io, where, path.string() + ": " + error.message());
  if (size > limits.archive_bytes_max) return too_large(path.string(), limits);
  std::ifstream in(path, std::ios::binary);
  Bytes bytes(size);
  in.read(reinterpret_cast<char*>(bytes.data()), static_cast<std::streamsize>(size));
  if (!in) return fail(ErrorCode::io, where, path.string() + ": cannot be read");
  return bytes;
}

class Gathering {
 public:
  Gathering(const std::function<bool(std::string_view)>& wants, FilesByName& files,
            const ArchiveLimits& limits)
      : wants_(wants), files_(files), limits_(limits) {}

  Status add(const fs::path& path, const std::string& name, int depth) {
    std::error_code error;
    if (fs::is_directory(path, error)) return add_folder(path, name, depth);
    const bool packed = is_archive(name);
    if (depth > 0 && !packed && !wants_(name)) return done;
    CAIRN_TRY(auto bytes, read_file(path, limits_));
    if (packed) return unpack(bytes, name, wants_, files_, limits_);
    files_.insert_or_assign(name, std::move(bytes));
    return bytes_of(files_) <= limits_.bytes_max ? Status(done) : Status(too_large(name, limits_));
  }

 private:
  Status add_folder(const fs::path& folder, const std::string& name, int depth) {
    if (depth > folders_deep_max) return done;
    std::error_code error;
    std::vector<fs::path> entries;
    for (fs::directory_iterator at(folder, error), end; !error && at != end; at.increment(error)) {
      // A link may lead back up, a device never ends.
      const auto kind = at->symlink_status(error).type();
      if (kind == fs::file_type::regular || kind == fs::file_type::directory)
        entries.push_back(at->path());
      if (entries.size() > limits_.files_max) return too_large(folder.string(), limits_);
    }
    if (error) return fail(ErrorCode::io, where, folder.string() + ": " + error.message());
    std::sort(entries.begin(), entries.end());
    for (const auto& entry : entries) {
      const auto inner = entry.filename().string();
      CAIRN_CHECK(add(entry, name.empty() ? inner : name + "/" + inner, depth + 1));
    }
    return done;
  }

  const std::function<bool(std::string_view)>& wants_;
  FilesByName& files_;
  const ArchiveLimits& limits_;
};

}  // namespace

bool is_archive(std::string_view file_name) {
  constexpr std::array<std::string_view, 9> endings{".zip", ".tar", ".tgz", ".gz",  ".bz2",
                                                    ".txz", ".xz",  ".zst", ".tbz2"};
  const auto lower = to_lower_ascii(file_name);
  return std::any_of(endings.begin(), endings.end(),
                     [&](auto ending) { return lower.ends_with(ending); });
}

Status unpack(ByteView archive, const std::string& name,
              const std::function<bool(std::string_view)>& wants, FilesByName& files,
              const ArchiveLimits& limits) {
  static const auto unpack_all =
      reinterpret_cast<cairn_unpack_function>(unpack_symbol("cairn_unpack"));
  if (unpack_all == nullptr)
    return fail(ErrorCode::unsupported, where,
                "the module libcairn_unpack.so is missing; put it beside the cairn executable, or "
                "unpack " +
                    name + " first");
  Unpacking unpacking{name, wants, files};
  const auto used = std::min(bytes_of(files), limits.bytes_max);
  const cairn_unpack_limits most{limits.files_max, limits.file_bytes_max, limits.bytes_max - used};
  const cairn_unpack_receiver receiver{
      &unpacking,
      [](void* context, const char* inner) {
        const auto& to = *static_cast<Unpacking*>(context);
        return to.wants(to.name_of(inner)) ? 1 : 0;
      },
      [](void* context, const char* inner, const unsigned char* bytes, std::size_t size) {
        const auto& to = *static_cast<Unpacking*>(context);
        to.files.insert_or_assign(to.name_of(inner), Bytes(bytes, bytes + size));
      }};
  const int wrong = unpack_all(archive.data(), archive.size(), &most, &receiver);
  if (wrong == cairn_unpack_too_large) return too_large(name, limits);
  if (wrong != 0)
    return fail(ErrorCode::unreadable, where, name + ": the archive is damaged or encrypted");
  return done;
}

Result<FilesByName> read_files(const std::vector<fs::path>& paths,
                               const std::function<bool(std::string_view)>& wants,
                               const ArchiveLimits& limits) {
  FilesByName files;
  Gathering gathering(wants, files, limits);
  for (const auto& path : paths) {
    std::error_code error;
    auto name = fs::weakly_canonical(path, error).filename();
    if (error || name.empty()) name = path.filename();
    CAIRN_CHECK(gathering.add(path, name.string(), 0));
  }
  return files;
}

}  // namespace cairn::storage
