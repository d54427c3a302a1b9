// SPDX-License-Identifier: Apache-2.0
// cairn api-key new, list, remove: keys for programs that issue or revoke over HTTP.
#include <CLI/App.hpp>
#include <memory>

#include "app/accounts/api_keys.h"
#include "cli/installation.h"
#include "cli/program.h"
#include "json/build.h"

namespace cairn::cli {
namespace {

constexpr const char* group_examples = R"(Examples:
  cairn api-key new --name "Course system" --scope vc:issue
  cairn api-key list
  cairn api-key remove k3v9x2ab-5XmFWbeV)";

constexpr const char* new_examples = R"(Examples:
  cairn api-key new --name "Course system" --scope vc:issue
  cairn api-key new --name "Registry" --scope vc:issue:p256 --scope vc:status --expires 365
Scopes: vc:issue (vc:issue:ed25519, vc:issue:p256 or vc:issue:p384 for one key) signs credentials,
vc:status revokes badges; achievements:read and achievements:write are for /api/v1/achievements,
and so on.
Programs send the key as: Authorization: Bearer KEY)";

constexpr const char* list_examples = R"(Examples:
  cairn api-key list
  cairn api-key list --json)";

constexpr const char* remove_examples = R"(Examples:
  cairn api-key remove k3v9x2ab-5XmFWbeV                       it stops working at once)";

struct Arguments {
  std::string data;
  std::string name;
  std::vector<std::string> scopes;
  std::string expires;
  std::string id;
};

std::string joined(const std::vector<std::string>& words) {
  std::string out;
  for (const auto& word : words) out += (out.empty() ? "" : " ") + word;
  return out;
}

std::string date_of(Instant instant) { return format_instant(instant).substr(0, 10); }

json::Value describe(const app::ApiKey& key, std::string_view token, json::Builder builder) {
  return json::ObjectBuilder(builder)
      .add_string("id", key.id.text)
      .add_string("name", key.name)
      .add("scopes", builder.strings(key.scopes))
      .add_string("created", format_instant(key.created))
      .add_string_if("expires", key.expires ? format_instant(*key.expires) : "")
      .add_string_if("last_used", key.last_used ? date_of(*key.last_used) : "")
      .add_string_if("token", token)
      .value();
}

Result<Exit> run_new(const Arguments& arguments, Console& console) {
  CAIRN_TRY(const auto installation, Installation::open(arguments.data, ""));
  auto& context = installation->context();
  CAIRN_TRY(const auto actor, command_actor(context));
  CAIRN_TRY(const auto expires, app::read_expiry(arguments.expires, context.clock.now()));
  CAIRN_TRY(const auto made,
            app::create_api_key(context, actor, arguments.name, arguments.scopes, expires));
  if (console.wants_json()) {
    Arena arena;
    CAIRN_CHECK(console.print_json(describe(made.key, made.token, json::Builder(arena))));
    return Exit::yes;
  }
  console.note(
      "The key is shown once; here only its digest is kept. To take it back: cairn "
      "api-key remove " +
      made.key.id.text);
  CAIRN_CHECK(console.print(made.token + "\n"));
  return Exit::yes;
}

Result<Exit> run_list(const Arguments& arguments, Console& console) {
  CAIRN_TRY(const auto installation, Installation::open(arguments.data, ""));
  auto& context = installation->context();
  CAIRN_TRY(const auto actor, command_actor(context));
  CAIRN_TRY(const auto keys, app::list_api_keys(context, actor));
  if (console.wants_json()) {
    Arena arena;
    const json::Builder builder(arena);
    std::vector<json::Value> rows;
    for (const auto& key : keys) rows.push_back(describe(key, "", builder));
    CAIRN_CHECK(console.print_json(builder.array(rows)));
    return Exit::yes;
  }
  for (const auto& key : keys) {
    const auto end = key.expires ? "  until " + date_of(*key.expires) : std::string();
    CAIRN_CHECK(console.print(key.id.text + "  " + date_of(key.created) + "  " +
                              printable(key.name) + "  " + joined(key.scopes) + end + "\n"));
  }
  return Exit::yes;
}

Result<Exit> run_remove(const Arguments& arguments, Console& console) {
  CAIRN_TRY(const auto installation, Installation::open(arguments.data, ""));
  auto& context = installation->context();
  CAIRN_TRY(const auto actor, command_actor(context));
  CAIRN_CHECK(app::remove_api_key(context, actor, {arguments.id}));
  console.note("The key no longer works.");
  if (console.wants_json()) {
    Arena arena;
    const json::Builder builder(arena);
    CAIRN_CHECK(console.print_json(builder.object({{"removed", builder.string(arguments.id)}})));
  }
  return Exit::yes;
}

using Run = Result<Exit> (*)(const Arguments&, Console&);

CLI::App* add(CLI::App& group, const char* name, const char* about, const char* examples, Run run,
              const std::shared_ptr<Arguments>& arguments, Program& program) {
  auto* command = group.add_subcommand(name, about);
  add_data_option(*command, arguments->data);
  command->footer(examples);
  program.on(command, [run, arguments](Console& console) { return run(*arguments, console); });
  return command;
}

}  // namespace

void add_api_key(CLI::App& app, Program& program) {
  auto* group = app.add_subcommand("api-key", "Make, list and remove keys for programs");
  group->require_subcommand(1);
  group->footer(group_examples);
  const auto arguments = std::make_shared<Arguments>();
  auto* fresh = add(*group, "new", "Make a key and print it, once", new_examples, run_new,
                    arguments, program);
  fresh->add_option("--name", arguments->name, "What uses it, for the list")->required();
  fresh->add_option("--scope", arguments->scopes, "What it may do; may be repeated")->required();
  fresh->add_option("--expires", arguments->expires,
                    "Days it works, or its last day as 2030-12-31 (default: never)");
  add(*group, "list", "The keys there are", list_examples, run_list, arguments, program);
  auto* removed =
      add(*group, "remove", "Take a key back", remove_examples, run_remove, arguments, program);
  removed->add_option("ID", arguments->id, "As the list names it")->required();
}

}  // namespace cairn::cli
