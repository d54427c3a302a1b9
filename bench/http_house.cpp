// SPDX-License-Identifier: Apache-2.0
#include "http_house.h"

#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <fstream>
#include <sstream>
#include <stdexcept>
#include <thread>

#include "app/accounts/api_keys.h"
#include "app/achievements/manage.h"
#include "app/claims/claim.h"
#include "app/claims/review.h"
#include "app/ports/issued.h"
#include "app/ports/organisations.h"
#include "app/setup/setup.h"
#include "cli/installation.h"
#include "http_load.h"

namespace cairn::bench {
namespace {

constexpr const char* address = "http://127.0.0.1";

template <class T>
T need(Result<T> result, const char* what) {
  if (!result.ok())
    throw std::runtime_error(std::string(what) + ": " + result.error().detail + " " +
                             result.error().path);
  return std::move(result).value();
}

app::AchievementForm welding() {
  app::AchievementForm form;
  form.name = "Welding, first level";
  form.description = "Joins two steel plates by a fillet weld.";
  form.criteria = "Makes **three** welds that hold:\n\n- flat\n- upright\n- overhead";
  form.details.skills = achievement::named_skills({"Welding", "Reading drawings"});
  form.image.text = "Weld";
  form.alternative_text = "A green hexagon with a stack of stones";
  form.evidence_rule = "link";
  return form;
}

std::string first_line(const std::string& file) {
  std::ifstream in(file);
  std::string line;
  std::getline(in, line);
  return line;
}

// A port that was free a moment ago.
std::uint16_t free_port() { return static_cast<std::uint16_t>(20'000 + getpid() % 10'000); }

}  // namespace

TemporaryFolder::TemporaryFolder() {
  auto name = (std::filesystem::temp_directory_path() / "cairn-bench-XXXXXX").string();
  if (::mkdtemp(name.data()) == nullptr) throw std::runtime_error("no temporary folder");
  path_ = name;
}

TemporaryFolder::~TemporaryFolder() {
  std::error_code ignored;
  std::filesystem::remove_all(path_, ignored);
}

Furnished furnish(const std::filesystem::path& folder) {
  const auto opened =
      need(cli::Installation::make(folder.string(), {.base_url = address}), "data folder");
  auto& context = opened->context();
  const auto link = need(app::ensure_setup(context), "setup link");
  const auto actor = need(app::complete_setup(context, link.substr(link.rfind('/') + 1),
                                              {"Harbour School", "https://harbour.example",
                                               "ada@harbour.example", "a long password"}),
                          "setup")
                         .actor;
  const auto made = need(app::create_achievement(context, actor, welding()), "achievement");
  const auto open = need(app::publish_achievement(context, actor, made.id), "publish");
  app::ClaimForm form;
  form.name = "Grace Moor";
  form.email = "grace@learner.example";
  form.statement = "I welded three plates and bent them.";
  form.links = {"https://learner.example/weld"};
  const auto claim = need(app::submit_claim(context, open.claim_code, form, ""), "claim");
  const auto decided =
      need(app::decide_claim(context, actor, claim.id, {app::ClaimState::awarded, "Well done."}),
           "award");
  const auto key = need(app::create_api_key(context, actor, "Bench", {"vc:issue"}), "API key");
  return {.address = address,
          .actor = actor,
          .achievement = open.id,
          .badge_id = decided.award->id.text,
          .api_token = key.token};
}

void fill(const std::filesystem::path& folder, int credentials) {
  constexpr int at_once = 10'000;
  const auto opened = need(cli::Installation::open(folder.string(), address), "data folder");
  auto& store = opened->context().store;
  const auto owner = [&] {
    auto reading = need(store.begin(app::Access::read), "store");
    return need(reading->organisations().list(), "organisation").front().id;
  }();
  const app::IssuedCredential credential{
      .organisation = owner, .program = "bench", .text = std::string(1'000, '.'), .issued = {}};
  for (int done = 0; done < credentials; done += at_once) {
    auto writing = need(store.begin(app::Access::write), "store");
    for (int i = 0; i < at_once; ++i) need(writing->issued().add(credential), "credential");
    need(writing->commit(), "store");
  }
}

std::string sheet_of_people(std::int64_t count) {
  std::string text = "name,email\n";
  for (std::int64_t i = 0; i < count; ++i) {
    const auto number = std::to_string(i);
    text += "Learner " + number + ",learner" + number + "@example.org\n";
  }
  return text;
}

ServerProcess::ServerProcess(const std::filesystem::path& folder) : port_(free_port()) {
  const auto program =
      (std::filesystem::read_symlink("/proc/self/exe").parent_path() / "cairn").string();
  const auto place = "127.0.0.1:" + std::to_string(port_);
  const auto data = folder.string();
  const int silence = ::open("/dev/null", O_WRONLY | O_CLOEXEC);
  const auto begun = std::chrono::steady_clock::now();
  process_ = ::vfork();
  if (process_ == 0) {
    ::dup2(silence, STDOUT_FILENO);
    ::dup2(silence, STDERR_FILENO);
    ::execl(program.c_str(), program.c_str(), "serve", "--data", data.c_str(), "--listen",
            place.c_str(), nullptr);
    ::_exit(127);
  }
  ::close(silence);
  constexpr int tries_max = 20'000;
  for (int tries = 0;; ++tries) {
    try {
      ask(port_, "GET /healthz HTTP/1.1\r\nHost: a\r\n\r\n");
      break;
    } catch (const std::runtime_error&) {
      if (tries == tries_max || ::waitpid(process_, nullptr, WNOHANG) != 0) throw;
      std::this_thread::sleep_for(std::chrono::milliseconds(1));
    }
  }
  start_ms_ =
      std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - begun).count();
}

ServerProcess::~ServerProcess() {
  ::kill(process_, SIGTERM);
  ::waitpid(process_, nullptr, 0);
}

double ServerProcess::resident_mb() const {
  std::ifstream in("/proc/" + std::to_string(process_) + "/status");
  for (std::string word; in >> word;)
    if (word == "VmRSS:") {
      double kilobytes = 0;
      in >> kilobytes;
      return kilobytes / 1024;
    }
  throw std::runtime_error("the server is gone");
}

double ServerProcess::cpu_seconds() const {
  const auto line = first_line("/proc/" + std::to_string(process_) + "/stat");
  std::istringstream fields(line.substr(line.rfind(')') + 2));
  std::string skipped;
  for (int i = 0; i < 11; ++i) fields >> skipped;  // proc(5): fields 3 to 13
  double user = 0, system = 0;
  fields >> user >> system;
  return (user + system) / static_cast<double>(::sysconf(_SC_CLK_TCK));
}

}  // namespace cairn::bench
