// SPDX-License-Identifier: Apache-2.0
// cairn correct: badges put right by a table of what is right for each, or all alike; looked at
// first.
#include <CLI/App.hpp>
#include <memory>

#include "app/awards/bulk/correct_many.h"
#include "app/ports/organisations.h"
#include "cli/files.h"
#include "cli/installation.h"
#include "cli/learner_mail.h"
#include "cli/program.h"
#include "cli/revoke.h"
#include "json/build.h"

namespace cairn::cli {
namespace {

constexpr const char* where = "cli/correct";
constexpr std::size_t table_bytes_max = 16 * 1024 * 1024;

constexpr const char* examples = R"(Examples:
  cairn correct k3v9x2ab-5XmFWbeV8Jq2Rt6Yc1Zp4N --name "Grace Moor" --reason "A typing mistake"
  cairn correct k3v9x2ab-5XmFWbeV8Jq2Rt6Yc1Zp4N --email grace@example.org --reason "Another person"
  cairn correct k3v9x2ab-5XmFWbeV8Jq2Rt6Yc1Zp4N --reached Grade=A --reason "The grade was wrong"
  cairn correct k3v9x2ab-5XmFWbeV8Jq2Rt6Yc1Zp4N --instead k3v9x2ab-… --reason "The wrong badge"
  cairn correct --file badges.csv --newest-words --reason "The criteria had a mistake"
  cairn correct --file names.csv --reason "Names were misspelt" --dry-run
  cairn correct --file names.csv --reason "Names were misspelt"
  cairn correct --file class.csv --achievement k3v9x2ab-… --reason "Another end"
With any of the options that say what is right all that are named are put right alike. Otherwise
--file is a table: a row names a badge by its id, its page, or its learner's address now (award,
email), and says what is right: name, new email, expires (a day, or never), narrative, evidence,
awarded, results (Grade=B; Final exam=87.5). Empty cells change nothing; a table sent again changes
nothing. What is not named stays as it was signed; each is
signed anew at its address, and the former version says what replaced it. Exit 1 where rows are
wrong.)";

struct Arguments : BadgeChange {
  std::string base_url;
  std::string organisation;
  std::string achievement;

  bool is_alike() const {
    return !name.empty() || !email.empty() || newest_words || narrative || evidence || awarded ||
           !reached.empty() || !instead.empty() || !version.empty();
  }
};

// Whose badges a table is about: as given, the only one here, or told by an id in the table.
Result<app::Actor> actor_of(app::Context& context, const Arguments& arguments,
                            const std::string& table) {
  CAIRN_TRY(auto transaction, context.store.begin(app::Access::read));
  CAIRN_TRY(const auto all, transaction->organisations().list());
  const auto named = arguments.organisation.empty() ? app::organisation_of(arguments.achievement)
                                                    : app::OrganisationId{arguments.organisation};
  for (const auto& one : all)
    if (one.id == named || (named.text.empty() &&
                            (all.size() == 1 || !app::read_award_ids(table, one.id).ids.empty())))
      return app::Actor{one.id, {"command"}};
  return fail(ErrorCode::not_found, where,
              "Nothing says whose badges these are. Name the --organisation by its id.");
}

std::string_view word_of(app::Effect effect) {
  return effect == app::Effect::changed     ? "changed"
         : effect == app::Effect::unchanged ? "unchanged"
                                            : "refused";
}

Status print_text(const app::Context& context, const app::Corrections& all, bool dry_run,
                  Console& console) {
  for (const auto& row : all.rows)
    for (const auto& fault : row.faults)
      CAIRN_CHECK(console.print("row " + std::to_string(row.number) +
                                (fault.column.empty() ? "" : ", " + printable(fault.column)) +
                                ": " + fault.sentence + "\n"));
  console.note(std::to_string(all.changed) + " changed, " + std::to_string(all.unchanged) +
               " say it already, " + std::to_string(all.refused) + " wrong");
  if (dry_run)
    console.note("Nothing was changed: this only says what would be.");
  else if (all.changed > 0)
    note_mail(context, console);
  return done;
}

