// SPDX-License-Identifier: Apache-2.0
// One conformance suite: finds its files under $CAIRN_SUITES, counts what passed, and holds the
// list of skips (skips.txt: suite<TAB>test<TAB>reason) to the truth: a listed skip that passes is a
// failure, and so is one that names no test.
#pragma once
#include <filesystem>
#include <map>
#include <string>
#include <string_view>

namespace cairn::conformance {

// $CAIRN_SUITES, by default ../shared/vectors beside the repository.
std::filesystem::path suites_folder();
std::string read_file(const std::filesystem::path& path);

class Suite {
 public:
  // `folder`: below suites_folder(). Where it is absent, present() is false and finish() prints the
  // suite as skipped by name.
  Suite(std::string name, const std::filesystem::path& folder);
  // Prints the SUITE line and fails the current GoogleTest where a test failed.
  ~Suite();
  Suite(const Suite&) = delete;
  Suite& operator=(const Suite&) = delete;

  bool present() const { return present_; }
  const std::filesystem::path& folder() const { return folder_; }
  std::string read(std::string_view file) const { return read_file(folder_ / file); }

  // One test of the suite. `fault`: "" when it passed, else what went wrong. For a listed skip the
  // test must still fail.
  void record(const std::string& test, const std::string& fault);

 private:
  std::string name_;
  std::filesystem::path folder_;
  std::map<std::string, std::string> skips_;  // test → reason
  bool present_ = false;
  std::size_t passed_ = 0, skipped_ = 0, total_ = 0;
};

}  // namespace cairn::conformance
