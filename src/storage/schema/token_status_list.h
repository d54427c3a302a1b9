// SPDX-License-Identifier: Apache-2.0
// The Token Status List beside each list of revocations (app/ports/token_lists.h). A list begun
// before this step gets its own when it is looked through next.
#pragma once
#include <string_view>

namespace cairn::storage::schema {

inline constexpr std::string_view token_status_list = R"sql(
create table token_status_list (
  organisation text not null,
  id text not null,
  token text not null,
  expires integer not null,
  primary key (organisation, id),
  foreign key (organisation, id) references status_list (organisation, id)
) strict;
)sql";

}  // namespace cairn::storage::schema
