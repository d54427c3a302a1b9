// SPDX-License-Identifier: Apache-2.0
// Answers kept under Idempotency-Keys for a day.
#pragma once
#include <string_view>

namespace cairn::storage::schema {

inline constexpr std::string_view kept_answers = R"sql(
create table kept_answer (
  organisation text not null references organisation,
  key text not null,
  request_digest blob not null,
  status integer not null,
  type text not null,
  location text not null,
  body text not null,
  created integer not null,
  primary key (organisation, key)
) strict;
create index kept_answer_by_age on kept_answer (organisation, created);
)sql";

}  // namespace cairn::storage::schema
