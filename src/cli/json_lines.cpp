// SPDX-License-Identifier: Apache-2.0
#include "cli/json_lines.h"

#include "base/text.h"
#include "json/parse.h"
#include "json/write.h"

namespace cairn::cli {

Result<Exit> answer_lines(ByteView input, const AnswerLine& answer, Console& console) {
  const auto text = as_text(input);
  std::size_t number = 0, answered = 0, refused = 0;
  json::Parser parser;
  for (std::size_t at = 0; at < text.size();) {
    const auto end = std::min(text.find('\n', at), text.size());
    const auto line = trim(text.substr(at, end - at));
    at = end + 1;
    ++number;
    if (line.empty()) continue;
    Arena arena;
    const auto row = parser.parse(line, arena);
    std::string fault;
    if (!row.ok())
      fault = row.error().detail;
    else if (!row->is_object() || !(*row)["text"].is_string())
      fault = "it wants {\"id\": …, \"text\": \"…\"}";
    if (!fault.empty()) {
      ++refused;
      console.note("cairn: line " + std::to_string(number) + " left out: " + printable(fault));
      continue;
    }
    const json::Builder builder(arena);
    json::ObjectBuilder object(builder);
    object.add("id", (*row)["id"]);
    answer((*row)["text"].as_string(), object, builder);
    CAIRN_CHECK(console.print(json::write(object.value()) + "\n"));
    ++answered;
  }
  return answered == 0 && refused > 0 ? Exit::unreadable : Exit::yes;
}

}  // namespace cairn::cli
