// SPDX-License-Identifier: Apache-2.0
// Claims that every assessor marks, to compare (app/ports/calibrations.h).
#pragma once
#include <string_view>

namespace cairn::storage::schema {

inline constexpr std::string_view calibration = R"sql(
create table calibration (
  organisation text not null,
  id text not null,
  achievement text not null,
  achievement_version integer not null,
  name text not null,
  started_by text not null,
  started integer not null,
  closed integer,
  primary key (organisation, id),
  foreign key (organisation, achievement) references achievement (organisation, id)
) strict;

create table calibration_claim (
  organisation text not null,
  calibration text not null,
  position integer not null,
  claim text not null,
  primary key (organisation, calibration, claim),
  foreign key (organisation, calibration) references calibration (organisation, id),
  foreign key (organisation, claim) references claim (organisation, id)
) strict;

create table calibration_marking (
  organisation text not null,
  calibration text not null,
  claim text not null,
  account text not null,
  content text not null,
  submitted integer,
  primary key (organisation, calibration, claim, account),
  foreign key (organisation, calibration, claim)
    references calibration_claim (organisation, calibration, claim)
) strict;
)sql";

}  // namespace cairn::storage::schema
