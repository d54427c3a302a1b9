// SPDX-License-Identifier: Apache-2.0
// cairn stacks check, evaluate: rules looked at before they are used, and everybody's holdings
// looked at anew.
#include <CLI/App.hpp>
#include <memory>

#include "app/stacks/evaluate.h"
#include "app/stacks/kinds.h"
#include "cli/files.h"
#include "cli/installation.h"
#include "cli/learner_mail.h"
#include "cli/program.h"
#include "json/build.h"
#include "stacking/bounds.h"
#include "stacking/checks.h"
#include "stacking/rule_json.h"
#include "stacking/sentences.h"

namespace cairn::cli {
namespace {

constexpr const char* group_examples = R"(Examples:
  cairn stacks check rule.json
  cairn stacks evaluate)";

constexpr const char* check_examples = R"(Examples:
  cairn stacks check rule.json                                 what it says, what is wrong with it
  cairn stacks check rule.json --data /srv/cairn               also against the achievements there
Exit code 1: it contradicts itself.)";

constexpr const char* evaluate_examples = R"(Examples:
  cairn stacks evaluate                                        those whose awards changed
  cairn stacks evaluate --all                                  everybody
The server does the first by itself, a second after whatever changed.)";

constexpr std::int64_t everybody = 1'000'000'000;

struct Arguments {
  std::string data;
  std::string file;
  std::string base_url;
  bool all = false;
};

json::Value describe(const stacking::Stack& stack, const std::vector<stacking::Finding>& findings,
                     const stacking::Speech& speech, json::Builder builder) {
  std::vector<json::Value> lines, terms, found;
  for (const auto& line : stacking::lines_of(stack.rule, speech))
    lines.push_back(builder.object({{"depth", builder.integer(static_cast<int>(line.depth))},
                                    {"path", builder.string(line.pointer)},
                                    {"text", builder.string(line.text)}}));
  for (const auto& term : stacking::terms_of(stack, speech)) terms.push_back(builder.string(term));
  for (const auto& finding : findings)
    found.push_back(builder.object(
        {{"severity",
          builder.string(stacking::severity_names[static_cast<std::size_t>(finding.severity)])},
         {"path", builder.string(finding.pointer)},
         {"detail", builder.string(finding.sentence)}}));
  return builder.object({{"lines", builder.array(lines)},
                         {"terms", builder.array(terms)},
                         {"findings", builder.array(found)}});
}

Status print(const stacking::Stack& stack, const std::vector<stacking::Finding>& findings,
             const stacking::Speech& speech, Console& console) {
  if (console.wants_json()) {
    Arena arena;
    return console.print_json(describe(stack, findings, speech, json::Builder(arena)));
  }
  std::string text;
  for (const auto& line : stacking::lines_of(stack.rule, speech))
    text += std::string(2 * line.depth, ' ') + printable(line.text) + "\n";
  for (const auto& term : stacking::terms_of(stack, speech)) text += printable(term) + "\n";
  for (const auto& finding : findings)
    text += std::string(stacking::severity_names[static_cast<std::size_t>(finding.severity)]) +
            " at " + printable(finding.pointer) + ": " + printable(finding.sentence) + "\n";
  return console.print(text);
}

Result<Exit> conclude(const stacking::Stack& stack, const std::vector<stacking::Finding>& findings,
                      const stacking::Speech& speech, Console& console) {
  CAIRN_CHECK(print(stack, findings, speech, console));
  return stacking::has_contradiction(findings) ? Exit::no : Exit::yes;
}

