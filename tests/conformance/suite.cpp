// SPDX-License-Identifier: Apache-2.0
#include "suite.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <sstream>

namespace cairn::conformance {
namespace {

// Rows suite<TAB>test<TAB>text of a list beside this file.
std::map<std::string, std::string> rows_of(const std::string& list, std::string_view suite) {
  std::ifstream file(std::string(CAIRN_SOURCE_DIR) + "/tests/conformance/" + list);
  std::map<std::string, std::string> rows;
  std::string line;
  while (std::getline(file, line)) {
    if (line.empty() || line.front() == '#') continue;
    const auto first = line.find('\t');
    const auto second = first == std::string::npos ? first : line.find('\t', first + 1);
    if (second == std::string::npos || second + 1 == line.size()) {
      ADD_FAILURE() << list << ": not suite<TAB>test<TAB>reason: " << line;
      continue;
    }
    if (line.substr(0, first) == suite)
      rows.emplace(line.substr(first + 1, second - first - 1), line.substr(second + 1));
  }
  return rows;
}

// What totals.txt says of it; "" where it does not.
std::string total_of(std::string_view suite) {
  std::ifstream file(CAIRN_SOURCE_DIR "/tests/conformance/totals.txt");
  std::string line;
  while (std::getline(file, line))
    if (line.starts_with(std::string(suite) + "\t")) return line.substr(suite.size() + 1);
  return {};
}

}  // namespace

std::filesystem::path suites_folder() {
  const char* chosen = std::getenv("CAIRN_SUITES");
  return chosen != nullptr && *chosen != '\0' ? std::filesystem::path(chosen)
                                              : CAIRN_SOURCE_DIR "/../shared/vectors";
}

std::string read_file(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  EXPECT_TRUE(file) << path;
  std::ostringstream text;
  text << file.rdbuf();
  return std::move(text).str();
}

std::string placed(std::string_view what, std::string_view path) {
  auto text = std::string(what);
  if (!path.empty()) text.append(" at ").append(path);
  return text;
}

Suite::Suite(std::string name, const std::filesystem::path& folder)
    : name_(std::move(name)),
      folder_(suites_folder() / folder),
      skips_(rows_of("skips.txt", name_)),
      refusals_(rows_of("refusals.txt", name_)),
      differences_(rows_of("differences.txt", name_)) {
  present_ = std::filesystem::exists(folder_);
}

Suite::~Suite() {
  if (!present_) {
    std::printf("SUITE %s: skipped, its files are not at hand\n", name_.c_str());
    return;
  }
  for (const auto& [test, reason] : skips_)
    ADD_FAILURE() << name_ << ": skips.txt names an unknown test " << test;
  for (const auto& [test, reason] : refusals_)
    ADD_FAILURE() << name_ << ": refusals.txt names " << test << ", which is no refusal";
  for (const auto& [test, difference] : differences_)
    ADD_FAILURE() << name_ << ": differences.txt names " << test << ", which does not differ";
  EXPECT_EQ(std::to_string(total_), total_of(name_))
      << name_ << ": not as many tests as totals.txt says";
  if (differing_ > 0)
    std::printf("SUITE %s: %zu of those that pass differ by policy, each as named above\n",
                name_.c_str(), differing_);
  std::printf("SUITE %s: %zu passed, %zu skipped, %zu total\n", name_.c_str(), passed_, skipped_,
              total_);
}

void Suite::record(const std::string& test, const std::string& fault) {
  ++total_;
  const auto listed = skips_.extract(test);
  if (listed.empty()) {
    if (fault.empty())
      ++passed_;
    else
      ADD_FAILURE() << name_ << " " << test << ": " << fault;
    return;
  }
  ++skipped_;
  if (fault.empty()) ADD_FAILURE() << name_ << " " << test << ": is listed as a skip but passes";
}

std::string Suite::refusal_fault(const std::string& test, const std::vector<std::string>& reasons) {
  std::string all;
  for (const auto& reason : reasons) all += (all.empty() ? "" : ", ") + reason;
  const auto listed = refusals_.extract(test);
  if (listed.empty()) return "refused for a reason that refusals.txt does not list: " + all;
  const bool found = std::find(reasons.begin(), reasons.end(), listed.mapped()) != reasons.end();
  return found ? "" : "refused for " + all + ", wanted " + listed.mapped();
}

std::string Suite::difference_fault(const std::string& test, std::string_view there,
                                    std::string_view here) {
  const auto listed = differences_.extract(test);
  const auto all = std::string(there) + " there, " + std::string(here) + " here";
  if (listed.empty()) return all;
  const auto tab = listed.mapped().find('\t');
  const auto reason = tab == std::string::npos ? "" : listed.mapped().substr(tab + 1);
  if (reason.empty() || listed.mapped().substr(0, tab) != here)
    return all + ", not as differences.txt lists it";
  ++differing_;
  std::printf("DIFFERS %s %s: %s: %s\n", name_.c_str(), test.c_str(), all.c_str(), reason.c_str());
  return "";
}

}  // namespace cairn::conformance
