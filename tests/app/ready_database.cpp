// SPDX-License-Identifier: Apache-2.0
#include "app/ready_database.h"

#include <map>
#include <stdexcept>
#include <string>

#include "storage/open_store.h"
#include "storage/temporary_folder.h"

namespace cairn::app {
namespace {

namespace fs = std::filesystem;

void require(const Status& status) {
  if (!status.ok()) throw std::runtime_error(status.error().detail);
}

// Whatever SQLite leaves of it once it is closed.
class ReadySqlite {
 public:
  ReadySqlite() {
    const auto opened = storage::open_store(folder_.path(), "");
    if (!opened.ok()) throw std::runtime_error(opened.error().detail);
  }
  void copy_to(const fs::path& folder) const {
    for (const auto& entry : fs::directory_iterator(folder_.path()))
      if (const auto name = entry.path().filename().string(); name.starts_with("cairn.db"))
        fs::copy_file(entry.path(), folder / name);
  }

 private:
  storage::TemporaryFolder folder_;
};

// Its tables, and as JSON the rows of those that are not empty at the beginning.
class ReadyPostgres {
 public:
  ReadyPostgres() {
    const storage::TemporaryFolder folder;
    if (const auto opened = storage::open_store(folder.path(), database.url()); !opened.ok())
      throw std::runtime_error(opened.error().detail);
    auto connection = storage::PostgresConnection::open(database.url());
    if (!connection.ok()) throw std::runtime_error(connection.error().detail);
    connection_ = std::move(connection).value();
    auto tables = connection_->tables();
    if (!tables.ok()) throw std::runtime_error(tables.error().detail);
    for (const auto& table : *tables) {
      auto rows = connection_->query("select coalesce(json_agg(t)::text, '') from " + table + " t");
      if (!rows.ok()) throw std::runtime_error(rows.error().detail);
      empty_ += "delete from " + table + ";";
      if (auto text = std::string(storage::Columns(rows->front()).text()); !text.empty())
        fill_ += "insert into " + table + " select * from json_populate_recordset(null::" + table +
                 ", " + quoted(text) + ");";
    }
  }
  // Foreign keys are not looked at meanwhile: what is there before and after fulfils them.
  void begin_anew() {
    require(connection_->script("begin; set local session_replication_role = replica;" + empty_ +
                                fill_ + "commit"));
  }

  storage::TemporaryDatabase database;

 private:
  static std::string quoted(const std::string& text) {
    std::string out = "'";
    for (const char c : text) out += c == '\'' ? std::string("''") : std::string(1, c);
    return out + "'";
  }

  std::unique_ptr<storage::PostgresConnection> connection_;
  std::string empty_, fill_;
};

}  // namespace

void put_ready_sqlite(const fs::path& folder) {
  static const ReadySqlite ready;
  ready.copy_to(folder);
}

const storage::TemporaryDatabase& put_ready_postgres(const fs::path& folder) {
  static ReadyPostgres ready;
  ready.begin_anew();
  require(storage::name_database(folder, ready.database.url()));
  return ready.database;
}

}  // namespace cairn::app
