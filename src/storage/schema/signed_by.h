// SPDX-License-Identifier: Apache-2.0
// Which key of its organisation signed each award, so that what a key signed is found at once.
#pragma once
#include <string_view>

namespace cairn::storage::schema {

inline constexpr std::string_view signed_by = R"sql(
alter table award add column signing_key text not null default '';
update award set signing_key = coalesce((
  select max(k.id) from signing_key k where k.organisation = award.organisation
  and award.credential like '%"verificationMethod":"%#' || k.public_multikey || '"%'), '');
create index award_by_signing_key on award (organisation, signing_key)
  where revoked is null and erased is null;
)sql";

}  // namespace cairn::storage::schema
