// SPDX-License-Identifier: Apache-2.0
// cairn skills: competency frameworks brought in, listed, searched and looked at.
#include "cli/skills.h"

#include <CLI/App.hpp>

#include "cli/installation.h"

namespace cairn::cli {

void add_framework_options(CLI::App& command, FrameworkOptions& options) {
  add_data_option(command, options.data);
  command.add_option("--framework", options.framework,
                     "Name of the framework (default: esco where it was imported, else another "
                     "that was, else starter)");
}

void add_skills(CLI::App& app, Program& program) {
  auto* skills =
      app.add_subcommand("skills", "Frameworks of skills and occupations: bring in, find");
  skills->require_subcommand(1);
  add_skills_import(*skills, program);
  add_skills_list(*skills, program);
  add_skills_search(*skills, program);
  add_skills_show(*skills, program);
  add_skills_migrate(*skills, program);
  add_skills_crosswalk(*skills, program);
}

}  // namespace cairn::cli
