// SPDX-License-Identifier: Apache-2.0
// How long an organisation keeps what it need not, and which files of evidence are gone for that.
#pragma once
#include <string_view>

namespace cairn::storage::schema {

inline constexpr std::string_view retention = R"sql(
create table retention (
  organisation text not null primary key references organisation,
  evidence_months integer not null,
  offer_months integer not null,
  changed integer not null
) strict;
alter table evidence add column removed integer;
)sql";

}  // namespace cairn::storage::schema
