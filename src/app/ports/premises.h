// SPDX-License-Identifier: Apache-2.0
// Premises: where a server keeps what it has, as whoever runs it wants to see it: the database, the
// disk, the copies that were made, and what is wrong with any of them.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/instant.h"
#include "base/result.h"

namespace cairn::app {

// What a check of an installation found, one thing a row.
struct Checkup {
  std::string about;  // "database", "signing keys"
  bool fine = true;
  std::string detail;  // what was seen; where it is not fine, what is wrong and what helps
};
inline Checkup found_fine(std::string_view about, std::string_view detail) {
  return {std::string(about), true, std::string(detail)};
}
inline Checkup found_wrong(std::string_view about, std::string_view detail) {
  return {std::string(about), false, std::string(detail)};
}

// A copy of what is kept here.
struct KeptCopy {
  std::string file;  // its whole path
  Instant made;
  std::int64_t bytes = 0;
  bool is_there = true;  // still
};

struct PremisesFacts {
  std::string folder;
  std::string engine;               // "SQLite 3.40.1", "PostgreSQL 15.8"
  std::int64_t database_bytes = 0;  // with its log
  std::int64_t schema = 0;
  std::int64_t free_bytes = 0;  // of the folder's disk
  std::int64_t disk_bytes = 0;
  std::optional<KeptCopy> backup = {};          // the last one of `cairn backup`
  std::optional<KeptCopy> before_upgrade = {};  // made by itself before the last one
};

// Whether what reads the whole database is left out.
enum class Checking : std::uint8_t { quick, whole };

// May be used from several threads.
class Premises {
 public:
  virtual ~Premises() = default;
  // Errors: io (the database does not answer).
  virtual Result<PremisesFacts> look() = 0;
  // Reads only. Nothing in here fails: what cannot be looked at is not fine.
  virtual std::vector<Checkup> check(Instant now, Checking how) = 0;
};

}  // namespace cairn::app
