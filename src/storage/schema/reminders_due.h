// SPDX-License-Identifier: Apache-2.0
// Version 8: when reminders are to be looked for, so that a minute's work grows with what is due.
// Each workbook of before is looked at once.
#pragma once
#include <string_view>

namespace cairn::storage::schema {

inline constexpr std::string_view reminders_due = R"sql(
alter table workbook add column remind_at integer;
update workbook set remind_at = 0 where person is not null;
create index workbook_to_remind on workbook (organisation, remind_at) where remind_at is not null;
)sql";

}  // namespace cairn::storage::schema
