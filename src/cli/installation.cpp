// SPDX-License-Identifier: Apache-2.0
#include "cli/installation.h"

#include <CLI/App.hpp>
#include <cstdlib>

#include "app/base_address.h"
#include "app/career/own_offers.h"
#include "app/checkup.h"
#include "app/ports/addresses.h"
#include "app/ports/organisations.h"
#include "cli/sources.h"
#include "server/http/listener.h"
#include "storage/open_store.h"

namespace cairn::cli {
namespace {

std::filesystem::path from_environment(const char* name) {
  const char* value = std::getenv(name);
  return value == nullptr ? "" : value;
}

Status check_there(const std::string& folder) {
  if (storage::is_data_folder(folder)) return done;
  return with_remedy(
      fail(ErrorCode::not_found, "data folder", folder + " is no data folder of a server."),
      "Name the server's folder with --data; `cairn serve` and `cairn init` make a new one.");
}

}  // namespace

std::filesystem::path default_data_folder() {
  if (auto own = from_environment("CAIRN_DATA"); !own.empty()) return own;
  if (auto data = from_environment("XDG_DATA_HOME"); !data.empty()) return data / "cairn";
  return from_environment("HOME") / ".local" / "share" / "cairn";
}

void add_data_option(CLI::App& command, std::string& folder) {
  folder = default_data_folder().string();
  command.add_option("--data", folder, "Data folder (default: " + folder + ", or $CAIRN_DATA)");
}

void add_database_option(CLI::App& command, std::string& url) {
  command
      .add_option("--db", url,
                  "postgresql://USER@HOST/DATABASE of a new data folder (default: a SQLite file in "
                  "it)")
      ->envname("CAIRN_DB");
}

void add_key_option(CLI::App& command, std::string& file) {
  command
      .add_option("--master-key", file,
                  "File with what signing keys are locked with, made where it is missing (default: "
                  "master.key in the data folder)")
      ->envname("CAIRN_MASTER_KEY_FILE");
}

void add_volatile_option(CLI::App& command, bool& allowed) {
  command
      .add_flag("--allow-volatile", allowed,
                "Take a data folder in memory, which is lost when the machine stops; for trials")
      ->envname("CAIRN_ALLOW_VOLATILE");
}

Result<Exit> already_set_up_or(Error error, Console& console) {
  if (error.code != ErrorCode::conflict) return error;
  console.report(error);
  return Exit::no;
}

Result<app::Actor> command_actor(app::Context& context, const std::string& organisation) {
  CAIRN_TRY(auto transaction, context.store.begin(app::Access::read));
  CAIRN_TRY(const auto organisations, transaction->organisations().list());
  for (const auto& one : organisations)
    if (organisation.empty() || one.id.text == organisation) return app::Actor{one.id, {"command"}};
  return fail(ErrorCode::not_found, "data folder",
              organisations.empty() ? "This data folder is not set up yet."
                                    : "There is no organisation " + organisation + " here.");
}

Result<std::string> last_address(app::Context& context) {
  CAIRN_TRY(auto transaction, context.store.begin(app::Access::read));
  CAIRN_TRY(const auto used, transaction->addresses().list());
  return used.empty() ? std::string() : used.front().url;
}

Status settle_base_url(app::Context& context, const std::string& given) {
  if (!given.empty()) {
    CAIRN_TRY(context.base_url, app::read_base_url(given));
    return done;
  }
  CAIRN_TRY(context.base_url, last_address(context));
  if (context.base_url.empty())
    return fail(ErrorCode::invalid, "data folder",
                "This server has had no address yet. Say with --base-url which one people use: it "
                "stands in each badge, for ever.");
  return done;
}

Installation::Installation(const std::filesystem::path& folder, net::AllowList outbound)
    : random_(storage::system_random()),
      client_({.allowed = std::move(outbound), .at_once_max = server::default_workers() - 2}),
      outside_(client_, [this] { return clock_.now(); }),
      frameworks_(folder),
      catalogues_(folder),
      imports_(folder),
      premises_(folder),
      library_(frameworks_, catalogues_, app::career::on_all_processors()) {}

Result<std::unique_ptr<Installation>> Installation::open(const std::string& folder,
                                                         std::string base_url) {
  CAIRN_CHECK(check_there(folder));
  CAIRN_TRY(auto opened, wire(folder, {.base_url = std::move(base_url)}));
  CAIRN_CHECK(app::check_oldest_key(opened->context()));
  return opened;
}

Result<std::unique_ptr<Installation>> Installation::look_at(const std::string& folder) {
  CAIRN_CHECK(check_there(folder));
  return wire(folder, {});
}

Result<std::unique_ptr<Installation>> Installation::make(const std::string& folder,
                                                         Options options) {
  const std::filesystem::path key = options.master_key;
  CAIRN_TRY(auto opened, wire(folder, std::move(options)));
  CAIRN_CHECK(app::check_oldest_key(opened->context()));
  CAIRN_CHECK(storage::settle_key_place(folder, key));
  return opened;
}

Result<std::unique_ptr<Installation>> Installation::wire(const std::string& folder,
                                                         Options options) {
  std::unique_ptr<Installation> opened(new Installation(folder, std::move(options.outbound)));
  CAIRN_TRY(opened->keys_, storage::open_key_vault(folder, opened->random_, options.master_key));
  CAIRN_TRY(opened->store_, storage::open_store(folder, options.database));
  opened->context_.reset(new app::Context{*opened->store_, opened->clock_, opened->random_,
                                          *opened->keys_, opened->drawing_, opened->pdf_,
                                          opened->calendars_, &opened->outside_, opened->library_,
                                          std::move(options.base_url)});
  if (!options.contexts.empty())
    CAIRN_CHECK(give_contexts(options.contexts, *opened->context_->vocabularies));
  opened->context_->vocabularies->ask(&opened->outside_);
  opened->context_->names = &opened->names_;
  opened->context_->archives = &opened->archives_;
  opened->context_->import_folder = &opened->imports_;
  opened->context_->premises = &opened->premises_;
  opened->context_->version = CAIRN_VERSION;
  app::career::offer_achievements(*opened->context_);
  return opened;
}

}  // namespace cairn::cli
