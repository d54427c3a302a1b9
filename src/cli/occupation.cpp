// SPDX-License-Identifier: Apache-2.0
// cairn occupation match
#include <CLI/App.hpp>
#include <memory>

#include "app/career/open_linker.h"
#include "app/career/read_advert.h"
#include "base/text.h"
#include "cli/advert_output.h"
#include "cli/files.h"
#include "cli/json_lines.h"
#include "cli/linker_training.h"
#include "cli/skills.h"
#include "cli/sources.h"
#include "render/pdf_text.h"
#include "storage/framework_folder.h"

namespace cairn::cli {
namespace {

constexpr const char* examples = R"(Examples:
  cairn occupation match advert.txt
  echo "Senior Java developer, Leeds" | cairn occupation match --top 3
  cairn occupation match titles.jsonl --jsonl --framework esco     lines {"id", "text"}

INPUT is a job title or a whole advert: text, a web page, a PDF, or an https URL; "-", the default,
is standard input. An advert is matched by its title and by the skills it asks for.
Exit: 0 found, 1 nothing found, 65 unreadable input.)";

constexpr std::size_t top_default = 5;

struct Arguments {
  std::string input = "-";
  FrameworkOptions framework;
  SourceOptions sources;
  std::size_t top = top_default;
  bool lines = false;
};

std::vector<linker::OccupationMatch> match(const app::OpenLinker& open,
                                           const adverts::AdvertText& advert, std::size_t top) {
  if (adverts::is_title_only(advert)) return open.linker.match_title(trim(advert.text), top);
  const auto reading = adverts::read(open.linker, *open.framework, advert);
  return adverts::occupations_for(open.linker, advert, reading.skills, top);
}

Result<Exit> match_lines(const Arguments& arguments, const app::OpenLinker& open,
                         Console& console) {
  CAIRN_TRY(const auto input, read_file(arguments.input, json_lines_bytes_max));
  const auto answer = [&](std::string_view text, json::ObjectBuilder& object,
                          json::Builder builder) {
    const auto found = match(open, adverts::advert_from_text(text), arguments.top);
    object.add("occupations", describe_occupations(found, *open.framework, builder));
  };
  return answer_lines(input, answer, console);
}

Result<Exit> match_one(const Arguments& arguments, const app::OpenLinker& open, Console& console) {
  CAIRN_TRY(const auto outside, Outside::open(arguments.sources));
  CAIRN_TRY(const auto bytes, load(arguments.input, *outside));
  render::PdfReader pdf;
  CAIRN_TRY(const auto advert, app::read_advert_text(bytes, {}, pdf));
  const auto found = match(open, advert, arguments.top);
  if (console.wants_json()) {
    Arena arena;
    const json::Builder builder(arena);
    CAIRN_CHECK(console.print_json(
        builder.object({{"title", builder.string(advert.title)},
                        {"framework", builder.string(open.framework->name)},
                        {"attribution", builder.string(open.framework->attribution)},
                        {"occupations", describe_occupations(found, *open.framework, builder)}})));
  } else {
    CAIRN_CHECK(console.print(occupations_text(found, *open.framework, console)));
    if (found.empty()) console.note("cairn: no occupation was found for it");
  }
  return found.empty() ? Exit::no : Exit::yes;
}

Result<Exit> run(const Arguments& arguments, Console& console) {
  storage::FrameworkFolder frameworks(arguments.framework.data);
  CAIRN_TRY(const auto open,
            app::open_linker(frameworks, arguments.framework.framework, linker_training()));
  return arguments.lines ? match_lines(arguments, open, console)
                         : match_one(arguments, open, console);
}

}  // namespace

void add_occupation(CLI::App& app, Program& program) {
  auto* occupation = app.add_subcommand("occupation", "Occupations of a framework");
  occupation->require_subcommand(1);
  auto* command = occupation->add_subcommand("match", "Occupations for a job title or an advert");
  const auto arguments = std::make_shared<Arguments>();
  constexpr std::size_t top_max = 1000;
  command->add_option("INPUT", arguments->input, "File, URL or - (default)");
  command->add_option("--top", arguments->top, "How many at most (default: 5)")
      ->check(CLI::Range(std::size_t{1}, top_max));
  command->add_flag("--jsonl", arguments->lines, "A JSON object a line, in and out");
  add_framework_options(*command, arguments->framework);
  add_source_options(*command, arguments->sources);
  command->footer(examples);
  program.on(command, [arguments](Console& console) { return run(*arguments, console); });
}

}  // namespace cairn::cli
