// SPDX-License-Identifier: Apache-2.0
// Checks of what people typed. Each failure names its field by a JSON pointer and says what to do.
#pragma once
#include <string>
#include <string_view>

#include "base/result.h"

namespace cairn::app {

// How a field is called: where it is in the form, and what people read.
struct Field {
  std::string_view path;   // "/name"
  std::string_view label;  // "Name"
};

enum class Presence : std::uint8_t { required, optional };
enum class Lines : std::uint8_t { one, many };

// The text without white space around it: well-formed UTF-8, no control characters (line breaks and
// tabs only where it has many lines), at most `characters_max` code points. Errors: invalid.
Result<std::string> text_field(Field field, std::string_view text, std::size_t characters_max,
                               Presence presence, Lines lines = Lines::one);

// An address in lower case, of the form HTML's e-mail input takes. Errors: invalid.
Result<std::string> email_field(Field field, std::string_view text);

// An http or https URL with a host, as typed. Errors: invalid.
Result<std::string> url_field(Field field, std::string_view text, Presence presence);

// Errors: invalid (too short, too long). Passwords are never trimmed.
Status check_password(Field field, std::string_view password);

Error field_error(Field field, std::string sentence);

}  // namespace cairn::app
