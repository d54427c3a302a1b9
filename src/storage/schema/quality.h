// SPDX-License-Identifier: Apache-2.0
// What holders and others say of an offer, who wrote a review kept apart from what it says; what is
// known of providers; people on the same plan (app/ports/quality.h).
#pragma once
#include <string_view>

namespace cairn::storage::schema {

inline constexpr std::string_view quality = R"sql(
create table review (
  organisation text not null references organisation,
  id text not null,
  offer text not null,
  learning integer not null,
  career integer,
  text text not null,
  name text not null,
  bound integer not null,
  written integer not null,
  changed integer not null,
  reply text not null,
  replied integer,
  hidden_on integer,
  hidden_reason text not null,
  primary key (organisation, id)
) strict;
create index review_by_offer on review (organisation, offer, written);
create index review_by_time on review (organisation, written);

create table review_holder (
  organisation text not null,
  review text not null,
  offer text not null,
  holder text not null,
  credential text not null,
  proof text not null,
  proof_organisation text not null,
  proof_id text not null,
  primary key (organisation, review),
  unique (organisation, offer, holder),
  unique (organisation, offer, credential),
  foreign key (organisation, review) references review (organisation, id) on delete cascade
) strict;
create index review_holder_by_holder on review_holder (organisation, holder);

create table question (
  organisation text not null references organisation,
  id text not null,
  offer text not null,
  asker text not null,
  text text not null,
  name text not null,
  asked integer not null,
  hidden_on integer,
  hidden_reason text not null,
  primary key (organisation, id)
) strict;
create index question_by_offer on question (organisation, offer, asked);
create index question_by_asker on question (organisation, asker, asked);
create index question_by_time on question (organisation, asked);

create table question_answer (
  organisation text not null,
  id text not null,
  question text not null,
  author text not null,
  voice text not null,
  text text not null,
  name text not null,
  written integer not null,
  hidden_on integer,
  hidden_reason text not null,
  primary key (organisation, id),
  foreign key (organisation, question) references question (organisation, id) on delete cascade
) strict;
create index question_answer_by_question on question_answer (organisation, question, written);
create index question_answer_by_author on question_answer (organisation, author, written);

create table abuse_report (
  organisation text not null references organisation,
  id text not null,
  kind text not null,
  about text not null,
  reason text not null,
  reports integer not null,
  reported integer not null,
  state text not null,
  decision text not null,
  decided integer,
  primary key (organisation, id),
  unique (organisation, kind, about)
) strict;
create index abuse_report_by_state on abuse_report (organisation, state, reported);

create table provider_fact (
  organisation text not null references organisation,
  id text not null,
  provider text not null,
  provider_name text not null,
  kind text not null,
  body text not null,
  other text not null,
  covers text not null,
  source_url text not null,
  read_on text not null,
  ends_on text not null,
  entered integer not null,
  primary key (organisation, id)
) strict;
create index provider_fact_by_provider on provider_fact (organisation, provider);

create table peer (
  organisation text not null,
  person text not null,
  plan text not null,
  name text not null,
  about text not null,
  joined integer not null,
  primary key (organisation, person, plan),
  foreign key (organisation, person) references person (organisation, id) on delete cascade
) strict;

create table peer_offer (
  organisation text not null,
  offer text not null,
  person text not null,
  plan text not null,
  primary key (organisation, offer, person, plan),
  foreign key (organisation, person, plan) references peer (organisation, person, plan)
    on delete cascade
) strict;
create index peer_offer_by_plan on peer_offer (organisation, person, plan);

create table peer_note (
  organisation text not null,
  id text not null,
  sender text not null,
  recipient text not null,
  text text not null,
  sent_on integer not null,
  primary key (organisation, id),
  foreign key (organisation, sender) references person (organisation, id) on delete cascade,
  foreign key (organisation, recipient) references person (organisation, id) on delete cascade
) strict;
create index peer_note_by_recipient on peer_note (organisation, recipient, sent_on);
create index peer_note_by_sender on peer_note (organisation, sender, sent_on);

create table peer_block (
  organisation text not null,
  person text not null,
  blocked text not null,
  since integer not null,
  primary key (organisation, person, blocked),
  foreign key (organisation, person) references person (organisation, id) on delete cascade,
  foreign key (organisation, blocked) references person (organisation, id) on delete cascade
) strict;
create index peer_block_by_blocked on peer_block (organisation, blocked);
)sql";

}  // namespace cairn::storage::schema
