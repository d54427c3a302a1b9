// SPDX-License-Identifier: Apache-2.0
// Version 3: which of them were proved to lead here.
#pragma once
#include <string_view>

namespace cairn::storage::schema {

inline constexpr std::string_view proved_addresses =
    "alter table base_address add column proved integer;";

}  // namespace cairn::storage::schema
