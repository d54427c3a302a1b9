// SPDX-License-Identifier: Apache-2.0
#include "storage/mapped_file.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <optional>

namespace cairn::storage {
namespace {

Error refused(const std::filesystem::path& file) {
  return fail(errno == ENOENT ? ErrorCode::not_found : ErrorCode::io, "file",
              file.string() + ": " + std::strerror(errno));
}

}  // namespace

Result<std::shared_ptr<const MappedFile>> MappedFile::open(const std::filesystem::path& file) {
  const int descriptor = ::open(file.c_str(), O_RDONLY | O_CLOEXEC);
  if (descriptor < 0) return refused(file);
  struct stat about = {};
  void* at = nullptr;
  const bool known = ::fstat(descriptor, &about) == 0 && S_ISREG(about.st_mode);
  const auto size = static_cast<std::size_t>(about.st_size);
  if (known && size > 0) at = ::mmap(nullptr, size, PROT_READ, MAP_SHARED, descriptor, 0);
  const auto refusal = known && at != MAP_FAILED ? std::nullopt : std::optional(refused(file));
  ::close(descriptor);
  if (refusal) return *refusal;
  const std::string_view text(static_cast<const char*>(at), size);
  return std::shared_ptr<const MappedFile>(new MappedFile(text));
}

MappedFile::~MappedFile() {
  if (!text_.empty()) ::munmap(const_cast<char*>(text_.data()), text_.size());
}

}  // namespace cairn::storage