Status print_json(const app::Corrections& all, bool mails, Console& console) {
  Arena arena;
  const json::Builder builder(arena);
  std::vector<json::Value> rows;
  for (const auto& row : all.rows) {
    json::ObjectBuilder out(builder);
    out.add("row", builder.integer(static_cast<std::int64_t>(row.number)))
        .add_string_if("award", row.award.text)
        .add_string("effect", word_of(row.effect))
        .add("mail", json::Value::boolean(mails && row.effect == app::Effect::changed));
    std::vector<json::Value> faults;
    for (const auto& fault : row.faults)
      faults.push_back(json::ObjectBuilder(builder)
                           .add_string_if("column", fault.column)
                           .add_string("detail", fault.sentence)
                           .value());
    if (!faults.empty()) out.add("faults", builder.array(faults));
    rows.push_back(out.value());
  }
  return console.print_json(builder.array(rows));
}

Result<Exit> run_table(const Arguments& arguments, Console& console) {
  CAIRN_TRY(const auto bytes, read_file(arguments.file, table_bytes_max));
  CAIRN_TRY(const auto sheet, app::read_sheet(bytes));
  CAIRN_TRY(const auto installation, Installation::open(arguments.data, ""));
  auto& context = installation->context();
  CAIRN_TRY(const auto actor, actor_of(context, arguments, std::string(as_text(bytes))));
  CAIRN_CHECK(settle_base_url(context, arguments.base_url));
  CAIRN_CHECK(queue_for_server(context));
  app::CorrectionOptions options;
  options.reason = arguments.reason;
  options.achievement = {arguments.achievement};
  CAIRN_TRY(const auto all,
            app::correct_many(context, actor, sheet, options,
                              arguments.dry_run ? app::Trial::only_look : app::Trial::change));
  CAIRN_CHECK(console.wants_json()
                  ? print_json(all, !arguments.dry_run && tells_learners(context), console)
                  : print_text(context, all, arguments.dry_run, console));
  return all.refused == 0 ? Exit::yes : Exit::no;
}

Result<Exit> run(const Arguments& arguments, Console& console) {
  if (arguments.is_alike()) {
    if (arguments.reason.empty())
      return console.usage("Say why with --reason: learners and readers of the badges see it");
    for (const auto& text : arguments.reached)
      if (text.find('=') == text.npos)
        return console.usage("--reached takes a result and what it is: Grade=B");
    return change_badges(app::AwardChange::correct, arguments, console);
  }
  if (!arguments.ids.empty() || arguments.file.empty())
    return console.usage(
        "Say what is put right: --name, --email or --newest-words, or a table as --file");
  return run_table(arguments, console);
}

}  // namespace

void add_correct(CLI::App& app, Program& program) {
  auto* command = app.add_subcommand("correct", "Sign badges anew with what was wrong put right");
  const auto arguments = std::make_shared<Arguments>();
  add_data_option(*command, arguments->data);
  command->add_option("--base-url", arguments->base_url,
                      "Where people reach the server, as it stands in credentials");
  command->add_option("ID", arguments->ids, "Badges, by id or address");
  command->add_option("--file", arguments->file,
                      "A CSV file with a badge on every row; - is input");
  command->add_option("--reason", arguments->reason,
                      "Learners and readers of the badges see it; a row's own goes before it");
  command->add_option("--name", arguments->name, "The learner's name");
  command->add_option("--email", arguments->email, "Whose it really is");
  command->add_option("--narrative", arguments->narrative, "What the learner did");
  command->add_option("--evidence", arguments->evidence, "A web address that shows the work");
  command->add_option("--awarded", arguments->awarded, "The day of awarding: 2026-05-31");
  command->add_option("--reached", arguments->reached,
                      "A result of the achievement and what was reached: Grade=B; may be repeated");
  command->add_option("--instead", arguments->instead,
                      "Another achievement in its place, by its id");
  command->add_option(
      "--achievement-version", arguments->version,
      "The achievement in that version (default: as awarded; of another the newest)");
  command->add_option("--waive", arguments->waiver,
                      "Why also where what is needed before the other achievement is not held");
  command->add_flag("--newest-words", arguments->newest_words,
                    "The achievement as it is now, not as it was awarded");
  command->add_option("--achievement", arguments->achievement, "Whose badges addresses name");
  command->add_option("--organisation", arguments->organisation,
                      "Whose badges, where several organisations are here");
  command->add_flag("--dry-run", arguments->dry_run, "Say what would happen, change nothing");
  command->footer(examples);
  program.on(command, [arguments](Console& console) { return run(*arguments, console); });
}

}  // namespace cairn::cli
