// SPDX-License-Identifier: Apache-2.0
// What the domain of an organisation's home page was seen to say of it.
#pragma once
#include <string_view>

namespace cairn::storage::schema {

inline constexpr std::string_view domain_record = R"sql(
create table domain_record (
  organisation text not null primary key references organisation,
  domain text not null,
  confirmed integer,
  checked integer,
  asked integer,
  fault text not null
) strict;
)sql";

}  // namespace cairn::storage::schema
