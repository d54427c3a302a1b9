// SPDX-License-Identifier: Apache-2.0
// cairn export: everything of an organisation as one ZIP.
#include "app/organisation/export.h"

#include <sys/stat.h>

#include <CLI/App.hpp>
#include <cstdio>
#include <memory>

#include "cli/installation.h"
#include "cli/program.h"
#include "json/build.h"

namespace cairn::cli {
namespace {

constexpr const char* where = "export";

constexpr const char* examples = R"(Examples:
  cairn export -o harbour.zip                                  of the folder's organisation
  cairn export --organisation k3v9x2ab -o harbour.zip          of one of several
  cairn export -o - | ssh other "cat > harbour.zip"
Badges, achievements, rubrics, stacks, people, claims, evidence, status lists and the log; a README
inside says what is what. It holds no private key.)";

struct Arguments {
  std::string data;
  std::string organisation;
  std::string output;
};

Error cannot_write(const std::string& path) {
  return fail(ErrorCode::io, where,
              path + " cannot be written. Check the folder and the free disk space.");
}

Status write_pieces(app::OrganisationExport& made, std::FILE* out, const std::string& path) {
  for (;;) {
    CAIRN_TRY(const auto piece, made.next());
    if (piece.empty()) return std::fflush(out) == 0 ? Status(done) : cannot_write(path);
    if (std::fwrite(piece.data(), 1, piece.size(), out) != piece.size()) return cannot_write(path);
  }
}

// There whole or not at all, and for its owner alone: it holds personal data.
Status write_all(app::OrganisationExport& made, const std::string& path) {
  if (path == "-") return write_pieces(made, stdout, "standard output");
  ::umask(077);
  const auto draft = path + ".part";
  std::FILE* out = std::fopen(draft.c_str(), "wb");
  if (out == nullptr) return cannot_write(draft);
  auto written = write_pieces(made, out, draft);
  if (std::fclose(out) != 0 && written) written = cannot_write(draft);
  if (written && std::rename(draft.c_str(), path.c_str()) != 0) written = cannot_write(path);
  if (!written) std::remove(draft.c_str());
  return written;
}

Result<Exit> run(const Arguments& arguments, Console& console) {
  CAIRN_TRY(const auto installation, Installation::open(arguments.data, ""));
  auto& context = installation->context();
  CAIRN_TRY(context.base_url, last_address(context));
  CAIRN_TRY(const auto actor, command_actor(context, arguments.organisation));
  CAIRN_TRY(const auto made, app::OrganisationExport::begin(context, actor));
  CAIRN_CHECK(write_all(*made, arguments.output));
  console.note("Everything of " + actor.organisation.text + " is in " + arguments.output + ".");
  if (console.wants_json() && arguments.output != "-") {
    Arena arena;
    const json::Builder builder(arena);
    CAIRN_CHECK(console.print_json(builder.object({{"export", builder.string(arguments.output)}})));
  }
  return Exit::yes;
}

}  // namespace

void add_export(CLI::App& app, Program& program) {
  auto* command = app.add_subcommand("export", "Everything of an organisation as one ZIP");
  const auto arguments = std::make_shared<Arguments>();
  add_data_option(*command, arguments->data);
  command->add_option("--organisation", arguments->organisation,
                      "Its id (default: the first of the folder)");
  command->add_option("-o,--output", arguments->output, "The file to write; - is standard output")
      ->required();
  command->footer(examples);
  program.on(command, [arguments](Console& console) { return run(*arguments, console); });
}

}  // namespace cairn::cli
