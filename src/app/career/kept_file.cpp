// SPDX-License-Identifier: Apache-2.0
#include "app/career/kept_file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <memory>

namespace cairn::app {
namespace {

constexpr const char* where = "app/kept_file";

Error refused(const std::filesystem::path& file) {
  return fail(errno == ENOENT ? ErrorCode::not_found : ErrorCode::io, where,
              file.string() + ": " + std::strerror(errno));
}

struct Closer {
  void operator()(std::FILE* file) const { std::fclose(file); }
};
using File = std::unique_ptr<std::FILE, Closer>;

bool write_to_disk(std::FILE* file, std::string_view text) {
  return std::fwrite(text.data(), 1, text.size(), file) == text.size() && std::fflush(file) == 0 &&
         ::fsync(::fileno(file)) == 0;
}

}  // namespace

Result<std::string> read_kept(const std::filesystem::path& path, std::size_t bytes_max) {
  const File file(std::fopen(path.c_str(), "rbe"));
  if (!file) return refused(path);
  struct stat about {};
  if (::fstat(::fileno(file.get()), &about) != 0 || !S_ISREG(about.st_mode))
    return fail(ErrorCode::io, where, path.string() + " is no file");
  const auto size = static_cast<std::size_t>(about.st_size);
  if (size > bytes_max)
    return fail(ErrorCode::too_large, where, path.string() + " is larger than is read");
  std::string text(size, '\0');
  text.resize(std::fread(text.data(), 1, size, file.get()));
  if (std::ferror(file.get()) != 0) return refused(path);
  return text;
}

Status write_kept(const std::filesystem::path& path, std::string_view text) {
  std::error_code fault;
  std::filesystem::create_directories(path.parent_path(), fault);
  if (fault)
    return fail(ErrorCode::io, where, path.parent_path().string() + ": " + fault.message());
  const auto temporary = path.string() + ".part" + std::to_string(::getpid());
  File file(std::fopen(temporary.c_str(), "wbxe"));
  if (!file) return fail(ErrorCode::io, where, temporary + ": " + std::strerror(errno));
  const bool written = write_to_disk(file.get(), text);
  const bool closed = std::fclose(file.release()) == 0;
  if (written && closed && std::rename(temporary.c_str(), path.c_str()) == 0) return done;
  const auto error = fail(ErrorCode::io, where, path.string() + ": " + std::strerror(errno));
  ::unlink(temporary.c_str());
  return error;
}

}  // namespace cairn::app
