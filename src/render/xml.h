// SPDX-License-Identifier: Apache-2.0
// Text for XML and HTML: & < > " ' escaped; characters that XML 1.0 forbids are left out.
#pragma once
#include <string>
#include <string_view>

namespace cairn::render {

std::string xml_escaped(std::string_view text);

}  // namespace cairn::render
