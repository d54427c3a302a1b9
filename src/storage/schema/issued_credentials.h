// SPDX-License-Identifier: Apache-2.0
// What programs had signed over the VC API.
#pragma once
#include <string_view>

namespace cairn::storage::schema {

inline constexpr std::string_view issued_credentials = R"sql(
create table issued_credential (
  organisation text not null references organisation,
  number integer not null,
  program text not null,
  credential text not null,
  issued integer not null,
  primary key (organisation, number)
) strict;
)sql";

}  // namespace cairn::storage::schema
