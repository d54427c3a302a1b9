// SPDX-License-Identifier: Apache-2.0
// Further addresses of learners and the codes that prove them (app/ports/learner_records.h).
#pragma once
#include <string_view>

namespace cairn::storage::schema {

inline constexpr std::string_view learner_record = R"sql(
create table learner_address (
  organisation text not null,
  email text not null,
  learner text not null,
  confirmed integer not null,
  primary key (organisation, email),
  foreign key (organisation, learner) references learner (organisation, id)
) strict;
create index learner_address_by_learner on learner_address (organisation, learner);
create index learner_address_by_email on learner_address (email);

create table learner_code (
  organisation text not null,
  learner text not null,
  purpose text not null,
  email text not null,
  code_hash blob not null,
  expires integer not null,
  tries integer not null,
  primary key (organisation, learner, purpose, email),
  foreign key (organisation, learner) references learner (organisation, id)
) strict;
create index learner_code_by_hash on learner_code (organisation, purpose, code_hash);

create index learner_by_any_email on learner (email);
)sql";

}  // namespace cairn::storage::schema
