// SPDX-License-Identifier: Apache-2.0
// Step 58: whether the server carried mail when it was reached at an address, for commands beside
// it.
#pragma once
#include <string_view>

namespace cairn::storage::schema {

inline constexpr std::string_view carries_mail =
    "alter table base_address add column mails integer not null default 0;";

}  // namespace cairn::storage::schema
