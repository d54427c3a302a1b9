// SPDX-License-Identifier: Apache-2.0
#include "cli/inputs.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

namespace cairn::cli {
namespace {

namespace fs = std::filesystem;
using testing::ElementsAre;

class InputsTest : public testing::Test {
 protected:
  InputsTest() {
    folder_ = (fs::temp_directory_path() / ("cairn-inputs-" + std::to_string(getpid()))).string();
    fs::create_directories(folder_ + "/a/deep");
    fs::create_directories(folder_ + "/empty");
    for (const char* name :
         {"/b.json", "/a/2.json", "/a/10.json", "/a/deep/x", "/a.json", "/.seen"})
      std::ofstream(folder_ + name) << "{}";
    fs::create_symlink(folder_, folder_ + "/a/loop");
    fs::create_symlink(folder_ + "/b.json", folder_ + "/link.json");
  }
  ~InputsTest() override { fs::remove_all(folder_); }

  std::vector<std::string> names(const std::vector<std::string>& words) {
    std::vector<std::string> out;
    const auto found = find_inputs(words);
    EXPECT_TRUE(found.ok());
    for (const auto& input : found->all)
      out.push_back(input.in_folder ? input.name.substr(folder_.size()) : input.name);
    return out;
  }

  std::string folder_;
};

TEST_F(InputsTest, AFolderStandsForTheFilesInItAndBelowByName) {
  const std::vector<std::string> found = {"/a.json", "/a/10.json", "/a/2.json", "/a/deep/x",
                                          "/b.json"};
  EXPECT_EQ(names({folder_}), found);
  EXPECT_EQ(names({folder_ + "/"}), found);
  EXPECT_TRUE(find_inputs({folder_})->from_folders);
}

TEST_F(InputsTest, OtherWordsAreWhatTheyAreInTheirOrder) {
  EXPECT_THAT(names({"-", "https://a.example/b", folder_ + "/a/deep", "none.json"}),
              ElementsAre("-", "https://a.example/b", "/a/deep/x", "none.json"));
  EXPECT_FALSE(find_inputs({"-"})->from_folders);
}

TEST_F(InputsTest, AFolderWithoutAFileIsSaidToBeSo) {
  const auto found = find_inputs({folder_ + "/empty"});
  ASSERT_FALSE(found.ok());
  EXPECT_EQ(found.error().code, ErrorCode::unreadable);
}

}  // namespace
}  // namespace cairn::cli
