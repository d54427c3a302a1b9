// SPDX-License-Identifier: Apache-2.0
// cairn skills extract
#include <CLI/App.hpp>
#include <memory>

#include "adverts/reading_json.h"
#include "app/career/advert_text.h"
#include "app/career/open_linker.h"
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
  cairn skills extract advert.txt
  cairn skills extract https://jobs.example.org/4711 --framework esco
  cairn skills extract advert.pdf --json
  cairn skills extract sentences.jsonl --jsonl --top 10     lines {"id", "text"}, a line each out

INPUT is text, a web page (schema.org JobPosting is understood), a PDF, or an https URL; "-", the
default, is standard input. Requirements are told from benefits and boilerplate; with --top every
sentence counts and so many skills are given, however unsure. Offsets are Unicode code points.
Exit: 0 found, 1 nothing found, 65 unreadable input.)";

struct Arguments {
  std::string input = "-";
  FrameworkOptions framework;
  SourceOptions sources;
  std::size_t top = 0;  // 0: those worth showing
  bool lines = false;
};

adverts::AdvertReading read(const app::OpenLinker& open, const adverts::AdvertText& advert,
                            std::size_t top) {
  return top > 0 ? adverts::read_all(open.linker, *open.framework, advert, top)
                 : adverts::read(open.linker, *open.framework, advert);
}

Result<Exit> extract_lines(const Arguments& arguments, const app::OpenLinker& open,
                           Console& console) {
  CAIRN_TRY(const auto input, read_file(arguments.input, json_lines_bytes_max));
  const auto answer = [&](std::string_view text, json::ObjectBuilder& object,
                          json::Builder builder) {
    const auto advert = adverts::advert_from_text(text);
    const auto reading = read(open, advert, arguments.top);
    object.add("skills", adverts::describe_skills(advert, reading, *open.framework, builder));
  };
  return answer_lines(input, answer, console);
}

Result<Exit> extract(const Arguments& arguments, const app::OpenLinker& open, Console& console) {
  CAIRN_TRY(const auto outside, Outside::open(arguments.sources));
  CAIRN_TRY(const auto bytes, load(arguments.input, *outside));
  render::PdfReader pdf;
  CAIRN_TRY(const auto advert, app::read_advert_text(bytes, {}, pdf));
  const auto reading = read(open, advert, arguments.top);
  for (const auto& note : reading.notes) console.note("cairn: " + printable(note));
  if (console.wants_json()) {
    Arena arena;
    CAIRN_CHECK(console.print_json(
        adverts::describe_advert(advert, reading, *open.framework, json::Builder(arena))));
  } else {
    CAIRN_CHECK(console.print(advert_text(advert, reading, *open.framework, console)));
    if (reading.skills.empty()) console.note("cairn: no skill was found in it");
  }
  return reading.skills.empty() ? Exit::no : Exit::yes;
}

Result<Exit> run(const Arguments& arguments, Console& console) {
  storage::FrameworkFolder frameworks(arguments.framework.data);
  CAIRN_TRY(const auto open,
            app::open_linker(frameworks, arguments.framework.framework, linker_training()));
  return arguments.lines ? extract_lines(arguments, open, console)
                         : extract(arguments, open, console);
}

}  // namespace

void add_skills_extract(CLI::App& skills, Program& program) {
  auto* command = skills.add_subcommand("extract", "Skills that a job advert asks for");
  const auto arguments = std::make_shared<Arguments>();
  constexpr std::size_t top_max = 1000;
  command->add_option("INPUT", arguments->input, "File, URL or - (default)");
  command
      ->add_option("--top", arguments->top,
                   "So many skills, from every sentence (default: those worth showing)")
      ->check(CLI::Range(std::size_t{1}, top_max));
  command->add_flag("--jsonl", arguments->lines, "A JSON object a line, in and out");
  add_framework_options(*command, arguments->framework);
  add_source_options(*command, arguments->sources);
  command->footer(examples);
  program.on(command, [arguments](Console& console) { return run(*arguments, console); });
}

}  // namespace cairn::cli
