// SPDX-License-Identifier: Apache-2.0
// cairn keys list, rotate: what the organisation of a data folder signs with.
#include "app/organisation/keys.h"

#include <CLI/App.hpp>
#include <memory>

#include "cli/installation.h"
#include "cli/program.h"
#include "json/build.h"

namespace cairn::cli {
namespace {

constexpr const char* group_examples = R"(Examples:
  cairn keys list
  cairn keys rotate)";

constexpr const char* list_examples = R"(Examples:
  cairn keys list                                              newest first
  cairn keys list --json)";

constexpr const char* rotate_examples = R"(Examples:
  cairn keys rotate                                            what the old one signed still holds
  cairn keys rotate --type P-256                               that of the VC API)";

struct Arguments {
  std::string data;
  std::string type = "Ed25519";
};

json::Value describe(const app::KeyInUse& it, json::Builder builder) {
  return json::ObjectBuilder(builder)
      .add_string("id", it.key.id.text)
      .add_string("type", crypto::name_of(it.key.type))
      .add_string("did", it.did)
      .add_string("created", format_instant(it.key.created))
      .add_string_if("until", it.until ? format_instant(*it.until) : "")
      .add_string_if("compromised", it.key.compromised ? format_instant(*it.key.compromised) : "")
      .value();
}

std::string line_of(const app::KeyInUse& it) {
  const auto date = [](Instant instant) { return format_instant(instant).substr(0, 10); };
  auto line =
      date(it.key.created) + "  " + std::string(crypto::name_of(it.key.type)) + "  " + it.did;
  if (it.key.compromised) return line + "  others may know it since " + date(*it.key.compromised);
  return line + (it.until ? "  until " + date(*it.until) : "  signs now");
}

Result<Exit> run_list(const Arguments& arguments, Console& console) {
  CAIRN_TRY(const auto installation, Installation::open(arguments.data, ""));
  auto& context = installation->context();
  CAIRN_TRY(const auto actor, command_actor(context));
  CAIRN_TRY(const auto keys, app::list_keys(context, actor));
  if (console.wants_json()) {
    Arena arena;
    const json::Builder builder(arena);
    std::vector<json::Value> rows;
    for (const auto& key : keys) rows.push_back(describe(key, builder));
    CAIRN_CHECK(console.print_json(builder.array(rows)));
    return Exit::yes;
  }
  for (const auto& key : keys) CAIRN_CHECK(console.print(line_of(key) + "\n"));
  return Exit::yes;
}

Result<Exit> run_rotate(const Arguments& arguments, Console& console) {
  const auto type = crypto::key_type_of(arguments.type);
  if (!type) return console.usage("--type takes Ed25519, P-256 or P-384");
  CAIRN_TRY(const auto installation, Installation::open(arguments.data, ""));
  auto& context = installation->context();
  CAIRN_TRY(const auto actor, command_actor(context));
  CAIRN_TRY(const auto made, app::rotate_key(context, actor, *type));
  console.note("This key signs from now on. What the earlier one signed still holds.");
  const auto did = "did:key:" + made.public_multikey;
  if (!console.wants_json()) {
    CAIRN_CHECK(console.print(did + "\n"));
    return Exit::yes;
  }
  Arena arena;
  CAIRN_CHECK(
      console.print_json(describe({.key = made, .did = did, .until = {}}, json::Builder(arena))));
  return Exit::yes;
}

}  // namespace

void add_keys(CLI::App& app, Program& program) {
  auto* group = app.add_subcommand("keys", "What a server signs with: see it, change it");
  group->require_subcommand(1);
  group->footer(group_examples);
  const auto arguments = std::make_shared<Arguments>();
  auto* list = group->add_subcommand("list", "The keys there are");
  add_data_option(*list, arguments->data);
  list->footer(list_examples);
  program.on(list, [arguments](Console& console) { return run_list(*arguments, console); });
  auto* rotate = group->add_subcommand("rotate", "Another key signs from now on");
  add_data_option(*rotate, arguments->data);
  rotate->add_option("--type", arguments->type, "Ed25519 (default), P-256 or P-384");
  rotate->footer(rotate_examples);
  program.on(rotate, [arguments](Console& console) { return run_rotate(*arguments, console); });
}

}  // namespace cairn::cli
