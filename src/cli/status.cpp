// SPDX-License-Identifier: Apache-2.0
// cairn status: Bitstring Status Lists made, changed and read (vc-bitstring-status-list 1.0).
#include <CLI/App.hpp>
#include <memory>

#include "cli/about.h"
#include "cli/clock.h"
#include "cli/deliver.h"
#include "cli/document.h"
#include "cli/file_lock.h"
#include "cli/files.h"
#include "cli/program.h"
#include "credential/status_list.h"
#include "json/build.h"
#include "json/write.h"

namespace cairn::cli {
namespace {

constexpr const char* where = "cli/status";

constexpr const char* examples = R"(Examples:
  cairn status new --length 131072 --id https://example.edu/status/1 -o list.json
  cairn status set list.json 94567
  cairn status show list.json 94567)";

constexpr const char* new_examples = R"(Examples:
  cairn status new --length 131072 --id https://example.edu/status/1 --issuer did:key:z6Mk… > list.json
  cairn issue list.json --key issuer.key -o status-1.json      what a server publishes at that id)";

constexpr const char* set_examples = R"(Examples:
  cairn status set list.json 7 94567            marks both as revoked, in the file itself
  cairn status set list.json 7 --clear          takes the mark off again
  cairn status set list.json 7 -o changed.json  leaves list.json as it is

The new list is unsigned: sign it with `cairn issue` and publish it.)";

constexpr const char* show_examples = R"(Examples:
  cairn status show status-1.json 94567)";

struct NewArguments {
  std::uint64_t length = 0;
  credential::NewStatusList about;
  std::string output = "-";
};

struct ListArguments {
  std::string list;
  std::vector<std::uint64_t> indexes;
  bool clear = false;
  std::string output;  // "": the list itself
};

Result<Exit> run_new(NewArguments arguments, Console& console) {
  if (arguments.length < credential::status_entries_min)
    console.note("cairn: fewer than " + std::to_string(credential::status_entries_min) +
                 " entries: readers may learn too much about each holder");
  Arena arena;
  const json::Builder builder(arena);
  if (arguments.about.valid_from.empty()) arguments.about.valid_from = now_text();
  auto list = credential::build_status_list(
      arguments.about, encoding::Bitstring(std::size_t{arguments.length}), builder);
  // What was not named is left for `cairn issue` to fill in, or to ask for.
  for (const auto* member : {"id", "issuer"})
    if (list.string_at(member).empty()) list = builder.without(list, member);
  const auto text = json::write(list, json::Style::indented) + "\n";
  return deliver(console, arguments.output, text, "");
}

struct OpenedList {
  json::Value document;
  credential::StatusList list;
};

Result<OpenedList> open_list(const std::string& file, Arena& arena) {
  constexpr const char* remedy = "Name a list made by `cairn status new`, as JSON.";
  OpenedList opened;
  CAIRN_TRY(opened.document, read_json(file, arena, remedy));
  CAIRN_TRY(opened.list, about(file, credential::parse_status_list(opened.document), remedy));
  return opened;
}

Status check_index(std::uint64_t index, const credential::StatusList& list) {
  if (index < list.bits.size()) return done;
  return with_remedy(fail(ErrorCode::not_found, where,
                          "the list ends at entry " + std::to_string(list.bits.size() - 1) +
                              ", before " + std::to_string(index)),
                     "Entries are counted from 0.");
}

Result<Exit> run_set(const ListArguments& arguments, Console& console) {
  Arena arena;
  CAIRN_TRY(const auto lock, FileLock::take(arguments.output.empty() ? arguments.list : "-"));
  CAIRN_TRY(auto opened, open_list(arguments.list, arena));
  auto& [document, list] = opened;
  for (const auto index : arguments.indexes) {
    CAIRN_CHECK(about(arguments.list, check_index(index, list)));
    list.bits.set(index, !arguments.clear);
  }
  CAIRN_TRY(const auto changed, credential::with_bits(document, list.bits, json::Builder(arena)));
  const auto text = json::write(changed, json::Style::indented) + "\n";
  const auto& output = arguments.output.empty() ? arguments.list : arguments.output;
  CAIRN_CHECK(write_file(output, as_bytes(text)));
  if (output != "-") {
    if (document.contains("proof"))
      console.note("cairn: the list is unsigned now: sign it again with `cairn issue`");
    CAIRN_CHECK(console.print(text));
  }
  return Exit::yes;
}

