// SPDX-License-Identifier: Apache-2.0
// Percent-encoding (RFC 3986 section 2.1).
#pragma once
#include <string>
#include <string_view>

#include "base/result.h"

namespace cairn::encoding {

// "%41" becomes "A"; a "%" without two hexadecimal digits behind it stays as it is.
std::string percent_decoded(std::string_view text);

// The same where such a "%" is a mistake. Errors: unreadable.
Result<std::string> percent_decoded_strictly(std::string_view text);

// `unreserved` characters stay, every other byte becomes an escape.
std::string percent_encoded(std::string_view text);

}  // namespace cairn::encoding
