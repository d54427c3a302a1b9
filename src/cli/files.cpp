// SPDX-License-Identifier: Apache-2.0
#include "cli/files.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <utility>

namespace cairn::cli {
namespace {

Error refused(const std::string& path, const char* remedy) {
  return with_remedy(fail(ErrorCode::io, "cli", path + ": " + std::strerror(errno)), remedy);
}

Error unread(const std::string& path) {
  return refused(path, "Check its name, and that you may read it.");
}

Error unwritten(const std::string& path) {
  return refused(path, "Check that the folder is there, has room, and that you may write in it.");
}

Error larger(const std::string& path, std::size_t bytes_max) {
  return with_remedy(
      fail(ErrorCode::too_large, "cli",
           path + ": more than the " + std::to_string(bytes_max) + " bytes that are read"),
      "Check that it is the file you mean.");
}

class Descriptor {
 public:
  explicit Descriptor(int number) : number_(number) {}
  ~Descriptor() {
    if (number_ > STDERR_FILENO) ::close(number_);
  }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  int number() const { return number_; }
  // Closing may be where a full disk is noticed.
  bool close() {
    const int number = number_;
    number_ = -1;
    return ::close(number) == 0;
  }

 private:
  int number_;
};

Status write_all(int number, ByteView bytes, const std::string& path) {
  while (!bytes.empty()) {
    const auto written = ::write(number, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) return unwritten(path);
    bytes = bytes.subspan(static_cast<std::size_t>(written));
  }
  return done;
}

// A device or pipe has no "whole or absent"; renaming over it would replace it.
bool is_special(const std::string& path) {
  struct stat about {};
  return ::stat(path.c_str(), &about) == 0 && !S_ISREG(about.st_mode);
}

// Puts the finished temporary file in place.
Status put_in_place(const std::string& temporary, const std::string& path, Existing existing) {
  if (existing == Existing::replace)
    return std::rename(temporary.c_str(), path.c_str()) == 0 ? Status(done) : unwritten(path);
  if (::link(temporary.c_str(), path.c_str()) == 0) {
    ::unlink(temporary.c_str());
    return done;
  }
  if (errno == EEXIST)
    return with_remedy(fail(ErrorCode::conflict, "cli", path + " exists already"),
                       "Name another file, or move that one away.");
  return unwritten(path);
}

// Where writing to `path` ends up: a link stays, and what it leads to is written.
std::string through_links(std::string path) {
  constexpr int links_max = 40;
  for (int i = 0; i < links_max; ++i) {
    std::array<char, 4096> target{};
    const auto size = ::readlink(path.c_str(), target.data(), target.size());
    if (size <= 0 || static_cast<std::size_t>(size) == target.size()) break;
    const std::string_view leads_to(target.data(), static_cast<std::size_t>(size));
    const auto folder = leads_to.starts_with('/') ? 0 : path.rfind('/') + 1;
    path.replace(folder, path.npos, leads_to);
  }
  return path;
}

// The file takes the mode of the one it replaces.
Status write_beside(const std::string& temporary, const std::string& path, ByteView bytes,
                    Readers readers) {
  const mode_t mode = readers == Readers::owner ? 0600 : 0644;
  Descriptor file(::open(temporary.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode));
  if (file.number() < 0) return unwritten(path);
  struct stat old {};
  if (::stat(path.c_str(), &old) == 0 && ::fchmod(file.number(), old.st_mode & 07777) != 0)
    return unwritten(path);
  CAIRN_CHECK(write_all(file.number(), bytes, path));
  if (::fsync(file.number()) != 0 || !file.close()) return unwritten(path);
  return done;
}

}  // namespace

Result<Bytes> read_file(const std::string& path, std::size_t bytes_max) {
  const Descriptor file(path == "-" ? STDIN_FILENO : ::open(path.c_str(), O_RDONLY | O_CLOEXEC));
  if (file.number() < 0) return unread(path);
  constexpr std::size_t step = 64 * 1024;
  std::size_t room = step;
  struct stat about {};
  const bool is_file = ::fstat(file.number(), &about) == 0 && S_ISREG(about.st_mode);
  if (is_file) {
    if (static_cast<std::size_t>(about.st_size) > bytes_max) return larger(path, bytes_max);
    room = static_cast<std::size_t>(about.st_size) + 1;
  }
  Bytes bytes;
  std::size_t filled = 0;
  while (filled <= bytes_max) {
    if (filled == bytes.size()) bytes.resize(filled + std::exchange(room, step));
    const auto got = ::read(file.number(), bytes.data() + filled, bytes.size() - filled);
    if (got < 0 && errno != EINTR) return unread(path);
    if (got > 0) filled += static_cast<std::size_t>(got);
    // A file that gives less than was asked for is at its end; anything else says so with nothing.
    const bool is_end = got == 0 || (is_file && got > 0 && filled < bytes.size());
    if (!is_end) continue;
    bytes.resize(filled);
    return bytes;
  }
  return larger(path, bytes_max);
}

Status write_file(const std::string& name, ByteView bytes, Readers readers, Existing existing) {
  if (name == "-") return write_all(STDOUT_FILENO, bytes, "standard output");
  const auto path = through_links(name);
  if (is_special(path)) {
    const Descriptor file(::open(path.c_str(), O_WRONLY | O_CLOEXEC));
    return file.number() < 0 ? Status(unwritten(path)) : write_all(file.number(), bytes, path);
  }
  const auto temporary = path + ".part" + std::to_string(::getpid());
  auto written = write_beside(temporary, path, bytes, readers);
  if (written.ok()) written = put_in_place(temporary, path, existing);
  if (!written.ok()) ::unlink(temporary.c_str());
  return written;
}

Status check_kept(const std::string& output, std::initializer_list<std::string> inputs) {
  struct stat there {};
  if (output == "-" || ::stat(output.c_str(), &there) != 0 || !S_ISREG(there.st_mode)) return done;
  for (const auto& input : inputs) {
    struct stat about {};
    if (input.empty() || input == "-" || ::stat(input.c_str(), &about) != 0) continue;
    if (about.st_dev == there.st_dev && about.st_ino == there.st_ino)
      return with_remedy(fail(ErrorCode::conflict, "cli", output + " is read, and would be lost"),
                         "Name another file with -o.");
  }
  return done;
}

}  // namespace cairn::cli
