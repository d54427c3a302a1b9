// SPDX-License-Identifier: Apache-2.0
// Step 58: whether the server carried mail when it was reached at an address, for commands beside
// it; which achievement a former version of a badge was of, for another can take its place.
#pragma once
#include <string_view>

namespace cairn::storage::schema {

inline constexpr std::string_view beside_and_instead = R"sql(
alter table base_address add column mails integer not null default 0;

alter table award_former add column achievement text not null default '';
update award_former set achievement = (
  select award.achievement from award
  where award.organisation = award_former.organisation and award.id = award_former.award);
)sql";

}  // namespace cairn::storage::schema
