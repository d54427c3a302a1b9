// SPDX-License-Identifier: Apache-2.0
// Offers that wait for a learner's yes, and claim codes (app/ports/offers.h, claim_codes.h).
#pragma once
#include <string_view>

namespace cairn::storage::schema {

inline constexpr std::string_view offers_and_codes = R"sql(
create table offer (
  organisation text not null,
  award text not null,
  state text not null,
  until integer not null,
  reminded integer,
  settled integer,
  primary key (organisation, award),
  foreign key (organisation, award) references award (organisation, id)
) strict;
create index offer_ending on offer (until) where state = 'offered';

create table claim_code (
  organisation text not null,
  code text not null,
  achievement text not null,
  label text not null,
  mode text not null,
  opens integer,
  closes integer,
  quota integer,
  used integer not null,
  ended integer not null,
  created integer not null,
  primary key (organisation, code),
  foreign key (organisation, achievement) references achievement (organisation, id)
) strict;
create index claim_code_by_achievement on claim_code (organisation, achievement, created);
)sql";

}  // namespace cairn::storage::schema
