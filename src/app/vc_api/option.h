// SPDX-License-Identifier: Apache-2.0
// What stands under "options" in a request of the W3C VC API. Names that are not known are passed
// over, as the interface asks; what is known and of another kind is not guessed at.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "json/value.h"

namespace cairn::app {

// The text of this option; "" where it is left out. Errors: invalid, with its path.
Result<std::string_view> vc_option(const json::Value& body, std::string_view name);

// The texts of this option, as it lists JSON pointers; nullopt where it is left out.
// Errors: invalid, with its path; too_large (limits::disclosure_pointers_max).
Result<std::optional<std::vector<std::string>>> vc_pointers(const json::Value& body,
                                                            std::string_view name);

}  // namespace cairn::app
