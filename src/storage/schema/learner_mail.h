// SPDX-License-Identifier: Apache-2.0
// Mail to learners: its language, who wants none, of which ends they were told
// (app/ports/mail_records.h); how often the link of a learner's page was replaced.
#pragma once
#include <string_view>

namespace cairn::storage::schema {

inline constexpr std::string_view learner_mail = R"sql(
alter table learner add column language text not null default '';
alter table learner add column links integer not null default 0;

create table mail_refusal (
  organisation text not null references organisation,
  email text not null,
  since integer not null,
  primary key (organisation, email)
) strict;

create table mail_setting (
  organisation text not null references organisation,
  language text not null,
  primary key (organisation)
) strict;

create table award_end_told (
  organisation text not null,
  award text not null,
  until integer not null,
  primary key (organisation, award),
  foreign key (organisation, award) references award (organisation, id)
) strict;
create index outbox_by_state on outbox (organisation, state);
create index award_batch_row_by_award on award_batch_row (organisation, award) where award <> '';
create index award_ending on award (valid_until) where valid_until is not null;
)sql";

}  // namespace cairn::storage::schema
