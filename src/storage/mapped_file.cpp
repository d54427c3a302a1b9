// SPDX-License-Identifier: Apache-2.0
#include "storage/mapped_file.h"

#include <fcntl.h>
#include <signal.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <atomic>
#include <cerrno>
#include <cstdint>
#include <cstring>
#include <mutex>

namespace cairn::storage {

// What is mapped, where the handler of the signal finds it. They are used again and never freed, so
// that it may walk along them whatever others do.
struct Mapping {
  std::atomic<std::uintptr_t> begin = 0;  // 0: of no file now
  std::atomic<std::size_t> bytes = 0;
  std::atomic<bool> is_torn = false;
  Mapping* next = nullptr;
};

namespace {

std::atomic<Mapping*> first = nullptr;
std::mutex changing;

Error refused(const std::filesystem::path& file) {
  return fail(errno == ENOENT ? ErrorCode::not_found : ErrorCode::io, "file",
              file.string() + ": " + std::strerror(errno));
}

// From the page that is not there to the end there are zeros from now on.
bool put_zeros(Mapping& mapping, std::uintptr_t at) {
  const auto begin = mapping.begin.load();
  const auto bytes = mapping.bytes.load();
  if (begin == 0 || at < begin || at - begin >= bytes) return false;
  const auto page = at - at % static_cast<std::uintptr_t>(::sysconf(_SC_PAGESIZE));
  if (::mmap(reinterpret_cast<void*>(page), begin + bytes - page, PROT_READ,
             MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED, -1, 0) == MAP_FAILED)
    return false;
  mapping.is_torn = true;
  return true;
}

// Of an address that is none of ours the program ends, as it would have.
void on_bus_error(int signal, siginfo_t* about, void*) {
  const int kept_errno = errno;
  const auto at = reinterpret_cast<std::uintptr_t>(about->si_addr);
  for (auto* one = first.load(); one != nullptr; one = one->next)
    if (put_zeros(*one, at)) {
      errno = kept_errno;
      return;
    }
  ::signal(signal, SIG_DFL);
}

void watch_for_bus_errors() {
  struct sigaction action = {};
  action.sa_sigaction = on_bus_error;
  action.sa_flags = SA_SIGINFO | SA_RESTART;
  ::sigaction(SIGBUS, &action, nullptr);
}

Mapping* remember(void* at, std::size_t bytes) {
  static std::once_flag watching;
  std::call_once(watching, watch_for_bus_errors);
  const std::lock_guard lock(changing);
  auto* one = first.load();
  while (one != nullptr && one->begin != 0) one = one->next;
  if (one == nullptr) {
    one = new Mapping;
    one->next = first.load();
    first = one;
  }
  one->is_torn = false;
  one->bytes = bytes;
  one->begin = reinterpret_cast<std::uintptr_t>(at);
  return one;
}

void forget(Mapping& mapping) {
  const std::lock_guard lock(changing);
  mapping.begin = 0;
}

}  // namespace

Result<std::shared_ptr<const MappedFile>> MappedFile::open(const std::filesystem::path& file) {
  const int descriptor = ::open(file.c_str(), O_RDONLY | O_CLOEXEC);
  if (descriptor < 0) return refused(file);
  auto mapped = map(descriptor, file);
  if (!mapped.ok()) {
    ::close(descriptor);
    return mapped.error();
  }
  (*mapped)->descriptor_ = descriptor;
  return std::shared_ptr<const MappedFile>(*mapped);
}

Result<std::shared_ptr<const MappedFile>> MappedFile::of(NamelessFile file) {
  CAIRN_TRY(auto mapped, map(file.descriptor(), "a file that was set aside"));
  return std::shared_ptr<const MappedFile>(mapped);
}

Result<std::shared_ptr<MappedFile>> MappedFile::map(int descriptor,
                                                    const std::filesystem::path& file) {
  struct stat about = {};
  if (::fstat(descriptor, &about) != 0) return refused(file);
  if (!S_ISREG(about.st_mode))
    return fail(ErrorCode::io, "file", file.string() + " is no regular file");
  const auto size = static_cast<std::size_t>(about.st_size);
  if (size == 0) return std::shared_ptr<MappedFile>(new MappedFile({}, nullptr));
  void* const at = ::mmap(nullptr, size, PROT_READ, MAP_SHARED, descriptor, 0);
  if (at == MAP_FAILED) return refused(file);
  const std::string_view text(static_cast<const char*>(at), size);
  std::shared_ptr<MappedFile> mapped(new MappedFile(text, remember(at, size)));
  mapped->changed_seconds_ = about.st_mtim.tv_sec;
  mapped->changed_nanoseconds_ = about.st_mtim.tv_nsec;
  return mapped;
}

MappedFile::~MappedFile() {
  if (descriptor_ >= 0) ::close(descriptor_);
  if (mapping_ == nullptr) return;
  forget(*mapping_);
  ::munmap(const_cast<char*>(text_.data()), text_.size());
}

bool MappedFile::is_torn() const {
  if (mapping_ == nullptr) return false;
  if (mapping_->is_torn || descriptor_ < 0) return mapping_->is_torn;
  struct stat about = {};
  return ::fstat(descriptor_, &about) != 0 ||
         static_cast<std::size_t>(about.st_size) != text_.size() ||
         about.st_mtim.tv_sec != changed_seconds_ || about.st_mtim.tv_nsec != changed_nanoseconds_;
}

}  // namespace cairn::storage
