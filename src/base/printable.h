// SPDX-License-Identifier: Apache-2.0
// Other people's text where it is shown as it is: on a terminal, in a drawing.
#pragma once
#include <string>
#include <string_view>

namespace cairn {

// Control characters, which could steer a terminal or turn what stands beside them around, become
// U+FFFD.
std::string printable(std::string_view text);

}  // namespace cairn
