// SPDX-License-Identifier: Apache-2.0
// Step 57: which address whoever runs the server chose on its pages, and when.
#pragma once
#include <string_view>

namespace cairn::storage::schema {

inline constexpr std::string_view chosen_address =
    "alter table base_address add column chosen integer;";

}  // namespace cairn::storage::schema
