// SPDX-License-Identifier: Apache-2.0
// For tests: an empty PostgreSQL schema of its own in the cluster that `tests/storage/cluster start
// BUILD/postgres` runs (ctest does it), gone at the end.
#pragma once
#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>

#include "storage/postgres.h"

namespace cairn::storage {

class TemporaryDatabase {
 public:
  TemporaryDatabase() {
    static int count = 0;
    name_ = "test_" + std::to_string(::getpid()) + "_" + std::to_string(++count);
    std::error_code error;
    const auto socket =
        std::filesystem::read_symlink(std::filesystem::path(CAIRN_BINARY_DIR) / "postgres", error);
    server_ = "postgresql://cairn@/cairn?host=" + socket.string();
    change("create schema " + name_);
  }
  ~TemporaryDatabase() {
    cut();
    change("drop schema " + name_ + " cascade");
  }
  TemporaryDatabase(const TemporaryDatabase&) = delete;
  TemporaryDatabase& operator=(const TemporaryDatabase&) = delete;

  std::string url() const {
    return server_ + "&application_name=" + name_ + "&options=-csearch_path%3D" + name_;
  }
  // Ends every connection to `url()`, as a restart of the server would.
  void cut() const {
    change("select pg_terminate_backend(pid) from pg_stat_activity where application_name = '" +
           name_ + "'");
  }

 private:
  void change(const std::string& sql) const {
    auto connection = PostgresConnection::open(server_);
    if (!connection)
      ADD_FAILURE() << "No PostgreSQL: run tests/storage/cluster start " CAIRN_BINARY_DIR
                       "/postgres. "
                    << connection.error().detail;
    else
      EXPECT_TRUE((*connection)->script(sql)) << sql;
  }

  std::string server_;
  std::string name_;
};

}  // namespace cairn::storage
