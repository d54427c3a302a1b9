// SPDX-License-Identifier: Apache-2.0
// ESCO 1.1.0 from its zips to a searchable framework: importing as a process of its own, loading
// what it left, searching it by names as people type them.
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <stdexcept>

#include "app/career/import_framework.h"
#include "career.h"
#include "measure.h"
#include "skills/search.h"
#include "storage/archive.h"
#include "storage/framework_folder.h"

namespace cairn::bench {
namespace {

namespace fs = std::filesystem;
using Clock = std::chrono::steady_clock;

double milliseconds_since(Clock::time_point start) {
  return std::chrono::duration<double, std::milli>(Clock::now() - start).count();
}

// Where the published frameworks lie; "" where they do not.
fs::path published() {
  const char* suites = std::getenv("CAIRN_SUITES");
  if (suites == nullptr) return "";
  const auto folder = fs::path(suites) / ".." / "skills" / "esco";
  return fs::is_directory(folder) ? folder : "";
}

struct Cost {
  double seconds;
  double megabytes;
};

// What the process does: everything but training the linker, which has a figure of its own.
bool import_into(const fs::path& from, const fs::path& data) {
  const auto* importer = skills::find_importer("esco");
  const auto files = storage::read_files(
      {from / "ESCO-v1.1.0-classification-en-csv.zip", from / "ESCO-v1.1.0-relations-csv.zip"},
      importer->wants);
  storage::FrameworkFolder frameworks(data);
  return files.ok() && app::import_framework(frameworks, *importer, *files, {}).ok();
}

Cost import_esco(const fs::path& from, const fs::path& data) {
  const auto start = Clock::now();
  const pid_t child = fork();
  if (child == 0) _exit(import_into(from, data) ? 0 : 1);
  int status = 0;
  rusage usage{};
  wait4(child, &status, 0, &usage);
  const auto seconds = milliseconds_since(start) / 1000;
  if (!WIFEXITED(status) || WEXITSTATUS(status) != 0)
    throw std::runtime_error("ESCO could not be imported");
  return {seconds, static_cast<double>(usage.ru_maxrss) / 1024};
}

// Names as people type them: whole, unfinished, and with two letters swapped.
std::vector<std::string> questions(const skills::Framework& framework) {
  constexpr std::size_t every = 20;
  std::vector<std::string> asked;
  for (std::size_t i = 0; i < framework.skills.size(); i += every) {
    const auto& label = framework.skills[i].label;
    asked.push_back(label);
    asked.push_back(label.substr(0, label.size() / 2));
    asked.push_back(label.substr(0, 1));
    auto mistyped = label;
    const auto middle = label.size() / 2;
    if (middle > 0) std::swap(mistyped[middle - 1], mistyped[middle]);
    asked.push_back(std::move(mistyped));
  }
  return asked;
}

// Of each question the quickest of a few tries, so that other work on the machine counts little.
double search_p95_us(const skills::Framework& framework, const skills::SkillSearch& search) {
  constexpr int tries = 5;
  std::vector<double> times;
  for (const auto& question : questions(framework)) {
    double least = 1e9;
    for (int i = 0; i < tries; ++i) {
      const auto start = Clock::now();
      const auto hits = search.skills(question, 10);
      least = std::min(least, milliseconds_since(start) * 1000);
      if (hits.size() > 10) throw std::runtime_error("more hits than asked for");
    }
    times.push_back(least);
  }
  const auto at = times.begin() + static_cast<std::ptrdiff_t>(times.size() * 95 / 100);
  std::nth_element(times.begin(), at, times.end());
  return *at;
}

}  // namespace

void career_skills() {
  const auto from = published();
  if (from.empty()) {
    std::fputs("career-skills: skipped, there is no folder of published frameworks\n", stderr);
    return;
  }
  const auto data = fs::temp_directory_path() / ("cairn-bench-" + std::to_string(getpid()));
  constexpr int runs = 3;
  std::vector<double> seconds, megabytes, loads, builds;
  for (int i = 0; i < runs; ++i) {
    const auto cost = import_esco(from, data);
    seconds.push_back(cost.seconds);
    megabytes.push_back(cost.megabytes);
  }
  storage::FrameworkFolder frameworks(data);
  skills::Framework framework;
  for (int i = 0; i < runs; ++i) {
    const auto start = Clock::now();
    auto loaded = frameworks.load("esco").value();
    loads.push_back(milliseconds_since(start));
    framework = std::move(loaded);
  }
  fs::remove_all(data);
  if (framework.skills.size() != 13'891) throw std::runtime_error("ESCO was not imported whole");
  for (int i = 0; i < runs; ++i) {
    const auto start = Clock::now();
    const skills::SkillSearch search(framework, skills::SkillSearch::Of::skills);
    builds.push_back(milliseconds_since(start));
  }
  const skills::SkillSearch search(framework);
  if (search.skills("pyhton", 1).empty())
    throw std::runtime_error("a typing error was not forgiven");
  print_figure("import_esco_s", median(seconds), "s", Better::lower);
  print_figure("import_esco_mb", median(megabytes), "MB", Better::lower);
  print_figure("framework_load_ms", median(loads), "ms", Better::lower);
  print_figure("skills_search_build_ms", median(builds), "ms", Better::lower);
  print_figure("skills_search_esco_us_p95", search_p95_us(framework, search), "us", Better::lower);
}

}  // namespace cairn::bench
