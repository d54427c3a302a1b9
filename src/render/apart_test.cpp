// SPDX-License-Identifier: Apache-2.0
#include "render/apart.h"

#include <fcntl.h>
#include <gtest/gtest.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <unistd.h>

#include <cstring>

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
#endif

}  // namespace
}  // namespace cairn::render
