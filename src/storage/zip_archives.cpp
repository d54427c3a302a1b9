// SPDX-License-Identifier: Apache-2.0
#include "storage/zip_archives.h"

#include <cerrno>
#include <cstring>
#include <utility>

#include "storage/unpack/zip.h"
#include "storage/unpack_module.h"

namespace cairn::storage {
namespace {

template <class Function>
Function find(const char* name) {
  return reinterpret_cast<Function>(unpack_symbol(name));
}

struct Functions {
  cairn_zip_open_function open = find<cairn_zip_open_function>("cairn_zip_open");
  cairn_zip_begin_function begin = find<cairn_zip_begin_function>("cairn_zip_begin");
  cairn_zip_write_function write = find<cairn_zip_write_function>("cairn_zip_write");
  cairn_zip_finish_function finish = find<cairn_zip_finish_function>("cairn_zip_finish");
  cairn_zip_free_function free = find<cairn_zip_free_function>("cairn_zip_free");
};

Status status_of(int code) {
  if (code == 0) return done;
  return fail(ErrorCode::io, "archive",
              std::string("The archive could not be written: ") + std::strerror(code) + ".");
}

class Zip final : public app::ArchiveWriter {
 public:
  Zip(const Functions& functions, Instant moment)
      : functions_(functions),
        moment_(static_cast<long>(moment.seconds())),
        zip_(functions.open(&made_, [](void* made, const void* bytes, std::size_t size) {
          static_cast<std::string*>(made)->append(static_cast<const char*>(bytes), size);
          return true;
        })) {}
  ~Zip() override {
    if (zip_ != nullptr) functions_.free(zip_);
  }
  Zip(const Zip&) = delete;
  Zip& operator=(const Zip&) = delete;

  bool ready() const { return zip_ != nullptr; }
  Status begin(const std::string& name) override {
    return status_of(functions_.begin(zip_, name.c_str(), moment_));
  }
  Status write(ByteView bytes) override {
    return bytes.empty() ? Status(done)
                         : status_of(functions_.write(zip_, bytes.data(), bytes.size()));
  }
  Status finish() override { return status_of(functions_.finish(zip_)); }
  std::string take() override { return std::exchange(made_, {}); }

 private:
  const Functions& functions_;
  const long moment_;
  std::string made_;
  void* zip_;
};

}  // namespace

Result<std::unique_ptr<app::ArchiveWriter>> ZipArchives::new_zip(Instant moment) {
  static const Functions functions;
  if (functions.open == nullptr)
    return fail(ErrorCode::unsupported, "archive",
                "The module libcairn_unpack.so is missing. Put it beside the cairn executable.");
  auto zip = std::make_unique<Zip>(functions, moment);
  if (!zip->ready()) return status_of(ENOMEM).error();
  return std::unique_ptr<app::ArchiveWriter>(std::move(zip));
}

}  // namespace cairn::storage
