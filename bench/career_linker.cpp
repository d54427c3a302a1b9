// SPDX-License-Identifier: Apache-2.0
// The linker of ESCO 1.1.0: trained on two threads, opened, and asked sentences as adverts have
// them.
#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <stdexcept>
#include <thread>

#include "career.h"
#include "linker/linker.h"
#include "linker/training.h"
#include "measure.h"
#include "skills/import/esco.h"
#include "storage/archive.h"

namespace cairn::bench {
namespace {

namespace fs = std::filesystem;

double seconds(clockid_t clock) {
  timespec now{};
  clock_gettime(clock, &now);
  return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) * 1e-9;
}

void two_threads(std::size_t pieces, const std::function<void(std::size_t)>& piece) {
  std::thread other([&] {
    for (std::size_t i = 1; i < pieces; i += 2) piece(i);
  });
  for (std::size_t i = 0; i < pieces; i += 2) piece(i);
  other.join();
}

// Each of the length of a bullet or sentence; what the first asks for is known.
constexpr std::string_view sentences[] = {
    "Python and SQL",
    "You have solid experience of managing staff in a busy restaurant kitchen",
    "Excellent written and verbal communication skills, and the patience to train new colleagues",
    "Working knowledge of accounting software, value added tax returns and monthly payroll",
    "You repair and maintain hydraulic and pneumatic systems on construction machinery",
    "Ability to plan and carry out clinical trials under good clinical practice and to report them",
    "A full driving licence, a forklift certificate and a willingness to work early shifts",
    "Design, build and test scalable web applications together with designers and product owners",
};

}  // namespace

void career_linker() {
  const char* suites = std::getenv("CAIRN_SUITES");
  const auto from = fs::path(suites != nullptr ? suites : "") / ".." / "skills" / "esco";
  if (suites == nullptr || !fs::is_directory(from)) {
    std::fputs("career-linker: skipped, there is no folder of published frameworks\n", stderr);
    return;
  }
  const auto files = storage::read_files(
      {from / "ESCO-v1.1.0-classification-en-csv.zip", from / "ESCO-v1.1.0-relations-csv.zip"},
      skills::wants_esco);
  if (!files) throw std::runtime_error(files.error().detail);
  const auto framework = std::move(skills::import_esco(*files, {}).value().framework);

  const double wall = seconds(CLOCK_MONOTONIC), cpu = seconds(CLOCK_PROCESS_CPUTIME_ID);
  const auto model = linker::train(framework, linker::own_lexicon(), two_threads, {}).value();
  print_figure("train_esco_s", seconds(CLOCK_MONOTONIC) - wall, "s", Better::lower);
  print_figure("train_esco_cpu_s", seconds(CLOCK_PROCESS_CPUTIME_ID) - cpu, "s", Better::lower);
  print_figure("linker_model_mb", static_cast<double>(model.size()) / 1e6, "MB", Better::lower);

  constexpr int runs = 20;
  std::vector<double> opened;
  for (int i = 0; i < 3; ++i) {
    const double start = seconds(CLOCK_THREAD_CPUTIME_ID);
    if (!linker::Linker::open(model, framework)) throw std::runtime_error("the model is refused");
    opened.push_back((seconds(CLOCK_THREAD_CPUTIME_ID) - start) * 1e3);
  }
  print_figure("linker_open_ms", median(opened), "ms", Better::lower);

  const auto linker = linker::Linker::open(model, framework).value();
  const auto first = linker.link(sentences[0], 2);
  if (first.size() != 2 || !first[0].exact || !first[1].exact)
    throw std::runtime_error("the names that stand there are not linked first");
  std::vector<double> times;
  for (int i = 0; i < runs; ++i) {
    const double start = seconds(CLOCK_THREAD_CPUTIME_ID);
    for (const auto sentence : sentences) (void)linker.link(sentence, 10);
    times.push_back((seconds(CLOCK_THREAD_CPUTIME_ID) - start) * 1e6 / std::size(sentences));
  }
  print_figure("extract_sentence_us", median(times), "us", Better::lower);
  times.clear();
  for (int i = 0; i < runs; ++i) {
    const double start = seconds(CLOCK_THREAD_CPUTIME_ID);
    (void)linker.match_title("Senior Software Engineer (Java), full time", 10);
    times.push_back((seconds(CLOCK_THREAD_CPUTIME_ID) - start) * 1e6);
  }
  print_figure("match_title_us", median(times), "us", Better::lower);
}

}  // namespace cairn::bench
