// SPDX-License-Identifier: Apache-2.0
// The values of `format` that can be held to (json-schema-validation#section-7.3).
#pragma once
#include <string_view>

namespace cairn::json_schema {

// Others say nothing here: idn-email, idn-hostname, hostname and uri-template.
bool is_known_format(std::string_view format);

// Whether well-formed UTF-8 has a format that is known.
bool has_format(std::string_view text, std::string_view format);

}  // namespace cairn::json_schema
