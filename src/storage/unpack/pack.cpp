// SPDX-License-Identifier: Apache-2.0
#include "storage/unpack/pack.h"

#include <archive.h>
#include <archive_entry.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <memory>

namespace {

constexpr int damaged = -1;
constexpr std::size_t block_bytes = 128 * 1024;

struct FreeWriter {
  void operator()(archive* writer) const { archive_write_free(writer); }
};
struct FreeReader {
  void operator()(archive* reader) const { archive_read_free(reader); }
};
struct FreeEntry {
  void operator()(archive_entry* entry) const { archive_entry_free(entry); }
};

class Descriptor {
 public:
  explicit Descriptor(int number) : number_(number) {}
  ~Descriptor() {
    if (number_ >= 0) ::close(number_);
  }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  int get() const { return number_; }

 private:
  int number_;
};

int errno_of(archive* any) { return archive_errno(any) != 0 ? archive_errno(any) : EIO; }

int add_file(archive* writer, const cairn_pack_file& file) {
  const Descriptor in(::open(file.path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW));
  struct stat about {};
  if (in.get() < 0 || ::fstat(in.get(), &about) != 0) return errno;
  const std::unique_ptr<archive_entry, FreeEntry> entry(archive_entry_new());
  archive_entry_set_pathname(entry.get(), file.name);
  archive_entry_set_filetype(entry.get(), AE_IFREG);
  archive_entry_set_perm(entry.get(), 0600);
  archive_entry_set_size(entry.get(), about.st_size);
  archive_entry_set_mtime(entry.get(), about.st_mtime, 0);
  if (archive_write_header(writer, entry.get()) != ARCHIVE_OK) return errno_of(writer);
  std::array<char, block_bytes> block;
  for (auto left = about.st_size; left > 0;) {
    const auto got = ::read(in.get(), block.data(), block.size());
    if (got < 0 && errno == EINTR) continue;
    if (got <= 0) return got < 0 ? errno : EIO;  // it has become shorter
    const auto part = std::min<off_t>(got, left);
    if (archive_write_data(writer, block.data(), static_cast<std::size_t>(part)) != part)
      return errno_of(writer);
    left -= part;
  }
  return 0;
}

int write_block(int out, const char* bytes, std::size_t size) {
  while (size > 0) {
    const auto written = ::write(out, bytes, size);
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) return errno;
    bytes += written;
    size -= static_cast<std::size_t>(written);
  }
  return 0;
}

}  // namespace

int cairn_pack(int descriptor, const cairn_pack_file* files, std::size_t count) try {
  const std::unique_ptr<archive, FreeWriter> writer(archive_write_new());
  if (!writer || archive_write_set_format_pax_restricted(writer.get()) != ARCHIVE_OK ||
      archive_write_add_filter_zstd(writer.get()) != ARCHIVE_OK ||
      archive_write_open_fd(writer.get(), descriptor) != ARCHIVE_OK)
    return EIO;
  for (std::size_t i = 0; i < count; ++i)
    if (const int wrong = add_file(writer.get(), files[i]); wrong != 0) return wrong;
  return archive_write_close(writer.get()) == ARCHIVE_OK ? 0 : errno_of(writer.get());
} catch (...) {
  return ENOMEM;
}

int cairn_pack_read(int descriptor, const cairn_pack_receiver* receiver) try {
  const std::unique_ptr<archive, FreeReader> reader(archive_read_new());
  if (!reader || archive_read_support_format_tar(reader.get()) != ARCHIVE_OK ||
      archive_read_support_filter_zstd(reader.get()) != ARCHIVE_OK ||
      archive_read_open_fd(reader.get(), descriptor, block_bytes) != ARCHIVE_OK)
    return damaged;
  std::array<char, block_bytes> block;
  while (true) {
    archive_entry* entry = nullptr;
    const auto step = archive_read_next_header(reader.get(), &entry);
    if (step == ARCHIVE_EOF) return 0;
    const char* name = step == ARCHIVE_OK ? archive_entry_pathname(entry) : nullptr;
    if (name == nullptr || archive_entry_filetype(entry) != AE_IFREG) return damaged;
    const int out = receiver->open_file(receiver->context, name);
    if (out < 0) return damaged;
    while (true) {
      const auto got = archive_read_data(reader.get(), block.data(), block.size());
      if (got < 0) return damaged;
      if (got == 0) break;
      if (const int wrong = write_block(out, block.data(), static_cast<std::size_t>(got));
          wrong != 0)
        return wrong;
    }
  }
} catch (...) {
  return ENOMEM;
}
