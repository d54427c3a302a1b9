// SPDX-License-Identifier: Apache-2.0
// Text of strangers made safe and plain: no markup, no characters that steer, one line, a size.
#pragma once
#include <string>
#include <string_view>

namespace cairn::catalogue {

// What a reader would see of an HTML fragment: elements gone, those of script and style with what
// they hold, references decoded, white space and line breaks one space each. Text without markup
// stays as it is; a "<" that begins no tag too. Cut at a word within `bytes_max`, with "…". Linear.
std::string plain_text(std::string_view html, std::size_t bytes_max);

// One line of plain text that is no HTML: "<b>" stays. Malformed UTF-8 becomes U+FFFD.
std::string one_line(std::string_view text, std::size_t bytes_max);

// An http or https address without the parameters that count visitors, or "".
std::string web_address(std::string_view text);

}  // namespace cairn::catalogue
