// SPDX-License-Identifier: Apache-2.0
// The address of an advert, so that the same page is known again: without what says where a visitor
// came from.
#pragma once
#include <string>
#include <string_view>

namespace cairn::market {

// Scheme and host in lower case, no fragment, no utm_… and no click identifiers, no final slash. ""
// of what is no http or https address.
std::string plain_address(std::string_view address);

}  // namespace cairn::market
