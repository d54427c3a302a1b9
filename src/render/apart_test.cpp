// SPDX-License-Identifier: Apache-2.0
#include "render/apart.h"

#include <fcntl.h>
#include <gtest/gtest.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/ptrace.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <thread>

#include "render/apart_files.h"

namespace cairn::render {
namespace {

int code_of(const std::function<int(Made&)>& work, const ApartLimits& limits = {}) {
  const auto answer = run_apart(limits, work);
  return answer.ok() ? answer->code : -2;
}

TEST(Apart, HandsOverWhatWasMade) {
  const auto answer = run_apart({}, [](Made& made) {
    made = {::strdup("drawn"), 5};
    return 0;
  });
  ASSERT_TRUE(answer.ok());
  EXPECT_EQ(answer->code, 0);
  EXPECT_EQ(answer->bytes, "drawn");
}

TEST(Apart, HandsOverNothingThatWasCut) {
  const auto work = [](Made& made) {
    made = {::strdup("longer than it may be"), 21};
    return 0;
  };
  EXPECT_EQ(code_of(work, {.answer_bytes_max = 20}), -1);
  EXPECT_EQ(code_of(work, {.answer_bytes_max = 21}), 0);
}

TEST(Apart, HasNoDescriptorOfTheServer) {
  const int secret = open("/proc/self/status", O_RDONLY | O_CLOEXEC);
  ASSERT_GT(secret, 2);
  const int code = code_of([](Made&) {
    int open_ones = 0;
    for (int file = 3; file < 256; ++file)
      if (fcntl(file, F_GETFD) >= 0) ++open_ones;
    return open_ones;
  });
  close(secret);
  EXPECT_EQ(code, 1) << "the pipe alone";
}

TEST(Apart, GetsNoMoreRights) {
  EXPECT_EQ(code_of([](Made&) { return prctl(PR_GET_NO_NEW_PRIVS, 0, 0, 0, 0); }), 1);
}

#if !defined(CAIRN_SANITIZED)
// However much the server has mapped, the work has as much for itself.
TEST(Apart, IsBoundedInMemoryBesideWhatTheServerHas) {
  constexpr std::size_t mebibyte = 1024 * 1024;
  void* large = mmap(nullptr, 2048 * mebibyte, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  ASSERT_NE(large, MAP_FAILED);
  const ApartLimits limits{.memory_bytes_max = 128 * mebibyte};
  const auto can_take = [&](std::size_t bytes) {
    return code_of(
        [bytes](Made&) {
          void* taken = mmap(nullptr, bytes, PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
          return taken == MAP_FAILED ? 1 : 2;
        },
        limits);
  };
  EXPECT_EQ(can_take(64 * mebibyte), 2);
  EXPECT_EQ(can_take(256 * mebibyte), 1);
  munmap(large, 2048 * mebibyte);
}

// Whether the kernel refuses it as something the process may not.
bool refused(const std::function<long()>& call) {
  return code_of([&](Made&) {
           errno = 0;
           return call() == -1 && errno == EPERM ? 1 : 0;
         }) == 1;
}

TEST(Apart, ReachesNoNetworkProgramOrProcess) {
  const auto server = getpid();
  EXPECT_TRUE(refused([] { return socket(AF_INET, SOCK_STREAM, 0); }));
  EXPECT_TRUE(refused([] { return socket(AF_UNIX, SOCK_DGRAM, 0); }));
  EXPECT_TRUE(refused([] {
    int both[2];
    return socketpair(AF_UNIX, SOCK_STREAM, 0, both);
  }));
  EXPECT_TRUE(refused([] { return execl("/bin/true", "true", nullptr); }));
  EXPECT_TRUE(refused([] { return fork(); }));
  EXPECT_TRUE(refused([&] { return kill(server, 0); }));
  EXPECT_TRUE(refused([&] { return ptrace(PTRACE_ATTACH, server, nullptr, nullptr); }));
  EXPECT_TRUE(refused([&] { return syscall(SYS_pidfd_open, server, 0); }));
  EXPECT_TRUE(refused([] { return syscall(SYS_seccomp, 0, 0, nullptr); }));
}

bool can_open(const std::string& path) {
  return code_of([&](Made&) { return open(path.c_str(), O_RDONLY | O_CLOEXEC) < 0 ? 1 : 2; }) == 2;
}

TEST(Apart, OpensWhatTheSystemDrawsWithAndNoFileOfTheServer) {
  EXPECT_TRUE(can_open("/usr/share/fonts"));
  EXPECT_TRUE(can_open("/etc/fonts/fonts.conf"));
  if (apart_files() == ApartFiles::open) GTEST_SKIP() << "this kernel has no Landlock";
  auto secret = (std::filesystem::temp_directory_path() / "cairn-test-XXXXXX").string();
  const int file = mkstemp(secret.data());
  ASSERT_GE(file, 0);
  EXPECT_GE(access(secret.c_str(), R_OK), 0);
  EXPECT_FALSE(can_open(secret));
  EXPECT_FALSE(can_open(std::filesystem::path(secret).parent_path()));
  EXPECT_FALSE(can_open("/proc/self/../../" + secret)) << "by no other way";
  close(file);
  std::filesystem::remove(secret);
  const auto server = "/proc/" + std::to_string(getpid());
  for (const auto* name : {"/mem", "/maps", "/environ", "/fd"})
    EXPECT_FALSE(can_open(server + name)) << name;
  EXPECT_FALSE(can_open("/etc/passwd"));
  EXPECT_FALSE(can_open("/"));
}

TEST(Apart, ReadsFilesAndWritesNone) {
  EXPECT_FALSE(refused([] { return open("/usr/share", O_RDONLY | O_CLOEXEC); }));
  EXPECT_TRUE(refused([] { return open("/dev/null", O_WRONLY); }));
  EXPECT_TRUE(refused([] { return open("/dev/null", O_RDWR | O_CLOEXEC); }));
  EXPECT_TRUE(refused([] { return open("/tmp/cairn", O_RDONLY | O_CREAT, 0600); }));
  EXPECT_TRUE(refused([] { return write(STDERR_FILENO, "", 0); }));
  EXPECT_TRUE(refused([] { return unlink("/tmp/cairn"); }));
}

TEST(Apart, RunsNoCodeThatItMakes) {
  constexpr std::size_t page = 4096;
  const auto map = [](int rights) {
    return mmap(nullptr, page, rights, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  };
  EXPECT_TRUE(
      refused([&] { return map(PROT_READ | PROT_WRITE | PROT_EXEC) == MAP_FAILED ? -1 : 0; }));
  EXPECT_TRUE(
      refused([&] { return mprotect(map(PROT_READ | PROT_WRITE), page, PROT_READ | PROT_EXEC); }));
}

TEST(Apart, HasThreadsOfItsOwn) {
  EXPECT_EQ(code_of([](Made&) {
              int made = 0;
              std::thread([&] { made = 7; }).join();
              return made;
            }),
            7);
}
#endif

// Whatever ends it: no work is done, and the server goes on.
TEST(Apart, SaysThatItsWorkCameToNoEnd) {
  EXPECT_EQ(code_of([](Made&) -> int { std::abort(); }), -1);
  EXPECT_EQ(code_of(
                [](Made&) -> int {
                  for (;;) pause();
                },
                {.seconds_max = 1}),
            -1);
}

}  // namespace
}  // namespace cairn::render
