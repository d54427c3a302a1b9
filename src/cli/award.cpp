// SPDX-License-Identifier: Apache-2.0
// cairn award: one person or a whole file, in a data folder, while a server runs or not.
#include "cli/award.h"

#include <CLI/App.hpp>
#include <memory>

#include "app/awards/badge.h"
#include "app/awards/bulk/batch.h"
#include "app/awards/bulk/run.h"
#include "app/awards/direct.h"
#include "app/awards/personal_link.h"
#include "app/ports/organisations.h"
#include "cli/files.h"
#include "cli/installation.h"
#include "cli/learner_mail.h"
#include "json/build.h"

namespace cairn::cli {
namespace {

constexpr const char* examples = R"(Examples:
  cairn award --achievement k3v9x2ab-… --name "Grace Moor" --email grace@example.org
  cairn award --achievement k3v9x2ab-… --name "Grace Moor" --email grace@example.org \
              --reached "Final exam=87.5" --reached Grade=B
  cairn award --achievement k3v9x2ab-… --file class.csv                 what is wrong, by row
  cairn award --achievement k3v9x2ab-… --file class.csv --sign          awards every good row
  cairn award --achievement k3v9x2ab-… --file class.csv --sign --result result.csv
Without --sign nothing is signed. The same row key or address is awarded once, however often the
file is sent. Exit 1 where rows are wrong.)";

constexpr std::int64_t rows_shown_max = 1000;

struct Arguments {
  std::string data;
  std::string base_url;
  app::PersonForm person;
  std::string achievement;
  std::vector<std::string> reached;  // "Grade=B"
  std::string file;
  std::string result = "";
  bool sign = false;
};

Result<app::Actor> actor_of(app::Context& context, const Arguments& arguments) {
  const auto organisation = app::organisation_of(arguments.achievement);
  CAIRN_TRY(auto transaction, context.store.begin(app::Access::read));
  CAIRN_TRY(const auto found, transaction->organisations().find(organisation));
  return app::Actor{found.id, {"command"}};
}

Result<Exit> award_one(app::Context& context, const app::Actor& actor, Arguments arguments,
                       Console& console) {
  auto& form = arguments.person;
  form.achievement = {arguments.achievement};
  if (form.source_key.empty()) form.source_key = app::new_source_key(context);
  for (const auto& text : arguments.reached) {
    const auto at = text.rfind('=');
    if (at == text.npos) return console.usage("--reached takes a result and what it is: Grade=B");
    form.results.emplace_back(text.substr(0, at), text.substr(at + 1));
  }
  CAIRN_TRY(const auto awarded, app::award_person(context, actor, form));
  if (awarded.later) {
    console.note("Planned: a running server awards it on that day.");
    CAIRN_CHECK(console.print(awarded.later->text + "\n"));
    return Exit::yes;
  }
  const auto badge = app::badge_url(context, awarded.award->id);
  CAIRN_TRY(const auto links, app::PersonalLinks::open(context));
  const auto link = links.url(awarded.award->id);
  const bool mailed = awarded.made && tells_learners(context);
  if (console.wants_json()) {
    Arena arena;
    const json::Builder builder(arena);
    CAIRN_CHECK(console.print_json(builder.object({{"id", builder.string(awarded.award->id.text)},
                                                   {"badge", builder.string(badge)},
                                                   {"personal_link", builder.string(link)},
                                                   {"made", json::Value::boolean(awarded.made)},
                                                   {"mail", json::Value::boolean(mailed)}})));
    return Exit::yes;
  }
  CAIRN_CHECK(console.print(badge + "\n" + link + "\n"));
  if (awarded.made)
    note_mail(context, console);
  else
    console.note("It was awarded before.");
  return Exit::yes;
}

Status print_faults(const app::OpenedBatch& opened, const std::vector<app::BatchRow>& rows,
                    Console& console) {
  for (const auto& row : rows)
    for (const auto& fault : app::faults_of(opened.batch, opened.form, row))
      CAIRN_CHECK(console.print("row " + std::to_string(row.number) +
                                (fault.column.empty() ? "" : ", " + printable(fault.column)) +
                                ": " + fault.sentence + "\n"));
  return done;
}

Status print_counts(const app::Context& context, const app::BatchCounts& counts,
                    const app::AwardBatchId& id, Console& console) {
  if (!console.wants_json()) {
    console.note(std::to_string(counts.ready) + " ready, " + std::to_string(counts.bad) +
                 " wrong, " + std::to_string(counts.awarded) + " awarded, " +
                 std::to_string(counts.held) + " held it before");
    if (counts.awarded > 0) note_mail(context, console);
    return done;
  }
  Arena arena;
  const json::Builder builder(arena);
  return console.print_json(builder.object(
      {{"batch", builder.string(id.text)},
       {"ready", builder.integer(counts.ready)},
       {"bad", builder.integer(counts.bad)},
       {"awarded", builder.integer(counts.awarded)},
       {"held", builder.integer(counts.held)},
       {"mail", json::Value::boolean(counts.awarded > 0 && tells_learners(context))}}));
}

Result<Exit> award_file(app::Context& context, const app::Actor& actor, const Arguments& arguments,
                        Console& console) {
  CAIRN_TRY(const auto bytes, read_file(arguments.file));
  CAIRN_TRY(const auto batch,
            app::begin_batch(context, actor, {arguments.achievement}, arguments.file, bytes,
                             arguments.person.waiver, arguments.person.message));
  CAIRN_TRY(const auto wrong,
            app::batch_rows(context, actor, batch.id, {app::RowState::bad, 0, rows_shown_max}));
  CAIRN_TRY(const auto checked, app::open_batch(context, actor, batch.id));
  if (!console.wants_json()) CAIRN_CHECK(print_faults(checked, wrong, console));
  if (arguments.sign) {
    CAIRN_CHECK(app::start_batch(context, actor, batch.id));
    CAIRN_TRY([[maybe_unused]] const auto run, app::run_batch(context, batch, std::stop_token()));
  }
  CAIRN_TRY(const auto opened, app::open_batch(context, actor, batch.id));
  CAIRN_CHECK(print_counts(context, opened.counts, batch.id, console));
  if (!arguments.result.empty()) {
    CAIRN_TRY(const auto csv, app::batch_result(context, actor, batch.id));
    CAIRN_CHECK(write_file(arguments.result, as_bytes(csv)));
  }
  if (!arguments.sign) CAIRN_CHECK(app::cancel_batch(context, actor, batch.id));
  return wrong.empty() ? Exit::yes : Exit::no;
}

Result<Exit> run(const Arguments& arguments, Console& console) {
  if (arguments.file.empty() == arguments.person.email.empty())
    return console.usage("name a person with --name and --email, or a --file");
  CAIRN_TRY(const auto installation, Installation::open(arguments.data, ""));
  auto& context = installation->context();
  CAIRN_CHECK(settle_base_url(context, arguments.base_url));
  CAIRN_CHECK(queue_for_server(context));
  CAIRN_TRY(const auto actor, actor_of(context, arguments));
  if (arguments.file.empty()) return award_one(context, actor, arguments, console);
  return award_file(context, actor, arguments, console);
}

}  // namespace

