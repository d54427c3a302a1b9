// SPDX-License-Identifier: Apache-2.0
#include "storage/unpack/zip.h"

#include <archive.h>
#include <archive_entry.h>

#include <cerrno>
#include <memory>
#include <new>

namespace {

struct Taker {
  void* context;
  cairn_zip_take take;
};

struct Zip {
  archive* writer = nullptr;
  Taker taker{};
  ~Zip() {
    if (writer != nullptr) archive_write_free(writer);
  }
};

la_ssize_t pass_on(archive* writer, void* taker, const void* bytes, std::size_t size) {
  const auto& to = *static_cast<Taker*>(taker);
  if (to.take(to.context, bytes, size)) return static_cast<la_ssize_t>(size);
  archive_set_error(writer, ECANCELED, "nobody takes it");
  return -1;
}

int result_of(Zip& zip, bool done) {
  if (done) return 0;
  const int code = archive_errno(zip.writer);
  return code != 0 ? code : EIO;
}

}  // namespace

// Nothing is held back to fill a block, and nothing filled up at the end.
void* cairn_zip_open(void* context, cairn_zip_take take) {
  std::unique_ptr<Zip> zip(new (std::nothrow) Zip);
  if (!zip) return nullptr;
  zip->taker = {context, take};
  zip->writer = archive_write_new();
  if (zip->writer == nullptr || archive_write_set_format_zip(zip->writer) != ARCHIVE_OK ||
      archive_write_set_options(zip->writer, "hdrcharset=UTF-8") < ARCHIVE_WARN ||
      archive_write_set_bytes_per_block(zip->writer, 0) != ARCHIVE_OK ||
      archive_write_set_bytes_in_last_block(zip->writer, 1) != ARCHIVE_OK ||
      archive_write_open(zip->writer, &zip->taker, nullptr, pass_on, nullptr) != ARCHIVE_OK)
    return nullptr;
  return zip.release();
}

int cairn_zip_begin(void* given, const char* name, long moment) {
  auto& zip = *static_cast<Zip*>(given);
  archive_entry* entry = archive_entry_new();
  if (entry == nullptr) return ENOMEM;
  archive_entry_set_pathname_utf8(entry, name);
  archive_entry_set_filetype(entry, AE_IFREG);
  archive_entry_set_perm(entry, 0644);
  archive_entry_set_mtime(entry, moment, 0);
  const bool done = archive_write_header(zip.writer, entry) >= ARCHIVE_WARN;
  archive_entry_free(entry);
  return result_of(zip, done);
}

int cairn_zip_write(void* given, const void* bytes, std::size_t size) {
  auto& zip = *static_cast<Zip*>(given);
  return result_of(zip,
                   archive_write_data(zip.writer, bytes, size) == static_cast<la_ssize_t>(size));
}

int cairn_zip_finish(void* given) {
  auto& zip = *static_cast<Zip*>(given);
  return result_of(zip, archive_write_close(zip.writer) == ARCHIVE_OK);
}

void cairn_zip_free(void* given) { delete static_cast<Zip*>(given); }
