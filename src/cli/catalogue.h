// SPDX-License-Identifier: Apache-2.0
// The commands under `cairn catalogue`, one a file, and what they share.
#pragma once
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "catalogue/search.h"
#include "cli/console.h"

namespace CLI {
class App;
}

namespace cairn::cli {

class Program;

void add_catalogue_import(CLI::App& catalogue, Program& program);
void add_catalogue_search(CLI::App& catalogue, Program& program);
void add_catalogue_show(CLI::App& catalogue, Program& program);
void add_catalogue_compare(CLI::App& catalogue, Program& program);
void add_catalogue_same(CLI::App& catalogue, Program& program);
void add_catalogue_list(CLI::App& catalogue, Program& program);
void add_catalogue_give(CLI::App& catalogue, Program& program);
void add_catalogue_runs(CLI::App& catalogue, Program& program);

// The catalogues to look into, a search over them, and the names of the skills their ids stand for.
struct OpenedCatalogues {
  std::vector<std::shared_ptr<const catalogue::Book>> books;
  std::map<std::string, std::string, std::less<>> labels;  // of skills, by id
  std::unique_ptr<catalogue::Search> search;

  // Its label; the id where it has none.
  std::string_view label_of(const std::string& skill) const;
};

// That of this name, or all of them. A damaged one is told on standard error and passed over.
// Errors: not_found, io.
Result<OpenedCatalogues> open_catalogues(const std::string& data_folder, const std::string& name,
                                         Console& console);

// "price of 3, hours of 1": what is not known about how many.
std::string unknown_sentence(const std::vector<catalogue::UnknownCount>& counts);

}  // namespace cairn::cli
