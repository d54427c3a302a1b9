// SPDX-License-Identifier: Apache-2.0
// cairn revoke, suspend, reinstate, extend: what an operator does about badges, one or a file of
// them.
#include "cli/revoke.h"

#include <CLI/App.hpp>
#include <memory>

#include "app/awards/change.h"
#include "app/ports/organisations.h"
#include "cli/files.h"
#include "cli/installation.h"
#include "cli/learner_mail.h"
#include "cli/program.h"
#include "json/build.h"

namespace cairn::cli {
namespace {

constexpr const char* where = "cli/revoke";
constexpr std::size_t list_bytes_max = 16 * 1024 * 1024;

constexpr const char* revoke_examples = R"(Examples:
  cairn revoke k3v9x2ab-5XmFWbeV8Jq2Rt6Yc1Zp4N --reason "Awarded to the wrong person"
  cairn revoke --file badges.csv --reason "The exam was compromised"
  cairn revoke --file badges.csv --reason "The exam was compromised" --dry-run
Badges are named by their ids or the addresses of their pages. It cannot be undone.)";

constexpr const char* suspend_examples = R"(Examples:
  cairn suspend k3v9x2ab-5XmFWbeV8Jq2Rt6Yc1Zp4N --reason "Being looked into"
  cairn suspend --file badges.csv --reason "Being looked into"
cairn reinstate lets them hold again.)";

constexpr const char* reinstate_examples = R"(Examples:
  cairn reinstate k3v9x2ab-5XmFWbeV8Jq2Rt6Yc1Zp4N
  cairn reinstate --file badges.csv)";

constexpr const char* extend_examples = R"(Examples:
  cairn extend k3v9x2ab-5XmFWbeV8Jq2Rt6Yc1Zp4N --until 2030-12-31 --reason "Renewed"
  cairn extend --file badges.csv --until never --reason "It does not end any more"
Each is signed anew at its address; copies that were taken along before say revoked.)";

app::ChangeForm form_of(app::AwardChange change, const BadgeChange& arguments) {
  app::ChangeForm form;
  form.change = change;
  form.reason = arguments.reason;
  if (arguments.until != "never") form.until = arguments.until;
  if (!arguments.name.empty()) form.name = arguments.name;
  if (!arguments.email.empty()) form.email = arguments.email;
  form.newest_words = arguments.newest_words;
  form.narrative = arguments.narrative;
  form.evidence = arguments.evidence;
  form.awarded = arguments.awarded;
  form.achievement = arguments.instead;
  form.version = arguments.version;
  form.waiver = arguments.waiver;
  for (const auto& text : arguments.reached) {
    const auto at = text.rfind('=');
    form.results.emplace_back(text.substr(0, at), at == text.npos ? "" : text.substr(at + 1));
  }
  return form;
}

// Ids say whose badges they are; those of one organisation are changed at a time.
Result<app::Actor> actor_of(app::Context& context, const std::string& text) {
  CAIRN_TRY(auto transaction, context.store.begin(app::Access::read));
  CAIRN_TRY(const auto organisations, transaction->organisations().list());
  for (const auto& organisation : organisations)
    if (!app::read_award_ids(text, organisation.id).ids.empty())
      return app::Actor{organisation.id, {"command"}};
  return fail(ErrorCode::not_found, where,
              "No badge of this data folder is named. Give ids as the list of awards shows them.");
}

std::string line_of(const app::ChangedAward& one) {
  const std::string_view word = one.effect == app::Effect::changed     ? "changed"
                                : one.effect == app::Effect::unchanged ? "unchanged"
                                                                       : "refused";
  return one.id.text + "  " + std::string(word) +
         (one.sentence.empty() ? "" : "  " + one.sentence) + "\n";
}

json::Value described(const std::vector<app::ChangedAward>& all, bool mails,
                      json::Builder builder) {
  std::vector<json::Value> rows;
  for (const auto& one : all)
    rows.push_back(
        json::ObjectBuilder(builder)
            .add_string("award", one.id.text)
            .add("changed", json::Value::boolean(one.effect == app::Effect::changed))
            .add("mail", json::Value::boolean(mails && one.effect == app::Effect::changed))
            .add("refused", json::Value::boolean(one.effect == app::Effect::refused))
            .add_string_if("detail", one.sentence)
            .value());
  return builder.array(rows);
}

}  // namespace

