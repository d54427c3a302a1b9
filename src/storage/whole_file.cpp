// SPDX-License-Identifier: Apache-2.0
#include "storage/whole_file.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <utility>

#include "storage/disk_fault.h"

namespace cairn::storage {
namespace {

constexpr const char* where = "file";

Error refused(const std::filesystem::path& file) { return file_refused(where, file, errno); }

Status write_to(int descriptor, ByteView bytes, const std::filesystem::path& file) {
  while (!bytes.empty()) {
    const auto written = ::write(descriptor, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) return refused(file);
    bytes = bytes.subspan(static_cast<std::size_t>(written));
  }
  return done;
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

Result<WholeFile> WholeFile::begin(const std::filesystem::path& file) {
  std::filesystem::path beside = file.string() + ".part" + std::to_string(::getpid());
  const int descriptor =
      ::open(beside.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0600);
  if (descriptor < 0) return refused(beside);
  return WholeFile(file, std::move(beside), descriptor);
}

WholeFile::WholeFile(WholeFile&& other) noexcept
    : file_(std::move(other.file_)),
      beside_(std::move(other.beside_)),
      descriptor_(std::exchange(other.descriptor_, -1)) {}

WholeFile::~WholeFile() {
  if (descriptor_ < 0) return;
  ::close(descriptor_);
  ::unlink(beside_.c_str());
}

Status WholeFile::append(ByteView bytes) { return write_to(descriptor_, bytes, beside_); }

Status WholeFile::settle() {
  return ::fsync(descriptor_) == 0 ? Status(done) : Status(refused(beside_));
}

Status WholeFile::finish() {
  const auto moved = move_there();
  if (!moved.ok()) ::unlink(beside_.c_str());
  return moved;
}

Status WholeFile::move_there() {
  const int descriptor = std::exchange(descriptor_, -1);
  const auto synced = ::fsync(descriptor) == 0 ? Status(done) : Status(refused(beside_));
  if (::close(descriptor) != 0 && synced.ok()) return refused(beside_);
  if (synced.ok() && std::rename(beside_.c_str(), file_.c_str()) != 0) return refused(file_);
  return synced;
}

// Under a name first, for file systems that make none without.
Result<NamelessFile> NamelessFile::begin(const std::filesystem::path& folder) {
  auto name = (folder / ".aside-XXXXXX").string();
  const int descriptor = ::mkostemp(name.data(), O_CLOEXEC);
  if (descriptor < 0) return refused(folder);
  NamelessFile file(folder, descriptor);
  if (::unlink(name.c_str()) != 0) return refused(folder);
  return file;
}

NamelessFile::NamelessFile(NamelessFile&& other) noexcept
    : folder_(std::move(other.folder_)), descriptor_(std::exchange(other.descriptor_, -1)) {}

NamelessFile::~NamelessFile() {
  if (descriptor_ >= 0) ::close(descriptor_);
}

Status NamelessFile::append(ByteView bytes) { return write_to(descriptor_, bytes, folder_); }

Status write_whole(const std::filesystem::path& file, ByteView bytes) {
  CAIRN_TRY(auto whole, WholeFile::begin(file));
  CAIRN_CHECK(whole.append(bytes));
  return whole.finish();
}

}  // namespace cairn::storage
