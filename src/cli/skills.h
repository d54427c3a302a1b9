// SPDX-License-Identifier: Apache-2.0
// The parts of `cairn skills`, a file each.
#pragma once
#include "cli/program.h"

namespace cairn::cli {

void add_skills_import(CLI::App& skills, Program& program);
void add_skills_list(CLI::App& skills, Program& program);
void add_skills_search(CLI::App& skills, Program& program);
void add_skills_show(CLI::App& skills, Program& program);
void add_skills_migrate(CLI::App& skills, Program& program);
void add_skills_crosswalk(CLI::App& skills, Program& program);

// --data and --framework, as commands that read a framework take them.
struct FrameworkOptions {
  std::string data;
  std::string framework;  // "": the default
};
void add_framework_options(CLI::App& command, FrameworkOptions& options);

}  // namespace cairn::cli
