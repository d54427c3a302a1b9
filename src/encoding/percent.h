// SPDX-License-Identifier: Apache-2.0
// Percent-encoding (RFC 3986 section 2.1).
#pragma once
#include <string>
#include <string_view>

namespace cairn::encoding {

// "%41" becomes "A"; a "%" without two hexadecimal digits behind it stays as it is.
std::string percent_decoded(std::string_view text);

}  // namespace cairn::encoding
