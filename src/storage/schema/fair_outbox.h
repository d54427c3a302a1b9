// SPDX-License-Identifier: Apache-2.0
// Step 39: what is due is looked for by organisation and kind, so that each has its turn.
#pragma once
#include <string_view>

namespace cairn::storage::schema {

inline constexpr std::string_view fair_outbox = R"sql(
drop index outbox_due;
create index outbox_due on outbox (organisation, kind, due) where state = 'waiting';
)sql";

}  // namespace cairn::storage::schema
