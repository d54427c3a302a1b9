// SPDX-License-Identifier: Apache-2.0
// What is said of an achievement beside its texts, as one JSON document a version, and the second
// colour and border of its picture.
#pragma once
#include <string_view>

namespace cairn::storage::schema {

inline constexpr std::string_view achievement_details = R"sql(
alter table achievement_version add column second_colour text not null default '';
alter table achievement_version add column border text not null default 'line';
alter table achievement_version add column details text not null default '{}';
)sql";

}  // namespace cairn::storage::schema
