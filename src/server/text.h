// SPDX-License-Identifier: Apache-2.0
// Small texts on pages: days, sizes, and the state of forms.
#pragma once
#include <initializer_list>
#include <string>
#include <string_view>

#include "base/instant.h"
#include "base/result.h"
#include "server/templates.h"

namespace cairn::server {

std::string day(Instant instant);           // "22 November 2026" (UTC)
std::string moment(Instant instant);        // "22 November 2026, 14:05 UTC"
std::string size_text(std::int64_t bytes);  // "1.4 MB"
std::string lines(const std::vector<std::string>& texts);
std::vector<std::string> non_empty_lines(std::string_view text);

// What went wrong with a form, for its page. For every field "x", in the order of the page: the key
// "x_error", the sentences of the faults whose path begins with "/x", or nothing; and
// "x_state_html", what marks its element as wrong. "trouble" is a summary that leads to the fields.
void add_field_errors(View& view, const Error* error,
                      std::initializer_list<std::string_view> fields);

// What is wrong at exactly that path, in the reader's language, or "".
std::string fault_at(const Error* error, const std::string& path);

// The error with paths as the page has them: `from` at the beginning of a path becomes `to`.
Error with_paths(Error error, std::string_view from, std::string_view to);

}  // namespace cairn::server
