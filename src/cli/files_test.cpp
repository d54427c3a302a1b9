// SPDX-License-Identifier: Apache-2.0
// A file is written whole or not at all: what stood there stays, and nothing is left beside it.
#include "cli/files.h"

#include <gtest/gtest.h>
#include <sys/resource.h>
#include <unistd.h>

#include <algorithm>
#include <csignal>
#include <filesystem>

namespace cairn::cli {
namespace {

namespace fs = std::filesystem;

// Files of this process end at `bytes` while it lives, as on a disk that is full.
class FullDisk {
 public:
  explicit FullDisk(rlim_t bytes) : heard_(std::signal(SIGXFSZ, SIG_IGN)) {
    getrlimit(RLIMIT_FSIZE, &before_);
    const rlimit limit{bytes, before_.rlim_max};
    setrlimit(RLIMIT_FSIZE, &limit);
  }
  ~FullDisk() {
    setrlimit(RLIMIT_FSIZE, &before_);
    std::signal(SIGXFSZ, heard_);
  }
  FullDisk(const FullDisk&) = delete;
  FullDisk& operator=(const FullDisk&) = delete;

 private:
  void (*heard_)(int);
  rlimit before_{};
};

class Files : public testing::Test {
 protected:
  void SetUp() override {
    fs::remove_all(folder_);
    fs::create_directories(folder_);
  }
  void TearDown() override { fs::remove_all(folder_); }

  std::ptrdiff_t count() const {
    return std::distance(fs::directory_iterator(folder_), fs::directory_iterator());
  }

  const fs::path folder_ =
      fs::path(testing::TempDir()) / ("cairn-files-test-" + std::to_string(::getpid()));
  const std::string path_ = (folder_ / "badge.json").string();
};

TEST_F(Files, AreAbsentWhereTheyCannotBeWritten) {
  const Bytes bytes(100'000, 'x');
  const FullDisk disk(4096);
  EXPECT_EQ(write_file(path_, bytes).error().code, ErrorCode::io);
  EXPECT_EQ(count(), 0);
}

TEST_F(Files, StayWhatTheyWereWhereTheyCannotBeWritten) {
  const Bytes before(100, 'a');
  ASSERT_TRUE(write_file(path_, before).ok());
  const FullDisk disk(4096);
  EXPECT_FALSE(write_file(path_, Bytes(100'000, 'x')).ok());
  EXPECT_EQ(*read_file(path_), before);
  EXPECT_EQ(count(), 1);
}

TEST_F(Files, ThatAreToBeKeptAreNotWrittenOver) {
  const Bytes before(100, 'a');
  ASSERT_TRUE(write_file(path_, before).ok());
  const auto again = write_file(path_, Bytes(10, 'b'), Readers::everyone, Existing::keep);
  EXPECT_EQ(again.error().code, ErrorCode::conflict);
  EXPECT_EQ(*read_file(path_), before);
  EXPECT_EQ(count(), 1);
}

}  // namespace
}  // namespace cairn::cli
