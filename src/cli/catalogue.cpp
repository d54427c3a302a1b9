// SPDX-License-Identifier: Apache-2.0
// cairn catalogue: offers brought in, listed, searched and set side by side.
#include "cli/catalogue.h"

#include <CLI/App.hpp>
#include <set>

#include "app/career/open_catalogues.h"
#include "cli/program.h"
#include "storage/catalogue_folder.h"
#include "storage/framework_folder.h"

namespace cairn::cli {

std::string_view OpenedCatalogues::label_of(const std::string& skill) const {
  const auto found = labels.find(skill);
  return found == labels.end() ? std::string_view(skill) : std::string_view(found->second);
}

Result<OpenedCatalogues> open_catalogues(const std::string& data_folder, const std::string& name,
                                         Console& console) {
  storage::CatalogueFolder kept(data_folder);
  OpenedCatalogues opened;
  if (!name.empty()) {
    CAIRN_TRY(auto one, kept.load(name));
    opened.catalogues.push_back(std::move(one));
  } else {
    CAIRN_TRY(auto all, app::open_catalogues(kept));
    for (const auto& error : all.damaged) console.note("cairn: " + printable(error.detail));
    opened.catalogues = std::move(all.catalogues);
  }
  storage::FrameworkFolder frameworks(data_folder);
  std::set<std::string> wanted;
  std::vector<const catalogue::Catalogue*> all;
  for (const auto& catalogue : opened.catalogues) {
    all.push_back(&catalogue);
    if (!catalogue.framework.empty()) wanted.insert(catalogue.framework);
  }
  // Without its framework a catalogue shows ids.
  for (const auto& framework : wanted)
    if (const auto loaded = frameworks.load(framework); loaded.ok())
      for (const auto& skill : loaded->skills) opened.labels.emplace(skill.id, skill.label);
  std::vector<catalogue::SkillLabel> labels;
  for (const auto& [id, label] : opened.labels) labels.push_back({id, label});
  opened.search = std::make_unique<catalogue::Search>(all, labels);
  return opened;
}

std::string unknown_sentence(const catalogue::Catalogue& catalogue) {
  std::string text;
  for (const auto& count : catalogue::count_unknown(catalogue))
    text += (text.empty() ? "" : ", ") + std::string(count.field) + " of " +
            std::to_string(count.offers);
  return text;
}

void add_catalogue(CLI::App& app, Program& program) {
  auto* catalogue = app.add_subcommand("catalogue", "Courses, exams and certifications to take");
  catalogue->require_subcommand(1);
  add_catalogue_import(*catalogue, program);
  add_catalogue_search(*catalogue, program);
  add_catalogue_show(*catalogue, program);
  add_catalogue_compare(*catalogue, program);
  add_catalogue_list(*catalogue, program);
  add_catalogue_runs(*catalogue, program);
}

}  // namespace cairn::cli