Result<Exit> change_badges(app::AwardChange change, const BadgeChange& arguments,
                           Console& console) {
  std::string text;
  for (const auto& id : arguments.ids) text += id + "\n";
  if (!arguments.file.empty()) {
    CAIRN_TRY(const auto bytes, read_file(arguments.file, list_bytes_max));
    text += as_text(bytes);
  }
  CAIRN_TRY(const auto installation, Installation::open(arguments.data, ""));
  auto& context = installation->context();
  CAIRN_TRY(context.base_url, last_address(context));
  CAIRN_CHECK(queue_for_server(context));
  CAIRN_TRY(const auto actor, actor_of(context, text));
  const auto form = form_of(change, arguments);
  CAIRN_TRY(
      const auto changed,
      app::change_awards(context, actor, app::read_award_ids(text, actor.organisation).ids, form,
                         arguments.dry_run ? app::Trial::only_look : app::Trial::change));
  bool refused = false, any_changed = false;
  for (const auto& one : changed) {
    refused = refused || one.effect == app::Effect::refused;
    any_changed = any_changed || one.effect == app::Effect::changed;
  }
  if (console.wants_json()) {
    Arena arena;
    CAIRN_CHECK(console.print_json(
        described(changed, !arguments.dry_run && tells_learners(context), json::Builder(arena))));
  } else {
    for (const auto& one : changed) CAIRN_CHECK(console.print(line_of(one)));
    if (arguments.dry_run)
      console.note("Nothing was changed: this only says what would be.");
    else if (any_changed)
      note_mail(context, console);
  }
  return refused ? Exit::no : Exit::yes;
}

namespace {

CLI::App* add(CLI::App& app, app::AwardChange change, const char* about, const char* examples,
              Program& program, const std::shared_ptr<BadgeChange>& arguments) {
  auto* command = app.add_subcommand(std::string(app::name_of(change)), about);
  add_data_option(*command, arguments->data);
  command->add_option("ID", arguments->ids, "Badges, by id or address");
  command->add_option("--file", arguments->file, "A list or table that names them; - is input");
  command->add_flag("--dry-run", arguments->dry_run, "Say what would happen, change nothing");
  command->footer(examples);
  program.on(command, [change, arguments](Console& console) {
    return change_badges(change, *arguments, console);
  });
  return command;
}

CLI::App* add_with_reason(CLI::App& app, app::AwardChange change, const char* about,
                          const char* examples, Program& program,
                          const std::shared_ptr<BadgeChange>& arguments) {
  auto* command = add(app, change, about, examples, program, arguments);
  command->add_option("--reason", arguments->reason, "Learners and readers of the badges see it")
      ->required();
  return command;
}

}  // namespace

void add_revoke(CLI::App& app, Program& program) {
  add_with_reason(app, app::AwardChange::revoke, "Revoke badges, for good", revoke_examples,
                  program, std::make_shared<BadgeChange>());
}

void add_suspend(CLI::App& app, Program& program) {
  add_with_reason(app, app::AwardChange::suspend, "Suspend badges until they are reinstated",
                  suspend_examples, program, std::make_shared<BadgeChange>());
}

void add_extend(CLI::App& app, Program& program) {
  const auto arguments = std::make_shared<BadgeChange>();
  add_with_reason(app, app::AwardChange::extend, "Give badges another end", extend_examples,
                  program, arguments)
      ->add_option("--until", arguments->until, "The last day, as 2030-12-31, or never")
      ->required();
}

void add_reinstate(CLI::App& app, Program& program) {
  const auto arguments = std::make_shared<BadgeChange>();
  add(app, app::AwardChange::reinstate, "Let suspended badges hold again", reinstate_examples,
      program, arguments);
}

}  // namespace cairn::cli
