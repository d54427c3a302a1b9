// SPDX-License-Identifier: Apache-2.0
// Installation: a data folder opened and wired: store, keys, clock, randomness, drawing and the way
// out, as the Context use cases work in.
#pragma once
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "app/context.h"
#include "cli/console.h"
#include "cli/exit.h"
#include "net/allow_list.h"
#include "net/cache.h"
#include "net/dns_texts.h"
#include "net/guarded_client.h"
#include "render/calendar_files.h"
#include "render/drawing.h"
#include "render/pdf_text.h"
#include "storage/catalogue_folder.h"
#include "storage/framework_folder.h"
#include "storage/import_folder.h"
#include "storage/premises_of_data.h"
#include "storage/system.h"
#include "storage/zip_archives.h"

namespace CLI {
class App;
}

namespace cairn::cli {

// $CAIRN_DATA, else $XDG_DATA_HOME/cairn, else ~/.local/share/cairn.
std::filesystem::path default_data_folder();

void add_data_option(CLI::App& command, std::string& folder);
// Once named, it stands in the data folder.
void add_database_option(CLI::App& command, std::string& url);

// Once named, the place stands in the data folder.
void add_key_option(CLI::App& command, std::string& file);

// A data folder in memory is refused without it.
void add_volatile_option(CLI::App& command, bool& allowed);

// Being set up already is the answer "no"; any other error stays one.
Result<Exit> already_set_up_or(Error error, Console& console);

// Who a command acts for: the organisation named, or the oldest of the folder. Errors: not_found
// (no such one, or the folder is not set up yet).
Result<app::Actor> command_actor(app::Context& context, const std::string& organisation = {});

// The address people reached the server by last; "" where it had none yet.
Result<std::string> last_address(app::Context& context);
// Badges name the address people reach the server by: as given, else the one used last. Errors:
// invalid (there is none).
Status settle_base_url(app::Context& context, const std::string& given);

class Installation {
 public:
  struct Options {
    std::string base_url = {};
    net::AllowList outbound = {};
    std::string contexts = {};    // a folder of JSON-LD contexts; "": none
    std::string database = {};    // a postgresql:// address; "": the one the folder has
    std::string master_key = {};  // a file; "": where it was last
  };
  // Makes what is missing, and remembers where the master key lies. Errors: io, conflict (a newer
  // version's database), not_permitted (the master key: also that of another database) and
  // unreadable.
  static Result<std::unique_ptr<Installation>> make(const std::string& folder, Options options);
  // For what changes something that is there. Errors: also not_found (no data folder).
  static Result<std::unique_ptr<Installation>> open(const std::string& folder,
                                                    std::string base_url);
  // For what looks whether it is well: the master key may be another's.
  static Result<std::unique_ptr<Installation>> look_at(const std::string& folder);

  app::Context& context() { return *context_; }

 private:
  Installation(const std::filesystem::path& folder, net::AllowList outbound);
  static Result<std::unique_ptr<Installation>> wire(const std::string& folder, Options options);

  storage::SystemClock clock_;
  Random random_;
  render::BadgeDrawing drawing_;
  render::PdfReader pdf_;
  render::CalendarFiles calendars_;
  net::GuardedClient client_;
  net::Cache outside_;
  net::DnsTexts names_;
  storage::ZipArchives archives_;
  storage::FrameworkFolder frameworks_;
  storage::CatalogueFolder catalogues_;
  storage::ImportFolderOfData imports_;
  storage::PremisesOfData premises_;
  app::career::Library library_;
  std::unique_ptr<app::KeyVault> keys_;
  std::unique_ptr<app::Store> store_;
  std::unique_ptr<app::Context> context_;
};

}  // namespace cairn::cli
