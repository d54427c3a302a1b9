// SPDX-License-Identifier: Apache-2.0
// Whole adverts read against ESCO 1.1.0, or the starter framework where ESCO is not at hand.
#include <atomic>
#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <stdexcept>
#include <thread>

#include "adverts/reading.h"
#include "career.h"
#include "linker/training.h"
#include "measure.h"
#include "skills/import/importer.h"
#include "skills/starter.h"
#include "storage/archive.h"

namespace cairn::bench {
namespace {

namespace fs = std::filesystem;
using Clock = std::chrono::steady_clock;

skills::Framework framework() {
  const char* suites = std::getenv("CAIRN_SUITES");
  const auto folder = fs::path(suites == nullptr ? "" : suites) / ".." / "skills" / "esco";
  const std::vector<fs::path> zips{folder / "ESCO-v1.1.0-classification-en-csv.zip",
                                   folder / "ESCO-v1.1.0-relations-csv.zip"};
  if (suites == nullptr || !fs::exists(zips[0])) return skills::starter_framework();
  const auto* importer = skills::find_importer("esco");
  const auto files = storage::read_files(zips, importer->wants);
  if (!files.ok()) throw std::runtime_error(files.error().detail);
  auto imported = importer->run(*files, {});
  if (!imported.ok()) throw std::runtime_error(imported.error().detail);
  return std::move(imported->framework);
}

void on_all_processors(std::size_t pieces, const std::function<void(std::size_t)>& piece) {
  std::atomic<std::size_t> next = 0;
  const auto work = [&] {
    for (auto at = next.fetch_add(1); at < pieces; at = next.fetch_add(1)) piece(at);
  };
  std::vector<std::jthread> helpers;
  for (unsigned i = 1; i < std::thread::hardware_concurrency(); ++i) helpers.emplace_back(work);
  work();
}

std::vector<adverts::AdvertText> texts() {
  std::vector<adverts::AdvertText> all;
  for (const auto& entry : fs::directory_iterator(fs::path(CAIRN_SOURCE_DIR) / "tests/adverts")) {
    if (entry.path().extension() != ".txt") continue;
    std::ifstream in(entry.path(), std::ios::binary);
    all.push_back(adverts::advert_from_text(std::string(std::istreambuf_iterator<char>(in), {})));
  }
  return all;
}

}  // namespace

void career_adverts() {
  const auto skills = framework();
  const auto model = linker::train(skills, linker::own_lexicon(), on_all_processors, {});
  if (!model.ok()) throw std::runtime_error(model.error().detail);
  const auto linker = linker::Linker::open(*model, skills);
  if (!linker.ok()) throw std::runtime_error(linker.error().detail);
  std::vector<double> times;
  constexpr int rounds = 5;
  for (int round = 0; round < rounds; ++round)
    for (const auto& advert : texts()) {
      const auto start = Clock::now();
      const auto reading = adverts::read(*linker, skills, advert);
      times.push_back(std::chrono::duration<double, std::milli>(Clock::now() - start).count());
      if (reading.skills.empty()) throw std::runtime_error("nothing was found in " + advert.title);
    }
  print_figure("advert_read_ms", median(times), "ms", Better::lower);
}

}  // namespace cairn::bench
