// SPDX-License-Identifier: Apache-2.0
// cairn catalogue search: offers found by words and filters.
#include <CLI/App.hpp>
#include <memory>

#include "catalogue/catalogue_json.h"
#include "catalogue/quantities.h"
#include "catalogue/search.h"
#include "cli/catalogue.h"
#include "cli/installation.h"
#include "cli/program.h"
#include "json/build.h"

namespace cairn::cli {
namespace {

constexpr const char* where = "cli/catalogue";
constexpr std::size_t page_max = 1'000;

constexpr const char* examples = R"(Examples:
  cairn catalogue search sql
  cairn catalogue search python --level beginner --max-hours 40 --free
  cairn catalogue search --skill sql:3 --max-price 150EUR
  cairn catalogue search welding --provider college --from 20 --json

An offer whose price, hours or level is not known does not pass a filter on it; --with-unknown lets
it through. Exit: 0 found, 1 nothing found.)";

struct Arguments {
  std::vector<std::string> words;
  std::string skill, level, price, pace;
  double hours = 0;
  catalogue::Query query;
  std::string catalogue, data_folder;
};

// "sql:3" is the skill and the least level.
void read_skill(const std::string& text, catalogue::Filters& filters) {
  filters.skill = text;
  const auto mark = text.rfind(':');
  if (mark == std::string::npos || mark + 2 != text.size()) return;
  const char level = text.back();
  if (level < '1' || level > '0' + skills::level_max) return;
  filters.skill = text.substr(0, mark);
  filters.skill_level = static_cast<catalogue::Level>(level - '0');
}

Status complete(Arguments& arguments) {
  auto& query = arguments.query;
  for (const auto& word : arguments.words) query.words += (query.words.empty() ? "" : " ") + word;
  query.filters.stage = catalogue::stage_named(arguments.level);
  query.filters.pace = catalogue::pace_named(arguments.pace);
  if (!arguments.skill.empty()) read_skill(arguments.skill, query.filters);
  if (arguments.hours > 0)
    query.filters.minutes_max = static_cast<std::int64_t>(arguments.hours * 60);
  if (arguments.price.empty()) return done;
  query.filters.price_max = catalogue::read_price(arguments.price, "");
  if (!query.filters.price_max || query.filters.price_max->currency.empty())
    return fail(ErrorCode::invalid, where,
                "--max-price “" + arguments.price +
                    "”: an amount with its currency is expected, as 150EUR");
  return done;
}

std::string skills_of(const catalogue::Offer& offer, const OpenedCatalogues& opened) {
  constexpr std::size_t shown_max = 6;
  std::string text;
  for (std::size_t i = 0; i < offer.teaches.size() && i < shown_max; ++i) {
    const auto& taught = offer.teaches[i];
    text += (i > 0 ? ", " : "") +
            std::string(taught.skill.empty() ? taught.words : opened.label_of(taught.skill));
    if (taught.level > 0) text += " " + std::to_string(taught.level);
  }
  return text + (offer.teaches.size() > shown_max ? ", …" : "");
}

std::string shown(const catalogue::Offer& offer, const OpenedCatalogues& opened,
                  const Console& console) {
  const auto or_unknown = [](std::string text, std::string_view what) {
    return text.empty() ? std::string(what) + " unknown" : text;
  };
  auto text =
      console.paint(Colour::bold, printable(offer.title)) + "  " + printable(offer.id) + "\n  ";
  if (!offer.provider.empty()) text += printable(offer.provider) + " · ";
  text += or_unknown(offer.hours ? catalogue::text_of(*offer.hours) : "", "hours") + " · " +
          or_unknown(offer.price ? catalogue::text_of(*offer.price) : "", "price") + " · " +
          or_unknown(std::string(name_of(offer.stage)), "level");
  if (offer.example) text += " · example";
  if (!offer.teaches.empty()) text += "\n  teaches " + printable(skills_of(offer, opened));
  return text + "\n";
}

Status print(const catalogue::Hits& hits, const catalogue::Query& query,
             const OpenedCatalogues& opened, Console& console) {
  if (!console.wants_json()) {
    std::string text;
    for (const auto& hit : hits.page) text += shown(*hit.offer, opened, console);
    text += hits.total == 0 ? "Nothing found."
                            : std::to_string(query.from + 1) + "–" +
                                  std::to_string(query.from + hits.page.size()) + " of " +
                                  std::to_string(hits.total) + ".";
    if (hits.left_out_unknown > 0)
      text += " " + std::to_string(hits.left_out_unknown) +
              " more might fit: what was asked is not known of them (--with-unknown).";
    return console.print(text + "\n");
  }
  Arena arena;
  const json::Builder builder(arena);
  const auto count = [&](std::size_t number) {
    return builder.integer(static_cast<std::int64_t>(number));
  };
  std::vector<json::Value> offers;
  for (const auto& hit : hits.page)
    offers.push_back(
        builder.with(catalogue::to_json(*hit.offer, builder), "score", builder.integer(hit.score)));
  return console.print_json(builder.object({{"total", count(hits.total)},
                                            {"from", count(query.from)},
                                            {"left_out_unknown", count(hits.left_out_unknown)},
                                            {"offers", builder.array(offers)}}));
}

Result<Exit> run(Arguments arguments, Console& console) {
  if (const auto complete_now = complete(arguments); !complete_now.ok()) {
    console.report(complete_now.error());
    return Exit::usage;
  }
  CAIRN_TRY(const auto opened,
            open_catalogues(arguments.data_folder, arguments.catalogue, console));
  const auto hits = opened.search->find(arguments.query);
  CAIRN_CHECK(print(hits, arguments.query, opened, console));
  return hits.total > 0 ? Exit::yes : Exit::no;
}

}  // namespace

void add_catalogue_search(CLI::App& catalogue, Program& program) {
  auto* command = catalogue.add_subcommand("search", "Find offers by words and filters");
  const auto arguments = std::make_shared<Arguments>();
  auto& filters = arguments->query.filters;
  command->add_option("WORDS", arguments->words,
                      "Of titles, providers and skills; all must be there");
  command->add_option("--skill", arguments->skill, "Teaches this skill: ID or ID:LEVEL");
  command->add_option("--level", arguments->level, "beginner, intermediate or advanced")
      ->check(CLI::IsMember({"beginner", "intermediate", "advanced"}));
  command->add_option("--language", filters.language, "As en or de-AT");
  command->add_option("--max-price", arguments->price, "With its currency, as 150EUR");
  command->add_option("--max-hours", arguments->hours, "Of work")->check(CLI::PositiveNumber);
  command->add_option("--pace", arguments->pace, "self or scheduled")
      ->check(CLI::IsMember({"self", "scheduled"}));
  command->add_option("--credential", filters.credential, "Words of what one has at the end");
  command->add_option("--provider", filters.provider, "Words of its name");
  command->add_flag("--free", filters.free_or_trial, "Costs nothing, or can be tried for nothing");
  command->add_flag("--with-unknown", filters.with_unknown,
                    "Also where what is asked is not known");
  command->add_option("--from", arguments->query.from, "Where the page begins (0)");
  command->add_option("--count", arguments->query.count, "How many a page (20)")
      ->check(CLI::Range(std::size_t{1}, page_max));
  command->add_option("--catalogue", arguments->catalogue, "In this one alone");
  add_data_option(*command, arguments->data_folder);
  command->footer(examples);
  program.on(command, [arguments](Console& console) { return run(*arguments, console); });
}

}  // namespace cairn::cli
