// SPDX-License-Identifier: Apache-2.0
#include "cli/preview.h"

#include "base/text.h"
#include "json/write.h"

namespace cairn::cli {
namespace {

std::string counted(std::size_t count, std::string_view what) {
  return std::to_string(count) + " " + std::string(what) + (count == 1 ? "" : "s");
}

std::vector<std::string> told(const securing::Derived& derived, std::string_view who,
                              const Console& console) {
  std::vector<std::string> lines;
  lines.push_back(console.paint(Colour::bold, "What " + printable(who) + " will see:"));
  const auto text = json::write(derived.shown, json::Style::indented);
  for (const auto line : split(text, '\n')) lines.push_back("  " + printable(line));
  lines.push_back("Kept back: " + counted(derived.kept_back.size(), "part") + ".");
  for (const auto& path : derived.kept_back) lines.push_back("  " + printable(path));
  if (derived.signatures_left_out != 0)
    lines.push_back("Left out too: " + counted(derived.signatures_left_out, "signature") +
                    " that can be checked of the whole alone.");
  return lines;
}

}  // namespace

void say_what_is_seen(const securing::Derived& derived, std::string_view who, Console& console) {
  for (const auto& line : told(derived, who, console)) console.note(line);
}

Result<Exit> print_preview(const securing::Derived& derived, std::string_view who,
                           Console& console) {
  if (console.wants_json()) {
    Arena arena;
    const json::Builder builder(arena);
    CAIRN_CHECK(console.print_json(builder.object(
        {{"shown", derived.shown},
         {"kept_back", builder.strings(derived.kept_back)},
         {"signatures_left_out",
          builder.integer(static_cast<std::int64_t>(derived.signatures_left_out))}})));
    return Exit::yes;
  }
  for (const auto& line : told(derived, who, console)) CAIRN_CHECK(console.print(line + "\n"));
  return Exit::yes;
}

}  // namespace cairn::cli
