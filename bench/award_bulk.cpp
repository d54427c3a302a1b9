// SPDX-License-Identifier: Apache-2.0
// Awarding from a file, as the server does it: rows in the store, signed on all processors, durable
// in SQLite with a place in a status list each; beside the bare signature.
#include <sodium.h>
#include <sys/resource.h>

#include <array>
#include <chrono>
#include <fstream>
#include <stdexcept>
#include <string>

#include "app/awards/bulk/batch.h"
#include "app/awards/bulk/run.h"
#include "award.h"
#include "cli/installation.h"
#include "http_house.h"
#include "measure.h"
#include "must.h"

namespace cairn::bench {
namespace {

using Clock = std::chrono::steady_clock;
constexpr std::int64_t people = 100'000;

double seconds_since(Clock::time_point begin) {
  return std::chrono::duration<double>(Clock::now() - begin).count();
}

// Signatures a second on one processor.
double raw_signatures() {
  std::array<unsigned char, 64> key{}, signature{}, message{};
  std::array<unsigned char, 32> pub{};
  if (sodium_init() < 0) throw std::runtime_error("libsodium");
  crypto_sign_keypair(pub.data(), key.data());
  constexpr int count = 20'000;
  const auto begin = Clock::now();
  for (int i = 0; i < count; ++i)
    crypto_sign_detached(signature.data(), nullptr, message.data(), message.size(), key.data());
  return count / seconds_since(begin);
}

double resident_megabytes() {
  std::ifstream file("/proc/self/status");
  for (std::string line; std::getline(file, line);)
    if (line.starts_with("VmRSS:")) return std::stod(line.substr(6)) / 1024;
  return 0;
}

double peak_megabytes() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  return static_cast<double>(usage.ru_maxrss) / 1024;
}

}  // namespace

void award_bulk() {
  const TemporaryFolder folder;
  const auto house = furnish(folder.path());
  const auto installation =
      must(cli::Installation::make(folder.path().string(), {.base_url = house.address}));
  auto& context = installation->context();
  const auto& actor = house.actor;
  const auto text = sheet_of_people(people);
  const auto batch =
      must(app::begin_batch(context, actor, house.achievement, "people.csv", as_bytes(text)));
  if (!app::start_batch(context, actor, batch.id)) throw std::runtime_error("start");
  const auto raw_before = raw_signatures();
  const auto before = resident_megabytes();
  const auto begin = Clock::now();
  const auto run = must(app::run_batch(context, batch, std::stop_token()));
  const auto rate = static_cast<double>(people) / seconds_since(begin);
  const auto raw = (raw_before + raw_signatures()) / 2;
  const auto opened = must(app::open_batch(context, actor, batch.id));
  if (run.awarded != people || opened.counts.awarded != people)
    throw std::runtime_error("not everybody was awarded");
  print_figure("bulk_award_per_s", rate, "1/s", Better::higher);
  print_figure("bulk_award_per_s/(2*ed25519_sign_raw)", rate / (2 * raw), "ratio", Better::higher);
  print_figure("bulk_award_growth_mb", peak_megabytes() - before, "MB", Better::lower);
}

}  // namespace cairn::bench
