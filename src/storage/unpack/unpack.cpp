// SPDX-License-Identifier: Apache-2.0
// Archives by libarchive. Loaded by storage/archive at first use.
#include "storage/unpack/unpack.h"

#include <archive.h>
#include <archive_entry.h>

#include <memory>
#include <vector>

namespace {

struct Free {
  void operator()(archive* reader) const { archive_read_free(reader); }
};
using Reader = std::unique_ptr<archive, Free>;

// Only the formats that are meant; the library knows many more.
Reader open(const unsigned char* bytes, std::size_t size) {
  Reader reader(archive_read_new());
  if (!reader) return nullptr;
  auto* const raw = reader.get();
  const bool ready = archive_read_support_format_zip(raw) == ARCHIVE_OK &&
                     archive_read_support_format_tar(raw) == ARCHIVE_OK &&
                     archive_read_support_format_raw(raw) == ARCHIVE_OK &&
                     archive_read_support_filter_gzip(raw) == ARCHIVE_OK &&
                     archive_read_support_filter_bzip2(raw) == ARCHIVE_OK &&
                     archive_read_support_filter_xz(raw) == ARCHIVE_OK &&
                     archive_read_support_filter_zstd(raw) == ARCHIVE_OK;
  if (!ready || archive_read_open_memory(raw, bytes, size) != ARCHIVE_OK) return nullptr;
  return reader;
}

int read_entry(archive* reader, std::size_t bytes_max, std::vector<unsigned char>& out) {
  out.clear();
  std::vector<unsigned char> block(64 * 1024);
  while (true) {
    const auto got = archive_read_data(reader, block.data(), block.size());
    if (got < 0) return cairn_unpack_unreadable;
    if (got == 0) return 0;
    if (out.size() + static_cast<std::size_t>(got) > bytes_max) return cairn_unpack_too_large;
    out.insert(out.end(), block.begin(), block.begin() + got);
  }
}

}  // namespace

int cairn_unpack(const unsigned char* bytes, std::size_t size, const cairn_unpack_limits* limits,
                 const cairn_unpack_receiver* receiver) try {
  const auto reader = open(bytes, size);
  if (!reader) return cairn_unpack_unreadable;
  std::vector<unsigned char> content;
  std::size_t bytes_left = limits->bytes_max;
  for (std::size_t files = 0;; ++files) {
    archive_entry* entry = nullptr;
    const auto step = archive_read_next_header(reader.get(), &entry);
    if (step == ARCHIVE_EOF) return files > 0 ? 0 : cairn_unpack_unreadable;
    if (step < ARCHIVE_WARN || archive_entry_is_encrypted(entry) != 0)
      return cairn_unpack_unreadable;
    if (files >= limits->files_max) return cairn_unpack_too_large;
    const char* name = archive_entry_pathname_utf8(entry);
    if (name == nullptr) name = archive_entry_pathname(entry);
    if (name == nullptr || archive_entry_filetype(entry) != AE_IFREG) continue;
    // What is one compressed file and no archive has no name of its own.
    if (archive_format(reader.get()) == ARCHIVE_FORMAT_RAW) {
      if (archive_filter_count(reader.get()) < 2) return cairn_unpack_unreadable;
      name = "";
    }
    if (receiver->wants(receiver->context, name) == 0) continue;
    const auto most = bytes_left < limits->file_bytes_max ? bytes_left : limits->file_bytes_max;
    if (const int wrong = read_entry(reader.get(), most, content); wrong != 0) return wrong;
    bytes_left -= content.size();
    receiver->take(receiver->context, name, content.data(), content.size());
  }
} catch (...) {
  return cairn_unpack_too_large;
}
