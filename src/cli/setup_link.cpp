// SPDX-License-Identifier: Apache-2.0
// cairn setup-link: mints the link that sets a server up, when the first one was lost.
#include <CLI/App.hpp>
#include <memory>

#include "app/base_address.h"
#include "app/setup/setup.h"
#include "cli/installation.h"
#include "cli/program.h"
#include "json/build.h"

namespace cairn::cli {
namespace {

constexpr const char* examples = R"(Examples:
  cairn setup-link                                             works for 30 minutes, once
  cairn setup-link --data /srv/cairn --base-url https://badges.example.org)";

struct Arguments {
  std::string data;
  std::string base_url = "http://127.0.0.1:8080";
};

Result<Exit> run(const Arguments& arguments, Console& console) {
  auto base_url = app::read_base_url(arguments.base_url);
  if (!base_url) return console.usage(base_url.error().detail);
  CAIRN_TRY(const auto installation, Installation::open(arguments.data, std::move(*base_url)));
  auto minted = app::setup_link(installation->context());
  if (!minted) return already_set_up_or(std::move(minted).error(), console);
  const auto link = std::move(minted).value();
  if (console.wants_json()) {
    Arena arena;
    const json::Builder builder(arena);
    CAIRN_CHECK(console.print_json(builder.object({{"link", builder.string(link)}})));
  } else {
    CAIRN_CHECK(console.print(link + "\n"));
  }
  return Exit::yes;
}

}  // namespace

void add_setup_link(CLI::App& app, Program& program) {
  auto* command = app.add_subcommand("setup-link", "Print a new link that sets the server up");
  const auto arguments = std::make_shared<Arguments>();
  add_data_option(*command, arguments->data);
  command->add_option("--base-url", arguments->base_url, "Where people reach the server");
  command->footer(examples);
  program.on(command, [arguments](Console& console) { return run(*arguments, console); });
}

}  // namespace cairn::cli
