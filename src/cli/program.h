// SPDX-License-Identifier: Apache-2.0
// Program: the command line as a whole. Each command is one file with one function that adds it.
#pragma once
#include <functional>
#include <optional>
#include <string>

#include "cli/console.h"
#include "cli/exit.h"

namespace CLI {
class App;
}

namespace cairn::cli {

using Action = std::function<Result<Exit>(Console&)>;

class Program {
 public:
  // What runs when `command` was chosen.
  void on(CLI::App* command, Action action);
  int run(int count, char** words);

 private:
  std::optional<Action> chosen_;
};

void add_export(CLI::App& app, Program& program);
void add_keys(CLI::App& app, Program& program);
void add_key(CLI::App& app, Program& program);
void add_issue(CLI::App& app, Program& program);
void add_verify(CLI::App& app, Program& program);
void add_present(CLI::App& app, Program& program);
void add_derive(CLI::App& app, Program& program);
void add_bake(CLI::App& app, Program& program);
void add_unbake(CLI::App& app, Program& program);
void add_certificate(CLI::App& app, Program& program);
void add_canonicalize(CLI::App& app, Program& program);
void add_expand(CLI::App& app, Program& program);
void add_to_rdf(CLI::App& app, Program& program);
void add_jcs(CLI::App& app, Program& program);
void add_inspect(CLI::App& app, Program& program);
void add_status(CLI::App& app, Program& program);
void add_skills(CLI::App& app, Program& program);
void add_gap(CLI::App& app, Program& program);
void add_plan(CLI::App& app, Program& program);
void add_next(CLI::App& app, Program& program);
void add_occupation(CLI::App& app, Program& program);
void add_serve(CLI::App& app, Program& program);
void add_init(CLI::App& app, Program& program);
void add_setup_link(CLI::App& app, Program& program);
void add_password(CLI::App& app, Program& program);
void add_backup(CLI::App& app, Program& program);
void add_restore(CLI::App& app, Program& program);
void add_move_to(CLI::App& app, Program& program);
void add_outbox(CLI::App& app, Program& program);
void add_doctor(CLI::App& app, Program& program);
void add_api_key(CLI::App& app, Program& program);
void add_achievement(CLI::App& app, Program& program);
void add_adverts(CLI::App& app, Program& program);
void add_market(CLI::App& app, Program& program);
void add_quality(CLI::App& app, Program& program);
void add_revoke(CLI::App& app, Program& program);
void add_suspend(CLI::App& app, Program& program);
void add_reinstate(CLI::App& app, Program& program);
void add_extend(CLI::App& app, Program& program);
void add_correct(CLI::App& app, Program& program);
void add_organisation(CLI::App& app, Program& program);
void add_member(CLI::App& app, Program& program);
void add_learner(CLI::App& app, Program& program);
void add_bounce(CLI::App& app, Program& program);
void add_catalogue(CLI::App& app, Program& program);
void add_stacks(CLI::App& app, Program& program);
void add_outcomes(CLI::App& app, Program& program);

}  // namespace cairn::cli
