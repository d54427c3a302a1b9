// SPDX-License-Identifier: Apache-2.0
// Whose name mail to learners comes under, and what stands at its end.
#pragma once
#include <string_view>

namespace cairn::storage::schema {

inline constexpr std::string_view mail_look = R"sql(
alter table mail_setting add column sender text not null default '';
alter table mail_setting add column signature text not null default '';
)sql";

}  // namespace cairn::storage::schema
