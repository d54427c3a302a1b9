// SPDX-License-Identifier: Apache-2.0
// cairn catalogue same: offers that may be of one achievement, and a word on two of them.
#include <CLI/App.hpp>
#include <memory>

#include "catalogue/limits.h"
#include "catalogue/plain_text.h"
#include "catalogue/same.h"
#include "cli/catalogue.h"
#include "cli/clock.h"
#include "cli/installation.h"
#include "cli/program.h"
#include "json/build.h"
#include "storage/catalogue_folder.h"

namespace cairn::cli {
namespace {

constexpr const char* where = "cli/catalogue";
constexpr std::size_t pairs_max = 200;

constexpr const char* examples = R"(Examples:
  cairn catalogue same                          what waits for a word
  cairn catalogue same az-104 exam-az-104 --by Ada
  cairn catalogue same sql-basics sql-start --two --by Ada

Offers that share an identifier count as one achievement by themselves. Offers of one name and one
organisation wait for a person's word, which later imports keep.)";

struct Arguments {
  std::vector<std::string> ids;
  bool two = false;
  std::string by, data_folder;
};

Result<Exit> judge(const Arguments& arguments, const catalogue::Search& search, Console& console) {
  for (const auto& id : arguments.ids)
    if (!search.books().number_of(id))
      return fail(ErrorCode::not_found, where,
                  "there is no offer “" + id + "”; `cairn catalogue search` shows ids");
  const auto by = catalogue::one_line(arguments.by, catalogue::words_bytes_max);
  if (arguments.ids.size() != 2 || arguments.ids[0] == arguments.ids[1] || by.empty()) {
    console.report(
        fail(ErrorCode::invalid, where, "name two different offers, and with --by who says so"));
    return Exit::usage;
  }
  storage::CatalogueFolder kept(arguments.data_folder);
  CAIRN_TRY(auto words, kept.words_on_same());
  catalogue::put_word(words, {.first = arguments.ids[0],
                              .second = arguments.ids[1],
                              .same = !arguments.two,
                              .by = by,
                              .on = now_text().substr(0, 10)});
  CAIRN_CHECK(kept.save_words_on_same(words));
  CAIRN_CHECK(
      console.print("Kept. A server that runs shows it once it has rested or begun anew.\n"));
  return Exit::yes;
}

Result<Exit> run(const Arguments& arguments, Console& console) {
  CAIRN_TRY(const auto opened, open_catalogues(arguments.data_folder, "", console));
  const auto& search = *opened.search;
  if (!arguments.ids.empty()) return judge(arguments, search, console);
  const auto proposed =
      catalogue::propose_same(search.books(), search.same(), search.words_on_same(), 0, pairs_max);
  Arena arena;
  const json::Builder builder(arena);
  std::vector<json::Value> pairs;
  std::string text;
  for (const auto& pair : proposed.page) {
    const auto first = search.books().id(pair.first), second = search.books().id(pair.second);
    pairs.push_back(
        builder.object({{"first", builder.string(first)}, {"second", builder.string(second)}}));
    text += printable(first) + "  " + printable(second) + "\n";
  }
  text += std::to_string(proposed.total) + " wait for a word; " +
          std::to_string(search.same().count()) + " achievements have several offers.\n";
  if (console.wants_json())
    CAIRN_CHECK(console.print_json(builder.object(
        {{"waiting", builder.integer(static_cast<std::int64_t>(proposed.total))},
         {"joined", builder.integer(static_cast<std::int64_t>(search.same().count()))},
         {"pairs", builder.array(pairs)}})));
  else
    CAIRN_CHECK(console.print(text));
  return Exit::yes;
}

}  // namespace

void add_catalogue_same(CLI::App& catalogue, Program& program) {
  auto* command =
      catalogue.add_subcommand("same", "Offers that may be of one achievement, and a word on two");
  const auto arguments = std::make_shared<Arguments>();
  command->add_option("ID", arguments->ids, "Of two offers; without, what waits is listed");
  command->add_flag("--two", arguments->two, "They are two achievements, whatever they share");
  command->add_option("--by", arguments->by, "Who says so");
  add_data_option(*command, arguments->data_folder);
  command->footer(examples);
  program.on(command, [arguments](Console& console) { return run(*arguments, console); });
}

}  // namespace cairn::cli
