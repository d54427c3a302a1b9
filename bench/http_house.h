// SPDX-License-Identifier: Apache-2.0
// A data folder with an organisation, and `cairn serve` on it as a process of its own.
#pragma once
#include <sys/types.h>

#include <cstdint>
#include <filesystem>
#include <string>

#include "app/context.h"

namespace cairn::bench {

// Removed with everything in it.
class TemporaryFolder {
 public:
  TemporaryFolder();
  ~TemporaryFolder();
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;
  const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

struct Furnished {
  std::string address;  // of the server
  app::Actor actor;     // its owner
  app::AchievementId achievement;
  std::string badge_id;   // of one award
  std::string api_token;  // may issue over the VC API
};
// Throws where a step fails.
Furnished furnish(const std::filesystem::path& folder);

// Puts so many signed credentials, a kilobyte each, into the store beside what is there.
void fill(const std::filesystem::path& folder, int credentials);

// A CSV file of so many people to award, each with a name and an address of their own.
std::string sheet_of_people(std::int64_t count);

class ServerProcess {
 public:
  explicit ServerProcess(const std::filesystem::path& folder);
  ~ServerProcess();
  ServerProcess(const ServerProcess&) = delete;
  ServerProcess& operator=(const ServerProcess&) = delete;

  std::uint16_t port() const { return port_; }
  double start_ms() const { return start_ms_; }  // from exec to the first answer
  double resident_mb() const;
  double cpu_seconds() const;

 private:
  std::uint16_t port_ = 0;
  pid_t process_ = 0;
  double start_ms_ = 0;
};

}  // namespace cairn::bench
