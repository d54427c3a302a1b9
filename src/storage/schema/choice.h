// SPDX-License-Identifier: Apache-2.0
// What workbooks say of offers and skills, to be counted (app/ports/choices.h).
#pragma once
#include <string_view>

namespace cairn::storage::schema {

inline constexpr std::string_view choice = R"sql(
create table choice (
  organisation text not null references organisation,
  workbook text not null,
  offer text not null,
  kind text not null,
  aim text not null,
  chosen_day integer not null,
  finished_day integer not null,
  primary key (organisation, workbook, offer),
  foreign key (organisation, workbook) references workbook on delete cascade
) strict;

create table choice_skill (
  organisation text not null references organisation,
  workbook text not null,
  skill text not null,
  primary key (organisation, workbook, skill),
  foreign key (organisation, workbook) references workbook on delete cascade
) strict;
)sql";

}  // namespace cairn::storage::schema
