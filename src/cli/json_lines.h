// SPDX-License-Identifier: Apache-2.0
// Lines {"id", "text"} in, one line out for each: a bad line is named and the rest lands.
#pragma once
#include <functional>
#include <string_view>

#include "base/bytes.h"
#include "cli/console.h"
#include "cli/exit.h"
#include "json/build.h"

namespace cairn::cli {

inline constexpr std::size_t json_lines_bytes_max = 256 * 1024 * 1024;

// What to add to {"id"} for a text.
using AnswerLine =
    std::function<void(std::string_view text, json::ObjectBuilder& answer, json::Builder builder)>;

// Exit: unreadable where no line could be read, else yes. Errors: io.
Result<Exit> answer_lines(ByteView input, const AnswerLine& answer, Console& console);

}  // namespace cairn::cli
