// SPDX-License-Identifier: Apache-2.0
#include "storage/whole_file.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <fstream>

namespace cairn::storage {
namespace {

constexpr const char* where = "file";

Error refused(const std::filesystem::path& file) {
  return fail(ErrorCode::io, where, file.string() + ": " + std::strerror(errno));
}

Status write_to(int descriptor, ByteView bytes, const std::filesystem::path& file) {
  while (!bytes.empty()) {
    const auto written = ::write(descriptor, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) return refused(file);
    bytes = bytes.subspan(static_cast<std::size_t>(written));
  }
  return ::fsync(descriptor) == 0 ? Status(done) : Status(refused(file));
}

}  // namespace

Result<Bytes> read_start(const std::filesystem::path& file, std::size_t bytes_max) {
  std::error_code error;
  const auto size = std::filesystem::file_size(file, error);
  if (error == std::errc::no_such_file_or_directory)
    return fail(ErrorCode::not_found, where, file.string() + " is not there");
  if (error) return fail(ErrorCode::io, where, file.string() + ": " + error.message());
  Bytes bytes(std::min<std::uintmax_t>(size, bytes_max));
  std::ifstream in(file, std::ios::binary);
  in.read(reinterpret_cast<char*>(bytes.data()), static_cast<std::streamsize>(bytes.size()));
  if (!in) return fail(ErrorCode::io, where, file.string() + " cannot be read");
  return bytes;
}

Result<Bytes> read_whole(const std::filesystem::path& file, std::size_t bytes_max) {
  CAIRN_TRY(auto bytes, read_start(file, bytes_max + 1));
  if (bytes.size() > bytes_max)
    return fail(ErrorCode::too_large, where, file.string() + " is larger than is read");
  return bytes;
}

Status write_whole(const std::filesystem::path& file, ByteView bytes) {
  const std::filesystem::path beside = file.string() + ".part" + std::to_string(::getpid());
  const int descriptor =
      ::open(beside.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0600);
  if (descriptor < 0) return refused(beside);
  auto written = write_to(descriptor, bytes, beside);
  if (::close(descriptor) != 0 && written.ok()) written = refused(beside);
  if (written.ok() && std::rename(beside.c_str(), file.c_str()) != 0) written = refused(file);
  if (!written.ok()) ::unlink(beside.c_str());
  return written;
}

}  // namespace cairn::storage
