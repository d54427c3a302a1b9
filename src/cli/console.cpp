// SPDX-License-Identifier: Apache-2.0
#include "cli/console.h"

#include <unistd.h>

#include <cstdio>
#include <cstdlib>

#include "cli/exit.h"
#include "json/build.h"
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

std::string_view name_of(ErrorCode code) {
  switch (code) {
    case ErrorCode::unreadable: return "unreadable";
    case ErrorCode::too_large: return "too-large";
    case ErrorCode::invalid: return "invalid";
    case ErrorCode::unsupported: return "unsupported";
    case ErrorCode::undefined_term: return "undefined-term";
    case ErrorCode::unknown_context: return "unknown-context";
    case ErrorCode::not_found: return "not-found";
    case ErrorCode::unreachable: return "unreachable";
    case ErrorCode::not_permitted: return "not-permitted";
    case ErrorCode::conflict: return "conflict";
    case ErrorCode::too_many: return "too-many";
    case ErrorCode::io: return "io";
    case ErrorCode::internal: return "internal";
  }
  return "";
}

}  // namespace

Console::Console(Output output) : output_(output), colours_(terminal_wants_colours()) {}

Status Console::print(std::string_view text) {
  if (std::fwrite(text.data(), 1, text.size(), stdout) != text.size() || std::fflush(stdout) != 0)
    return fail(ErrorCode::io, "cli", "standard output cannot be written to");
  return done;
}

Status Console::print_json(const json::Value& value) {
  auto text = json::write(value, json::Style::indented);
  if (!text.ends_with('\n')) text += '\n';
  return print(text);
}

void Console::note(std::string_view line) {
  std::fwrite(line.data(), 1, line.size(), stderr);
  std::fputc('\n', stderr);
}

void Console::report(const Error& error) {
  auto line = "cairn: " + printable(error.detail);
  if (!error.path.empty()) line += " (at " + printable(error.path) + ")";
  note(line);
  if (!wants_json()) return;
  Arena arena;
  const json::Builder builder(arena);
  const auto described = json::ObjectBuilder(builder)
                             .add_string("code", name_of(error.code))
                             .add_string_if("where", error.where)
                             .add_string_if("path", error.path)
                             .add_string("message", error.detail)
                             .value();
  // Standard error already has the story; a closed standard output cannot be told again.
  static_cast<void>(print_json(builder.object({{"error", described}})).ok());
}

std::string Console::paint(Colour colour, std::string_view text) const {
  if (!colours_ || colour == Colour::plain) return std::string(text);
  return std::string(code_of(colour)).append(text).append("\x1b[0m");
}

std::string printable(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto byte = static_cast<unsigned char>(text[i]);
    // U+0080 to U+009F are C2 80 to C2 9F in UTF-8; some terminals obey them.
    const bool c1 =
        byte == 0xC2 && i + 1 < text.size() && static_cast<unsigned char>(text[i + 1]) < 0xA0;
    if (byte < 0x20 || byte == 0x7F || c1) {
      out += "\xEF\xBF\xBD";
      if (c1) ++i;
    } else {
      out += text[i];
    }
  }
  return out;
}

}  // namespace cairn::cli
