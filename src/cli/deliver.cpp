// SPDX-License-Identifier: Apache-2.0
#include "cli/deliver.h"

#include "base/text.h"
#include "cli/files.h"

namespace cairn::cli {
namespace {

bool is_json(std::string_view text) {
  const auto trimmed = trim(text);
  return trimmed.starts_with('{') || trimmed.starts_with('[') || trimmed.starts_with('"');
}

}  // namespace

Result<Exit> deliver(Console& console, const std::string& output, std::string_view text,
                     std::string_view name) {
  if (console.wants_json() && output == "-" && name.empty())
    return console.usage("an image is no JSON document: name a file for it with -o");
  Arena arena;
  const json::Builder builder(arena);
  if (console.wants_json() && output == "-" && !is_json(text)) {
    CAIRN_CHECK(console.print_json(builder.object({{name, builder.string(text)}})));
    return Exit::yes;
  }
  CAIRN_CHECK(write_file(output, as_bytes(text)));
  if (console.wants_json() && output != "-")
    CAIRN_CHECK(console.print_json(
        builder.object({{"output", builder.string(output)},
                        {"bytes", builder.integer(static_cast<std::int64_t>(text.size()))}})));
  return Exit::yes;
}

}  // namespace cairn::cli