json::Value describe(const credential::StatusList& list, std::uint64_t index,
                     json::Builder builder) {
  return json::ObjectBuilder(builder)
      .add("index", builder.integer(static_cast<std::int64_t>(index)))
      .add("status", builder.integer(list.bits.get(index) ? 1 : 0))
      .add("statusPurpose", builder.strings(list.purposes))
      .add("length", builder.integer(static_cast<std::int64_t>(list.bits.size())))
      .value();
}

Result<Exit> run_show(const ListArguments& arguments, Console& console) {
  Arena arena;
  CAIRN_TRY(const auto opened, open_list(arguments.list, arena));
  const auto& list = opened.list;
  std::vector<json::Value> rows;
  std::string text;
  for (const auto index : arguments.indexes) {
    CAIRN_CHECK(about(arguments.list, check_index(index, list)));
    rows.push_back(describe(list, index, json::Builder(arena)));
    text += std::to_string(index) + (list.bits.get(index) ? " set\n" : " not set\n");
  }
  if (!console.wants_json()) CAIRN_CHECK(console.print(text));
  if (console.wants_json())
    CAIRN_CHECK(console.print_json(rows.size() == 1 ? rows[0] : json::Builder(arena).array(rows)));
  return Exit::yes;
}

void add_new(CLI::App& status, Program& program) {
  auto* command = status.add_subcommand("new", "Make an empty list, ready to be signed");
  const auto arguments = std::make_shared<NewArguments>();
  command->add_option("--length", arguments->length, "Number of entries; 131072 or more")
      ->required()
      ->check(CLI::Range(std::uint64_t{1}, std::uint64_t{limits::status_list_bytes_max} * 8));
  command->add_option("--id", arguments->about.id, "URL the list will be published at");
  command->add_option("--issuer", arguments->about.issuer, "Who will sign it");
  command->add_option("--purpose", arguments->about.purpose, "revocation (default) or suspension");
  command->add_option("-o,--output", arguments->output, "Where to; - is standard output");
  command->footer(new_examples);
  program.on(command, [arguments](Console& console) { return run_new(*arguments, console); });
}

void add_list_command(CLI::App& command, const std::shared_ptr<ListArguments>& arguments) {
  command.add_option("LIST", arguments->list, "The list, JSON")->required();
  command.add_option("INDEX", arguments->indexes, "Entries, counted from 0")->required();
}

}  // namespace

void add_status(CLI::App& app, Program& program) {
  auto* status = app.add_subcommand("status", "Make, change and read status lists");
  status->require_subcommand(1);
  status->footer(examples);
  add_new(*status, program);

  auto* set = status->add_subcommand("set", "Mark entries of a list");
  const auto set_arguments = std::make_shared<ListArguments>();
  add_list_command(*set, set_arguments);
  set->add_flag("--clear", set_arguments->clear, "Take the marks off");
  set->add_option("-o,--output", set_arguments->output, "Where to, in place of the list itself");
  set->footer(set_examples);
  program.on(set, [set_arguments](Console& console) { return run_set(*set_arguments, console); });

  auto* show = status->add_subcommand("show", "Read entries of a list");
  const auto show_arguments = std::make_shared<ListArguments>();
  add_list_command(*show, show_arguments);
  show->footer(show_examples);
  program.on(show,
             [show_arguments](Console& console) { return run_show(*show_arguments, console); });
}

}  // namespace cairn::cli
