// SPDX-License-Identifier: Apache-2.0
// What a link shows in place of a whole badge: the copy of a part that its holder saw beforehand;
// and whether an organisation's badges are shown whole alone.
#pragma once
#include <string_view>

namespace cairn::storage::schema {

inline constexpr std::string_view shown_part = R"sql(
alter table share_link add column part text not null default '';
alter table organisation add column whole_only integer not null default 0;
)sql";

}  // namespace cairn::storage::schema
