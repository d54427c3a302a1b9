// SPDX-License-Identifier: Apache-2.0
// cairn next: what to do next for a goal, out of the catalogues of this installation.
#include <CLI/App.hpp>
#include <memory>

#include "app/career/choose_framework.h"
#include "app/career/kinship.h"
#include "app/recommend/next_json.h"
#include "cli/catalogue.h"
#include "cli/files.h"
#include "cli/skills.h"
#include "json/parse.h"
#include "pathways/bounds.h"
#include "storage/framework_folder.h"

namespace cairn::cli {
namespace {

constexpr const char* examples = R"(Examples:
  cairn next request.json
  cairn next request.json --json --top 3

request.json: {"goal": {"requirements": [{"skill": "sql", "level": 3}]},
               "profile": {"skills": [{"skill": "python", "level": 2}]},
               "left_out": [], "done": []}
Goal and profile are those of “cairn gap”; each may be left out. What others did is known to a
server alone (POST /api/v1/next). Exit: 0 something is recommended, 1 nothing is.)";

struct Arguments {
  std::string request;
  std::size_t top = 0;
  FrameworkOptions framework;
};

std::string text_of(const std::vector<app::career::NextOffer>& offers, const Console& console) {
  std::string text;
  for (const auto& one : offers) {
    const auto& offer = *one.offer->offer;
    text += console.paint(Colour::bold, printable(offer.title)) + "  " + printable(offer.id) + "\n";
    for (const auto& reason : one.reasons)
      if (const auto sentence = recommend::sentence_of(reason); !sentence.empty())
        text += "  " + printable(in_english(sentence)) + "\n";
    if (one.lacks > 0)
      text += console.paint(Colour::faint,
                            "  asked for first and not there: " + std::to_string(one.lacks)) +
              "\n";
  }
  return text.empty() ? "Nothing speaks for any offer.\n" : text;
}

Result<app::career::NextRequest> read_request(const Arguments& arguments) {
  CAIRN_TRY(const auto bytes, read_file(arguments.request, pathways::bounds::problem_bytes_max));
  Arena arena;
  CAIRN_TRY(const auto document, json::parse(as_text(bytes), arena));
  CAIRN_TRY(auto request, app::career::read_next_request(document));
  if (arguments.top > 0) request.top = arguments.top;
  return request;
}

Result<Exit> run(const Arguments& arguments, Console& console) {
  CAIRN_TRY(const auto request, read_request(arguments));
  storage::FrameworkFolder frameworks(arguments.framework.data);
  CAIRN_TRY(const auto framework, app::load_framework(frameworks, arguments.framework.framework));
  const skills::FrameworkIndex index(framework);
  CAIRN_TRY(const auto opened, open_catalogues(arguments.framework.data, "", console));
  const app::career::NextKnowledge knowledge(*opened.search, {});
  const auto offers =
      app::career::answer_next(request, knowledge, app::career::kinship_in(framework, index));
  Arena arena;
  if (console.wants_json()) {
    const json::Builder builder(arena);
    CAIRN_CHECK(
        console.print_json(builder.object({{"offers", app::career::next_json(offers, builder)}})));
  } else {
    CAIRN_CHECK(console.print(text_of(offers, console)));
  }
  return offers.empty() ? Exit::no : Exit::yes;
}

}  // namespace

void add_next(CLI::App& app, Program& program) {
  auto* command = app.add_subcommand("next", "What to do next, with reasons");
  const auto arguments = std::make_shared<Arguments>();
  command->add_option("REQUEST", arguments->request, "A goal and what one has, JSON")->required();
  command->add_option("--top", arguments->top, "How many at most (default 10)")
      ->check(CLI::Range(std::size_t{1}, static_cast<std::size_t>(app::career::next_top_max)));
  add_framework_options(*command, arguments->framework);
  command->footer(examples);
  program.on(command, [arguments](Console& console) { return run(*arguments, console); });
}

}  // namespace cairn::cli
