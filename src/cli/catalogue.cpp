// SPDX-License-Identifier: Apache-2.0
// cairn catalogue: offers brought in, listed, searched and set side by side.
#include <CLI/App.hpp>

#include "cli/catalogue.h"
#include "cli/program.h"

namespace cairn::cli {

void add_catalogue(CLI::App& app, Program& program) {
  auto* catalogue = app.add_subcommand("catalogue", "Courses, exams and certifications to take");
  catalogue->require_subcommand(1);
  add_catalogue_import(*catalogue, program);
  add_catalogue_search(*catalogue, program);
  add_catalogue_compare(*catalogue, program);
  add_catalogue_list(*catalogue, program);
}

}  // namespace cairn::cli
