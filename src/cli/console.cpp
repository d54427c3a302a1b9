// SPDX-License-Identifier: Apache-2.0
#include "cli/console.h"

#include <unistd.h>

#include <cstdio>
#include <cstdlib>

#include "app/log.h"
#include "base/text.h"
#include "json/write.h"

namespace cairn::cli {
namespace {

bool terminal_wants_colours() {
  const char* refused = std::getenv("NO_COLOR");
  return (refused == nullptr || *refused == '\0') && isatty(STDOUT_FILENO) == 1;
}

std::string_view code_of(Colour colour) {
  switch (colour) {
    case Colour::green: return "\x1b[32m";
    case Colour::yellow: return "\x1b[33m";
    case Colour::red: return "\x1b[31m";
    case Colour::bold: return "\x1b[1m";
    case Colour::faint: return "\x1b[2m";
    case Colour::plain: break;
  }
  return "";
}

json::Value described(std::string_view code, const Error& error, json::Builder builder) {
  return json::ObjectBuilder(builder)
      .add_string("code", code)
      .add_string_if("where", error.where)
      .add_string_if("path", error.path)
      .add_string("message", error.detail)
      .add_string_if("remedy", error.remedy)
      .value();
}

}  // namespace

json::Value describe(const Error& error, json::Builder builder) {
  return described(app::error_name(error.code), error, builder);
}

Console::Console(Output output) : output_(output), colours_(terminal_wants_colours()) {}

Status Console::print(std::string_view text) {
  if (std::fwrite(text.data(), 1, text.size(), stdout) != text.size() || std::fflush(stdout) != 0)
    return fail(ErrorCode::io, "cli", "standard output cannot be written to");
  return done;
}

Status Console::print_json(const json::Value& value) {
  auto text = json::write(value, json::Style::indented);
  if (!text.ends_with('\n')) text += '\n';
  // Names of files are bytes and come from people; JSON is UTF-8 (RFC 8259 section 8.1).
  return print(is_utf8(text) ? text : as_utf8(text));
}

void Console::note(std::string_view line) {
  std::fwrite(line.data(), 1, line.size(), stderr);
  std::fputc('\n', stderr);
}

void Console::complain(const Error& error) {
  auto line = "cairn: " + printable(error.detail);
  if (!error.path.empty()) line += " (at " + printable(error.path) + ")";
  note(line);
  if (*error.remedy != '\0') note(std::string("  ") + error.remedy);
}

void Console::report(const Error& error) {
  complain(error);
  print_error(app::error_name(error.code), error);
}

Exit Console::usage(std::string message) {
  const auto error = with_remedy(fail(ErrorCode::invalid, "", std::move(message)),
                                 "Add --help to see how it is used.");
  complain(error);
  print_error("usage", error);
  return Exit::usage;
}

void Console::print_error(std::string_view code, const Error& error) {
  if (!wants_json()) return;
  Arena arena;
  const json::Builder builder(arena);
  // Standard error already has the story; a closed standard output cannot be told again.
  static_cast<void>(print_json(builder.object({{"error", described(code, error, builder)}})).ok());
}

std::string Console::paint(Colour colour, std::string_view text) const {
  if (!colours_ || colour == Colour::plain) return std::string(text);
  return std::string(code_of(colour)).append(text).append("\x1b[0m");
}

}  // namespace cairn::cli
