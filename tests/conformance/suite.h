// SPDX-License-Identifier: Apache-2.0
// One conformance suite: finds its files under $CAIRN_SUITES, counts what passed, and holds the
// list of skips (skips.txt: suite<TAB>test<TAB>reason) to the truth: a listed skip that passes is a
// failure, and so is one that names no test; so is another number of tests than totals.txt says.
// What a negative test is refused for stands in refusals.txt; where a verdict differs from the
// suite's by policy, differences.txt says so.
#pragma once
#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace cairn::conformance {

// $CAIRN_SUITES, by default ../shared/vectors beside the repository.
std::filesystem::path suites_folder();
std::string read_file(const std::filesystem::path& path);
// What is wrong and, where that is known, at which place: "missing-property at /issuer".
std::string placed(std::string_view what, std::string_view path);

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

  // Of a test that must be refused: "" where `reasons` holds the one that refusals.txt (suite<TAB>
  // test<TAB>reason) names for it, else what is wrong with that.
  std::string refusal_fault(const std::string& test, const std::vector<std::string>& reasons);

  // Of a test whose verdict here is not the suite's: prints it, and gives "" where differences.txt
  // (suite<TAB>test<TAB>verdict here<TAB>reason) lists that verdict. A listed difference that is
  // none any more is a failure.
  std::string difference_fault(const std::string& test, std::string_view there,
                               std::string_view here);

 private:
  std::string name_;
  std::filesystem::path folder_;
  std::map<std::string, std::string> skips_;        // test → reason
  std::map<std::string, std::string> refusals_;     // test → reason
  std::map<std::string, std::string> differences_;  // test → verdict here, tab, reason
  bool present_ = false;
  std::size_t passed_ = 0, skipped_ = 0, differing_ = 0, total_ = 0;
};

}  // namespace cairn::conformance
