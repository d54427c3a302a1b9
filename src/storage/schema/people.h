// SPDX-License-Identifier: Apache-2.0
// Version 24: one login for a person, however many organisations they work for. An account is what
// joins the two, with its roles; it stays when the person leaves, for what they decided names it.
// Sessions are the login's, whatever organisation it works for just now. Accounts of one address
// become one login with the password that is oldest, and owners, as they were.
#pragma once
#include <string_view>

namespace cairn::storage::schema {

inline constexpr std::string_view people = R"sql(
create table login (
  organisation text not null references organisation,
  id text not null,
  email text not null,
  password_hash text not null,
  created integer not null,
  primary key (organisation, id),
  unique (id),
  unique (organisation, email)
) strict;
insert into login
  select 'server', 'server-' || a.id, a.email, a.password_hash, a.created from account a
  where not exists (
    select 1 from account b where b.email = a.email
      and (b.created < a.created or (b.created = a.created and b.id < a.id)));

create table membership (
  organisation text not null references organisation,
  id text not null,
  login text references login (id),
  roles text not null,
  created integer not null,
  departed integer,
  primary key (organisation, id),
  unique (organisation, login)
) strict;
insert into membership
  select a.organisation, a.id, l.id, '["owner"]', a.created, null
  from account a join login l on l.email = a.email;

create table login_session (
  organisation text not null references organisation,
  token_hash blob not null,
  login text not null,
  works_for text not null references organisation,
  device text not null,
  means text not null,
  created integer not null,
  seen integer not null,
  expires integer not null,
  primary key (organisation, token_hash),
  foreign key (organisation, login) references login (organisation, id)
) strict;
insert into login_session
  select 'server', s.token_hash, m.login, s.organisation, '', 'password', s.created, s.created,
    s.expires
  from session s join membership m on m.organisation = s.organisation and m.id = s.account;

drop table session;
drop table account;
alter table membership rename to account;
alter table login_session rename to session;
create table sign_in_code (
  organisation text not null references organisation,
  login text not null,
  code_hash blob not null,
  tries integer not null,
  expires integer not null,
  primary key (organisation, login),
  foreign key (organisation, login) references login (organisation, id)
) strict;
create table login_identity (
  organisation text not null references organisation,
  issuer text not null,
  subject text not null,
  login text not null,
  created integer not null,
  primary key (organisation, issuer, subject),
  foreign key (organisation, login) references login (organisation, id)
) strict;
create table invitation (
  organisation text not null references organisation,
  id text not null,
  token_hash blob not null,
  email text not null,
  roles text not null,
  invited_by text not null,
  created integer not null,
  expires integer not null,
  primary key (organisation, id),
  unique (organisation, token_hash)
) strict;
create index invitation_by_email on invitation (email) where email <> '';
create index account_by_login on account (login);
create index session_by_login on session (organisation, login, seen);
)sql";

}  // namespace cairn::storage::schema
