// SPDX-License-Identifier: Apache-2.0
// Text that was encoded once too often on its way: UTF-8 read as Windows-1252 and written as UTF-8
// again ("Ã¼" for "ü"), or references of HTML escaped ("&amp;eacute;").
#pragma once
#include <optional>
#include <string>
#include <string_view>

namespace cairn::catalogue {

// What the text was before, or nullopt where nothing shows that it was encoded twice. Linear.
std::optional<std::string> before_second_encoding(std::string_view text);

}  // namespace cairn::catalogue