Result<Exit> run_check(const Arguments& arguments, Console& console) {
  CAIRN_TRY(const auto bytes, read_file(arguments.file, stacking::bounds::rule_bytes_max));
  CAIRN_TRY(const auto stack, stacking::read_stack(as_text(bytes)));
  if (arguments.data.empty()) {
    const auto speech = stacking::plain_speech();
    return conclude(stack, stacking::check_alone(stack, speech), speech, console);
  }
  CAIRN_TRY(const auto installation, Installation::open(arguments.data, ""));
  auto& context = installation->context();
  CAIRN_TRY(const auto actor, command_actor(context));
  CAIRN_TRY(auto transaction, context.store.begin(app::Access::read));
  app::KindBook book(*transaction, actor.organisation);
  CAIRN_CHECK(book.load_published());
  std::vector<stacking::Kind> earnable;
  for (const auto kind : book.published()) earnable.push_back(book.kinds()[kind]);
  const auto speech = book.speech();
  const auto today = app::day_of(context.clock.now());
  return conclude(stack, stacking::check(stack, earnable, "", today, speech), speech, console);
}

Result<Exit> run_evaluate(const Arguments& arguments, Console& console) {
  CAIRN_TRY(const auto installation, Installation::open(arguments.data, ""));
  auto& context = installation->context();
  if (!arguments.base_url.empty()) {
    CAIRN_CHECK(settle_base_url(context, arguments.base_url));
  } else {  // none yet: nothing was ever published, and nobody will be awarded
    CAIRN_TRY(context.base_url, last_address(context));
  }
  CAIRN_CHECK(queue_for_server(context));
  if (arguments.all) CAIRN_CHECK(app::make_all_due(context));
  CAIRN_TRY(const auto tally, app::evaluate_due(context, everybody));
  if (console.wants_json()) {
    Arena arena;
    const json::Builder builder(arena);
    CAIRN_CHECK(console.print_json(
        builder.object({{"people", builder.integer(tally.learners)},
                        {"awarded", builder.integer(tally.awarded)},
                        {"lost", builder.integer(tally.lost)},
                        {"to_review", builder.integer(tally.to_review)},
                        {"undecided", builder.integer(tally.undecided)},
                        {"mail", json::Value::boolean(tells_learners(context))}})));
    return Exit::yes;
  }
  CAIRN_CHECK(console.print("looked at " + std::to_string(tally.learners) +
                            " people: " + std::to_string(tally.awarded) + " stacks awarded, " +
                            std::to_string(tally.lost) + " lost, " +
                            std::to_string(tally.to_review) + " to look at, " +
                            std::to_string(tally.undecided) + " undecided\n"));
  if (tally.awarded + tally.lost > 0) note_mail(context, console);
  return Exit::yes;
}

using Run = Result<Exit> (*)(const Arguments&, Console&);

CLI::App* add(CLI::App& group, const char* name, const char* about, const char* examples, Run run,
              const std::shared_ptr<Arguments>& arguments, Program& program) {
  auto* command = group.add_subcommand(name, about);
  command->footer(examples);
  program.on(command, [run, arguments](Console& console) { return run(*arguments, console); });
  return command;
}

}  // namespace

void add_stacks(CLI::App& app, Program& program) {
  auto* group = app.add_subcommand("stacks", "Rules of stacks: check one, look at everybody anew");
  group->require_subcommand(1);
  group->footer(group_examples);
  const auto checked = std::make_shared<Arguments>();
  auto* check = add(*group, "check", "What a rule says, and what is wrong with it", check_examples,
                    run_check, checked, program);
  check->add_option("FILE", checked->file, "The stack as JSON; - is standard input")->required();
  check->add_option("--data", checked->data,
                    "Folder whose achievements it is held against (default: none)");
  const auto evaluated = std::make_shared<Arguments>();
  auto* evaluate = add(*group, "evaluate", "Award what is complete, apply what policies say",
                       evaluate_examples, run_evaluate, evaluated, program);
  add_data_option(*evaluate, evaluated->data);
  evaluate->add_option("--base-url", evaluated->base_url,
                       "Where people reach the server (default: as it was last)");
  evaluate->add_flag("--all", evaluated->all, "Everybody, not only whose awards changed");
}

}  // namespace cairn::cli
