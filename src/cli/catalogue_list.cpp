// SPDX-License-Identifier: Apache-2.0
// cairn catalogue list: which catalogues there are, and how much is known in them.
#include <CLI/App.hpp>
#include <memory>

#include "cli/catalogue.h"
#include "cli/installation.h"
#include "cli/program.h"
#include "json/build.h"

namespace cairn::cli {
namespace {

constexpr const char* examples = R"(Examples:
  cairn catalogue list
  cairn catalogue list --json

“starter” comes with the program: made-up offers, to try everything with.)";

json::Value described(const catalogue::Book& book, json::Builder builder) {
  const auto& catalogue = book.head();
  json::ObjectBuilder unknown(builder);
  for (const auto& count : book.unknown())
    unknown.add(count.field, builder.integer(static_cast<std::int64_t>(count.offers)));
  const bool made_up = book.size() > 0 && book.counted(catalogue::Counted::examples) == book.size();
  return json::ObjectBuilder(builder)
      .add_string("name", catalogue.name)
      .add_string_if("title", catalogue.title)
      .add_string_if("importer", catalogue.importer)
      .add_string_if("framework", catalogue.framework)
      .add_string_if("imported_on", catalogue.imported_on)
      .add_string_if("attribution", catalogue.attribution)
      .add("examples", json::Value::boolean(made_up))
      .add("offers", builder.integer(static_cast<std::int64_t>(book.size())))
      .add("unknown", unknown.value())
      .value();
}

Result<Exit> run(const std::string& data_folder, Console& console) {
  CAIRN_TRY(const auto opened, open_catalogues(data_folder, "", console));
  Arena arena;
  const json::Builder builder(arena);
  std::vector<json::Value> rows;
  std::string text;
  for (const auto& book : opened.books) {
    const auto& catalogue = book->head();
    rows.push_back(described(*book, builder));
    text += console.paint(Colour::bold, catalogue.name) + "  " + std::to_string(book->size()) +
            " offers";
    if (!catalogue.imported_on.empty()) text += ", imported on " + catalogue.imported_on;
    if (const auto unknown = unknown_sentence(book->unknown()); !unknown.empty())
      text += "\n  not known: " + unknown;
    text += "\n";
  }
  if (console.wants_json())
    CAIRN_CHECK(console.print_json(builder.object({{"catalogues", builder.array(rows)}})));
  else
    CAIRN_CHECK(console.print(text));
  return Exit::yes;
}

}  // namespace

void add_catalogue_list(CLI::App& catalogue, Program& program) {
  auto* command = catalogue.add_subcommand("list", "Which catalogues there are");
  const auto data_folder = std::make_shared<std::string>();
  add_data_option(*command, *data_folder);
  command->footer(examples);
  program.on(command, [data_folder](Console& console) { return run(*data_folder, console); });
}

}  // namespace cairn::cli
