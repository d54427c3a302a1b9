// SPDX-License-Identifier: Apache-2.0
// Version 6: the version of an achievement that was claimed. Claims made before count for the
// version that was current then.
#pragma once
#include <string_view>

namespace cairn::storage::schema {

inline constexpr std::string_view claimed_versions = R"sql(
alter table claim add column achievement_version integer not null default 1;
update claim set achievement_version = coalesce(
  (select a.achievement_version from award a
    where a.organisation = claim.organisation and a.claim = claim.id),
  (select max(v.version) from achievement_version v
    where v.organisation = claim.organisation and v.achievement = claim.achievement
    and v.changed <= claim.submitted),
  1);
)sql";

}  // namespace cairn::storage::schema
