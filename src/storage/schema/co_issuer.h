// SPDX-License-Identifier: Apache-2.0
// Who signs an achievement's awards beside its issuer (app/ports/co_issuers.h).
#pragma once
#include <string_view>

namespace cairn::storage::schema {

inline constexpr std::string_view co_issuer = R"sql(
create table co_issuer (
  organisation text not null,
  achievement text not null,
  partner text not null,
  state text not null,
  version integer not null,
  message text not null,
  asked integer not null,
  answered integer,
  primary key (organisation, achievement, partner),
  foreign key (organisation, achievement) references achievement (organisation, id),
  foreign key (partner) references organisation (organisation)
) strict;
create index co_issuer_by_partner on co_issuer (partner, asked);
)sql";

}  // namespace cairn::storage::schema
