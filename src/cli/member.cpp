// SPDX-License-Identifier: Apache-2.0
// cairn member list, add-role, remove-role, remove: who works for an organisation, and as what.
// Whoever has the data folder may do all of it, as an owner may.
#include <CLI/App.hpp>
#include <algorithm>
#include <memory>

#include "app/fields.h"
#include "app/people/members.h"
#include "base/printable.h"
#include "cli/installation.h"
#include "cli/program.h"
#include "json/build.h"

namespace cairn::cli {
namespace {

constexpr const char* group_examples = R"(Examples:
  cairn member list
  cairn member add-role lin@example.org issuer
  cairn member remove-role lin@example.org assessor
  cairn member remove lin@example.org)";

constexpr const char* list_examples = R"(Examples:
  cairn member list
  cairn member list --organisation k3v9x2ab --json
Without --organisation: of the one that runs the server.)";

constexpr const char* roles_examples = R"(Examples:
  cairn member add-role lin@example.org issuer assessor
  cairn member remove-role lin@example.org assessor --organisation k3v9x2ab
Roles: owner, issuer, assessor, registrar, recruiter, viewer. An organisation keeps an owner, and
a member a role.)";

constexpr const char* remove_examples = R"(Examples:
  cairn member remove lin@example.org --organisation k3v9x2ab
They are signed out; what they decided stays.)";

struct Arguments {
  std::string data;
  std::string organisation;
  std::string email;
  std::vector<std::string> roles;
};

json::Value described(const app::Account& account, json::Builder builder) {
  return json::ObjectBuilder(builder)
      .add_string("id", account.id.text)
      .add_string("email", account.email)
      .add("roles", builder.strings(app::words_of(account.roles)))
      .add_string("created", format_instant(account.created))
      .value();
}

Result<app::Account> member_named(app::Context& context, const app::Actor& actor,
                                  const std::string& typed) {
  CAIRN_TRY(const auto email, app::email_field({"/email", "E-mail address"}, typed));
  CAIRN_TRY(const auto members, app::list_members(context, actor));
  for (const auto& member : members)
    if (member.email == email) return member;
  return fail(ErrorCode::not_found, "member",
              email + " does not belong to this organisation. See cairn member list.");
}

// Whoever has the machine stands for an owner.
Result<app::OwnerProof> proof_of(app::Context& context, const app::Actor& actor) {
  CAIRN_TRY(const auto members, app::list_members(context, actor));
  app::OwnerProof proof;
  for (const auto& member : members)
    if (member.roles.has(app::Role::owner) && proof.owner.text.empty()) proof.owner = member.id;
  proof.just_now = true;
  return proof;
}

Result<Exit> run_list(const Arguments& arguments, Console& console) {
  CAIRN_TRY(const auto installation, Installation::open(arguments.data, ""));
  auto& context = installation->context();
  CAIRN_TRY(const auto actor, command_actor(context, arguments.organisation));
  CAIRN_TRY(const auto members, app::list_members(context, actor));
  if (console.wants_json()) {
    Arena arena;
    const json::Builder builder(arena);
    std::vector<json::Value> rows;
    for (const auto& member : members) rows.push_back(described(member, builder));
    CAIRN_CHECK(console.print_json(builder.array(rows)));
    return Exit::yes;
  }
  for (const auto& member : members)
    CAIRN_CHECK(console.print(printable(member.email) + "  " + app::in_words(member.roles) + "  " +
                              format_instant(member.created).substr(0, 10) + "\n"));
  return Exit::yes;
}

enum class Turn : std::uint8_t { add, remove };

Result<Exit> run_roles(Turn turn, const Arguments& arguments, Console& console) {
  CAIRN_TRY(const auto wanted, app::roles_field(arguments.roles));
  CAIRN_TRY(const auto installation, Installation::open(arguments.data, ""));
  auto& context = installation->context();
  CAIRN_TRY(const auto actor, command_actor(context, arguments.organisation));
  CAIRN_TRY(auto member, member_named(context, actor, arguments.email));
  CAIRN_TRY(const auto proof, proof_of(context, actor));
  auto roles = app::words_of(member.roles.without(wanted));
  if (turn == Turn::add) {
    roles = app::words_of(member.roles);
    for (const auto& word : app::words_of(wanted.without(member.roles))) roles.push_back(word);
  }
  CAIRN_CHECK(app::change_roles(context, actor, member.id, roles, proof));
  member.roles = app::roles_named(roles);
  if (console.wants_json()) {
    Arena arena;
    CAIRN_CHECK(console.print_json(described(member, json::Builder(arena))));
    return Exit::yes;
  }
  CAIRN_CHECK(console.print(printable(member.email) + "  " + app::in_words(member.roles) + "\n"));
  return Exit::yes;
}

Result<Exit> run_remove(const Arguments& arguments, Console& console) {
  CAIRN_TRY(const auto installation, Installation::open(arguments.data, ""));
  auto& context = installation->context();
  CAIRN_TRY(const auto actor, command_actor(context, arguments.organisation));
  CAIRN_TRY(const auto member, member_named(context, actor, arguments.email));
  CAIRN_CHECK(app::remove_member(context, actor, member.id));
  console.note("They belong to this organisation no more.");
  if (console.wants_json()) {
    Arena arena;
    const json::Builder builder(arena);
    CAIRN_CHECK(console.print_json(builder.object({{"removed", builder.string(member.email)}})));
  }
  return Exit::yes;
}

CLI::App* add(CLI::App& group, const char* name, const char* about, const char* examples,
              const std::shared_ptr<Arguments>& arguments) {
  auto* command = group.add_subcommand(name, about);
  add_data_option(*command, arguments->data);
  command->add_option("--organisation", arguments->organisation,
                      "Its id (default: the one that runs the server)");
  command->footer(examples);
  return command;
}

void add_roles(CLI::App& group, const char* name, const char* about, Turn turn,
               const std::shared_ptr<Arguments>& arguments, Program& program) {
  auto* command = add(group, name, about, roles_examples, arguments);
  command->add_option("ADDRESS", arguments->email, "Whose")->required();
  command->add_option("ROLE", arguments->roles, "Which")->required();
  program.on(command,
             [turn, arguments](Console& console) { return run_roles(turn, *arguments, console); });
}

}  // namespace

void add_member(CLI::App& app, Program& program) {
  auto* group = app.add_subcommand("member", "Who works for an organisation, and as what");
  group->require_subcommand(1);
  group->footer(group_examples);
  const auto arguments = std::make_shared<Arguments>();
  auto* list = add(*group, "list", "Every member, by age", list_examples, arguments);
  program.on(list, [arguments](Console& console) { return run_list(*arguments, console); });
  add_roles(*group, "add-role", "Let a member do more", Turn::add, arguments, program);
  add_roles(*group, "remove-role", "Let a member do less", Turn::remove, arguments, program);
  auto* remove = add(*group, "remove", "Take a member out", remove_examples, arguments);
  remove->add_option("ADDRESS", arguments->email, "Whose")->required();
  program.on(remove, [arguments](Console& console) { return run_remove(*arguments, console); });
}

}  // namespace cairn::cli
