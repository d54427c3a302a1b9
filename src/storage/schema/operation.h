// SPDX-License-Identifier: Apache-2.0
// Step 57: which address whoever runs the server chose on its pages, and when; addresses whose mail
// came back (app/ports/mail_records.h).
#pragma once
#include <string_view>

namespace cairn::storage::schema {

inline constexpr std::string_view operation = R"sql(
alter table base_address add column chosen integer;

create table mail_bounce (
  organisation text not null references organisation,
  email text not null,
  since integer not null,
  reason text not null,
  primary key (organisation, email)
) strict;
)sql";

}  // namespace cairn::storage::schema
