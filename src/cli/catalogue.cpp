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
    CAIRN_TRY(auto one, kept.open(name));
    opened.books.push_back(std::move(one));
  } else {
    CAIRN_TRY(auto all, app::open_catalogues(kept));
    for (const auto& error : all.damaged) console.note("cairn: " + printable(error.detail));
    opened.books = std::move(all.books);
  }
  storage::FrameworkFolder frameworks(data_folder);
  std::set<std::string> wanted;
  for (const auto& book : opened.books)
    if (!book->head().framework.empty()) wanted.insert(book->head().framework);
  // Without its framework a catalogue shows ids.
  for (const auto& framework : wanted)
    if (const auto loaded = frameworks.load(framework); loaded.ok())
      for (const auto& skill : loaded->skills) opened.labels.emplace(skill.id, skill.label);
  std::vector<catalogue::SkillLabel> labels;
  for (const auto& [id, label] : opened.labels) labels.push_back({id, label});
  auto said = kept.words_on_same();
  if (!said) console.note("cairn: " + printable(said.error().detail));
  opened.search = std::make_unique<catalogue::Search>(
      opened.books, labels, said ? std::move(said).value() : std::vector<catalogue::SameWord>());
  return opened;
}

std::string unknown_sentence(const std::vector<catalogue::UnknownCount>& counts) {
  std::string text;
  for (const auto& count : counts)
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
  add_catalogue_same(*catalogue, program);
  add_catalogue_list(*catalogue, program);
  add_catalogue_runs(*catalogue, program);
  add_catalogue_give(*catalogue, program);
}

}  // namespace cairn::cli