void add_award(CLI::App& app, Program& program) {
  auto* command = app.add_subcommand("award", "Award one person, or everybody in a file");
  const auto arguments = std::make_shared<Arguments>();
  add_data_option(*command, arguments->data);
  command->add_option("--base-url", arguments->base_url,
                      "Where people reach the server, as it stands in credentials");
  command->add_option("--achievement", arguments->achievement, "Its id")->required();
  auto& person = arguments->person;
  command->add_option("--name", person.name, "Of the learner, as it stands on the badge");
  command->add_option("--email", person.email, "Of the learner");
  command->add_option("--narrative", person.narrative, "What they did");
  command->add_option("--evidence", person.evidence, "A web address that shows the work");
  command->add_option("--expires", person.expires, "Valid until that day: 2027-05-31");
  command->add_option("--offer-until", person.offer_until, "The learner accepts until that day");
  command->add_option("--on", person.starts, "Award on that day");
  command->add_option("--reached", arguments->reached,
                      "A result of the achievement and what was reached: Grade=B; may be repeated");
  command->add_option("--waive", person.waiver, "Why also where what is needed before is not held");
  command->add_option("--message", person.message,
                      "To the learners, in the mail that tells of the badge; no part of it");
  command->add_option("--key", person.source_key, "Awarded once, however often it is sent");
  command->add_option("--file", arguments->file, "A CSV file with a person on every row");
  command->add_flag("--sign", arguments->sign, "Award the rows of the file that are good");
  command->add_option("--result", arguments->result, "Where to write what became of every row");
  command->footer(examples);
  program.on(command, [arguments](Console& console) { return run(*arguments, console); });
}

}  // namespace cairn::cli
