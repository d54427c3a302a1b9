// SPDX-License-Identifier: Apache-2.0
// cairn catalogue show: one offer with all that is known of it, and where each fact comes from.
#include <CLI/App.hpp>
#include <algorithm>
#include <memory>

#include "catalogue/catalogue_json.h"
#include "catalogue/provenance.h"
#include "cli/catalogue.h"
#include "cli/installation.h"
#include "cli/program.h"
#include "json/build.h"
#include "json/write.h"

namespace cairn::cli {
namespace {

constexpr const char* where = "cli/catalogue";

constexpr const char* examples = R"(Examples:
  cairn catalogue show aws-certified-cloud-practitioner
  cairn catalogue show sql-basics --json

A fact of the curated catalogue names the page it was read on and the day; one that was imported,
the field of its source, the file, the entry in it and the day of the import.)";

json::Value described(const catalogue::Offer& offer, const catalogue::Catalogue& source,
                      json::Builder builder) {
  std::vector<json::Value> origins;
  for (const auto& origin : catalogue::origins_of(offer, source.imported_on))
    origins.push_back(catalogue::to_json(origin, builder));
  return builder.object({{"catalogue", builder.string(source.name)},
                         {"offer", catalogue::to_json(offer, builder)},
                         {"origins", builder.array(origins)}});
}

std::string origin_text(const catalogue::Origin& origin) {
  auto text = origin.url.empty() ? origin.source : origin.url;
  if (!origin.on.empty()) text += ", " + origin.on;
  if (!origin.by.empty()) text += ", page of " + origin.by;
  return text;
}

std::string shown(const catalogue::Offer& offer, const catalogue::Catalogue& source,
                  const Console& console) {
  auto text = console.paint(Colour::bold, printable(offer.title)) + "  " + printable(offer.id) +
              "\n  in the catalogue “" + source.name + "”";
  if (offer.row > 0)
    text += ", from " + printable(offer.file) + ", entry " + std::to_string(offer.row);
  text += "\n";
  if (!offer.gone_since.empty())
    text += "  its source has listed it no more since " + offer.gone_since + "\n";
  const auto origins = catalogue::origins_of(offer, source.imported_on);
  Arena arena;
  const auto values = catalogue::to_json(offer, json::Builder(arena));
  for (const auto& field : catalogue::known_fields(offer)) {
    text += "  " + field + ": " + printable(json::write(values[field])) + "\n";
    const auto origin = std::find_if(origins.begin(), origins.end(),
                                     [&](const auto& one) { return one.field == field; });
    if (origin != origins.end())
      text += console.paint(Colour::faint, "      from " + printable(origin_text(*origin))) + "\n";
  }
  return text;
}

Result<Exit> run(const std::string& id, const std::string& data_folder, Console& console) {
  CAIRN_TRY(const auto opened, open_catalogues(data_folder, "", console));
  const auto& search = *opened.search;
  const auto number = search.books().number_of(id);
  const auto* const offer = number ? search.offer(*number) : nullptr;
  if (offer == nullptr)
    return fail(ErrorCode::not_found, where,
                "there is no offer “" + id + "”; `cairn catalogue search` shows ids");
  const auto& source = search.book_of(*number).head();
  Arena arena;
  if (console.wants_json())
    CAIRN_CHECK(console.print_json(described(*offer, source, json::Builder(arena))));
  else
    CAIRN_CHECK(console.print(shown(*offer, source, console)));
  return Exit::yes;
}

}  // namespace

void add_catalogue_show(CLI::App& catalogue, Program& program) {
  auto* command = catalogue.add_subcommand("show", "One offer, and where each fact comes from");
  const auto id = std::make_shared<std::string>();
  const auto data_folder = std::make_shared<std::string>();
  command->add_option("ID", *id, "Of the offer")->required();
  add_data_option(*command, *data_folder);
  command->footer(examples);
  program.on(command,
             [id, data_folder](Console& console) { return run(*id, *data_folder, console); });
}

}  // namespace cairn::cli
