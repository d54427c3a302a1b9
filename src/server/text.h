// SPDX-License-Identifier: Apache-2.0
// Small texts on pages: days, sizes, Markdown, and the state of forms.
#pragma once
#include <initializer_list>
#include <string>
#include <string_view>

#include "base/instant.h"
#include "base/result.h"
#include "server/templates.h"

namespace cairn::server {

std::string day(Instant instant);           // "22 November 2026" (UTC)
std::string size_text(std::int64_t bytes);  // "1.4 MB"
std::string lines(const std::vector<std::string>& texts);
std::vector<std::string> non_empty_lines(std::string_view text);

// CommonMark by cmark in safe mode: raw HTML and dangerous links are left out.
Html markdown(std::string_view text);

// For every field "x" the key "x_error": the error's sentence where its path begins with "/x", else
// nothing; and "trouble": a sentence for the whole form.
void add_field_errors(View& view, const Error* error,
                      std::initializer_list<std::string_view> fields);

}  // namespace cairn::server
