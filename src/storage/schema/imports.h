// SPDX-License-Identifier: Apache-2.0
// Imports of catalogues, run by run, and what is looked at anew by itself
// (app/ports/imports.h).
#pragma once
#include <string_view>

namespace cairn::storage::schema {

inline constexpr std::string_view imports = R"sql(
create table import_run (
  organisation text not null references organisation,
  id text not null,
  catalogue text not null,
  importer text not null,
  source text not null,
  run_by text not null,
  started integer not null,
  finished integer not null,
  outcome text not null,
  entries integer not null,
  landed integer not null,
  added integer not null,
  altered integer not null,
  unaltered integer not null,
  gone integer not null,
  came_back integer not null,
  faults_total integer not null,
  faults text not null,
  notes text not null,
  error text not null,
  primary key (organisation, id)
) strict;
create index import_run_by_time on import_run (organisation, started, id);
create index import_run_by_catalogue on import_run (organisation, catalogue, started);

create table import_source (
  organisation text not null references organisation,
  id text not null,
  catalogue text not null,
  importer text not null,
  place text not null,
  rhythm text not null,
  due integer,
  created integer not null,
  primary key (organisation, id),
  unique (organisation, catalogue)
) strict;
create index import_source_due on import_source (organisation, due);
)sql";

}  // namespace cairn::storage::schema
