// SPDX-License-Identifier: Apache-2.0
// The commands under `cairn catalogue`, one a file, and what they share.
#pragma once
#include <string>
#include <vector>

#include "catalogue/offer.h"
#include "cli/console.h"

namespace CLI {
class App;
}

namespace cairn::cli {

class Program;

void add_catalogue_import(CLI::App& catalogue, Program& program);
void add_catalogue_search(CLI::App& catalogue, Program& program);
void add_catalogue_compare(CLI::App& catalogue, Program& program);
void add_catalogue_list(CLI::App& catalogue, Program& program);

// The catalogues to look into: that of this name, or all of them. A damaged one is told on standard
// error and passed over. Errors: not_found, io.
Result<std::vector<catalogue::Catalogue>> open_catalogues(const std::string& data_folder,
                                                          const std::string& name,
                                                          Console& console);

// "price of 3, hours of 1": what is not known about how many.
std::string unknown_sentence(const catalogue::Catalogue& catalogue);

}  // namespace cairn::cli
