// SPDX-License-Identifier: Apache-2.0
// cairn doctor: what is wrong with an installation, and what helps.
#include <CLI/App.hpp>
#include <memory>

#include "app/checkup.h"
#include "cli/installation.h"
#include "cli/program.h"
#include "json/build.h"
#include "render/apart_files.h"
#include "render/check_modules.h"
#include "storage/check_folder.h"

namespace cairn::cli {
namespace {

constexpr const char* examples = R"(Examples:
  cairn doctor
  cairn doctor --data /srv/cairn --json
The server may be running. Exit 0 where everything is fine, 1 where something is not.)";

// Keys and frameworks are looked at only in a folder that can be opened without changing it.
void check_inside(const std::string& folder, std::vector<app::Checkup>& found) {
  const auto installation = Installation::look_at(folder);
  if (!installation.ok()) {
    found.push_back({"opening it", false, installation.error().detail});
    return;
  }
  auto& context = (*installation)->context();
  auto keys = app::check_keys(context);
  found.push_back(keys.ok() ? std::move(*keys)
                            : app::Checkup{"signing keys", false, keys.error().detail});
  auto awards = app::check_awards(context);
  found.push_back(awards.ok() ? std::move(*awards)
                              : app::Checkup{"awards", false, awards.error().detail});
  found.push_back(app::check_catalogues(context));
  found.push_back(app::check_vocabularies());
}

Result<Exit> run(const std::string& folder, Console& console) {
  auto found = storage::check_data_folder(folder, storage::SystemClock().now());
  found.push_back(render::check_apart_files());
  const auto is_fine = [](const app::Checkup& one) { return one.fine; };
  if (std::all_of(found.begin(), found.end(), is_fine)) check_inside(folder, found);
  for (auto& one : render::check_modules(render::ModuleLook::whole))
    found.push_back(std::move(one));
  const bool fine = std::all_of(found.begin(), found.end(), is_fine);
  if (console.wants_json()) {
    Arena arena;
    const json::Builder builder(arena);
    std::vector<json::Value> rows;
    for (const auto& one : found)
      rows.push_back(builder.object({{"about", builder.string(one.about)},
                                     {"fine", json::Value::boolean(one.fine)},
                                     {"detail", builder.string(one.detail)}}));
    CAIRN_CHECK(console.print_json(
        builder.object({{"fine", json::Value::boolean(fine)}, {"checks", builder.array(rows)}})));
  } else {
    std::string text;
    for (const auto& one : found)
      text += (one.fine ? "fine   " : "WRONG  ") + one.about + ": " + one.detail + "\n";
    CAIRN_CHECK(console.print(text));
  }
  return fine ? Exit::yes : Exit::no;
}

}  // namespace

void add_doctor(CLI::App& app, Program& program) {
  auto* command = app.add_subcommand("doctor", "Check a data folder and say what helps");
  const auto folder = std::make_shared<std::string>();
  add_data_option(*command, *folder);
  command->footer(examples);
  program.on(command, [folder](Console& console) { return run(*folder, console); });
}

}  // namespace cairn::cli
