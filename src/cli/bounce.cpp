// SPDX-License-Identifier: Apache-2.0
// cairn bounce: a report of mail that came back, as a mail server pipes it.
#include <CLI/App.hpp>
#include <algorithm>
#include <memory>

#include "app/limits.h"
#include "app/mail/returned.h"
#include "base/printable.h"
#include "cli/files.h"
#include "cli/installation.h"
#include "cli/program.h"
#include "json/build.h"

namespace cairn::cli {
namespace {

constexpr const char* examples = R"(Examples:
  cairn bounce report.eml
  cairn bounce - --data /srv/cairn < report.eml
In /etc/aliases of the machine that has the data folder, for the address of --mail-from:
  badges: "|/usr/local/bin/cairn bounce - --data /srv/cairn"
Reports are those of RFC 3464. The server may be running. Exit 1 where the mail was not sent from
here.)";

struct Arguments {
  std::string data;
  std::string file;
};

std::string_view name_of(app::ReturnNoted noted) {
  return app::return_noted_names[static_cast<std::size_t>(noted)];
}

Result<Exit> run(const Arguments& arguments, Console& console) {
  CAIRN_TRY(const auto bytes, read_file(arguments.file, limits::delivery_report_bytes_max));
  CAIRN_TRY(const auto returned, app::read_delivery_report(as_text(bytes)));
  CAIRN_TRY(const auto installation, Installation::open(arguments.data, ""));
  CAIRN_TRY(const auto all,
            app::note_returned(installation->context(), {"command"}, std::nullopt, returned));
  const bool known = std::any_of(all.begin(), all.end(), [](const app::NotedReturn& one) {
    return one.noted != app::ReturnNoted::unknown;
  });
  if (console.wants_json()) {
    Arena arena;
    const json::Builder builder(arena);
    std::vector<json::Value> rows;
    for (const auto& one : all)
      rows.push_back(builder.object({{"recipient", builder.string(one.recipient)},
                                     {"noted", builder.string(name_of(one.noted))}}));
    CAIRN_CHECK(console.print_json(builder.array(rows)));
  } else {
    for (const auto& one : all)
      CAIRN_CHECK(
          console.print(printable(one.recipient) + "  " + std::string(name_of(one.noted)) + "\n"));
  }
  return known ? Exit::yes : Exit::no;
}

}  // namespace

void add_bounce(CLI::App& app, Program& program) {
  auto* command = app.add_subcommand("bounce", "Take note of mail that came back");
  const auto arguments = std::make_shared<Arguments>();
  add_data_option(*command, arguments->data);
  command->add_option("FILE", arguments->file, "The report; - is standard input")->required();
  command->footer(examples);
  program.on(command, [arguments](Console& console) { return run(*arguments, console); });
}

}  // namespace cairn::cli
