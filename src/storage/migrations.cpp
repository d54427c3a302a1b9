// SPDX-License-Identifier: Apache-2.0
#include "storage/migrations.h"

#include "storage/schema/assessment.h"

namespace cairn::storage {
namespace {

// Instants are microseconds since 1970, lists of words are JSON arrays. Every table begins with the
// organisation its rows belong to, and so does every key.
constexpr std::string_view first_trail = R"sql(
create table organisation (
  organisation text not null primary key,
  name text not null,
  url text not null,
  email text not null,
  created integer not null
) strict;
insert into organisation values ('server', '', '', '', 0);

create table account (
  organisation text not null references organisation,
  id text not null,
  email text not null,
  password_hash text not null,
  created integer not null,
  primary key (organisation, id),
  unique (organisation, email)
) strict;

create table session (
  organisation text not null,
  token_hash blob not null,
  account text not null,
  created integer not null,
  expires integer not null,
  primary key (organisation, token_hash),
  foreign key (organisation, account) references account (organisation, id)
) strict;

create table setup_token (
  organisation text not null primary key references organisation,
  token_hash blob not null,
  expires integer not null
) strict;

create table api_key (
  organisation text not null references organisation,
  id text not null,
  name text not null,
  token_hash blob not null,
  scopes text not null,
  created integer not null,
  primary key (organisation, id),
  unique (organisation, token_hash)
) strict;

create table signing_key (
  organisation text not null references organisation,
  id text not null,
  type text not null,
  public_multikey text not null,
  sealed_secret blob not null,
  created integer not null,
  primary key (organisation, id)
) strict;

create table achievement (
  organisation text not null references organisation,
  id text not null,
  version integer not null,
  state text not null,
  claim_code text not null,
  created integer not null,
  primary key (organisation, id),
  unique (organisation, claim_code)
) strict;

create table achievement_version (
  organisation text not null,
  achievement text not null,
  version integer not null,
  name text not null,
  description text not null,
  criteria text not null,
  skills text not null,
  evidence_rule text not null,
  shape text not null,
  icon text not null,
  colour text not null,
  badge_text text not null,
  alternative_text text not null,
  changed integer not null,
  primary key (organisation, achievement, version),
  foreign key (organisation, achievement) references achievement (organisation, id)
) strict;

create table learner (
  organisation text not null references organisation,
  id text not null,
  name text not null,
  email text not null,
  token_hash blob not null,
  created integer not null,
  primary key (organisation, id),
  unique (organisation, token_hash)
) strict;

create table claim (
  organisation text not null,
  id text not null,
  achievement text not null,
  learner text not null,
  statement text not null,
  state text not null,
  submitted integer not null,
  primary key (organisation, id),
  foreign key (organisation, achievement) references achievement (organisation, id),
  foreign key (organisation, learner) references learner (organisation, id)
) strict;
create index claim_by_state on claim (organisation, state, submitted);
create index claim_by_learner on claim (organisation, learner, submitted);

create table evidence (
  organisation text not null,
  id text not null,
  claim text not null,
  position integer not null,
  kind text not null,
  url text not null,
  file_name text not null,
  media_type text not null,
  size_bytes integer not null,
  sha256 blob not null,
  primary key (organisation, id),
  unique (organisation, claim, position),
  foreign key (organisation, claim) references claim (organisation, id)
) strict;

create table evidence_file (
  organisation text not null,
  evidence text not null,
  bytes blob not null,
  primary key (organisation, evidence),
  foreign key (organisation, evidence) references evidence (organisation, id)
) strict;

create table decision (
  organisation text not null,
  claim text not null,
  outcome text not null,
  reason text not null,
  decided_by text not null,
  decided integer not null,
  primary key (organisation, claim),
  foreign key (organisation, claim) references claim (organisation, id),
  foreign key (organisation, decided_by) references account (organisation, id)
) strict;

create table status_list (
  organisation text not null references organisation,
  id text not null,
  entries integer not null,
  used integer not null,
  bits blob not null,
  credential text not null,
  created integer not null,
  primary key (organisation, id)
) strict;

create table award (
  organisation text not null,
  id text not null,
  claim text not null,
  achievement text not null,
  achievement_version integer not null,
  learner text not null,
  credential_id text not null,
  credential text not null,
  status_list text not null,
  status_index integer not null,
  awarded integer not null,
  revoked integer,
  revocation_reason text not null,
  primary key (organisation, id),
  unique (organisation, claim),
  unique (organisation, status_list, status_index),
  foreign key (organisation, claim) references claim (organisation, id),
  foreign key (organisation, achievement, achievement_version)
    references achievement_version (organisation, achievement, version),
  foreign key (organisation, learner) references learner (organisation, id),
  foreign key (organisation, status_list) references status_list (organisation, id)
) strict;
create index award_by_learner on award (organisation, learner, awarded);
create index award_by_time on award (organisation, awarded);

create table kept_report (
  organisation text not null references organisation,
  id text not null,
  report text not null,
  created integer not null,
  expires integer not null,
  primary key (organisation, id)
) strict;

create table audit (
  organisation text not null references organisation,
  entry integer not null,
  at integer not null,
  actor text not null,
  action text not null,
  subject text not null,
  primary key (organisation, entry)
) strict;
)sql";

constexpr std::string_view own_addresses = R"sql(
create table base_address (
  organisation text not null references organisation,
  url text not null,
  first_used integer not null,
  last_used integer not null,
  primary key (organisation, url)
) strict;
)sql";

constexpr std::string_view proved_addresses = "alter table base_address add column proved integer;";

constexpr std::string_view audit_details = R"sql(
alter table audit add column detail text not null default '';
)sql";

constexpr std::string_view server_secrets = R"sql(
create table secret (
  organisation text not null references organisation,
  name text not null,
  sealed blob not null,
  primary key (organisation, name)
) strict;
)sql";

// Claims made before count for the version that was current then.
constexpr std::string_view claimed_versions = R"sql(
alter table claim add column achievement_version integer not null default 1;
update claim set achievement_version = coalesce(
  (select a.achievement_version from award a
    where a.organisation = claim.organisation and a.claim = claim.id),
  (select max(v.version) from achievement_version v
    where v.organisation = claim.organisation and v.achievement = claim.achievement
    and v.changed <= claim.submitted),
  1);
)sql";

constexpr std::string_view workbooks = R"sql(
create table person (
  organisation text not null references organisation,
  id text not null,
  email text not null,
  password_hash text not null,
  created integer not null,
  primary key (organisation, id),
  unique (organisation, email)
) strict;
create table person_session (
  organisation text not null references organisation,
  token_hash blob not null,
  person text not null,
  created integer not null,
  expires integer not null,
  primary key (organisation, token_hash),
  foreign key (organisation, person) references person
) strict;
create table workbook (
  organisation text not null references organisation,
  id text not null,
  token_hash blob not null,
  person text,
  content text not null,
  version integer not null,
  changed integer not null,
  primary key (organisation, id),
  unique (organisation, person),
  foreign key (organisation, person) references person
) strict;
create index workbook_by_token on workbook (organisation, token_hash);
create index workbook_by_change on workbook (organisation, changed) where person is null;
)sql";

// When reminders are to be looked for, so that a minute's work grows with what is due. Each
// workbook of before is looked at once.
constexpr std::string_view reminders_due = R"sql(
alter table workbook add column remind_at integer;
update workbook set remind_at = 0 where person is not null;
create index workbook_to_remind on workbook (organisation, remind_at) where remind_at is not null;
)sql";

constexpr Migration steps_forward[] = {
    {1, first_trail},   {2, own_addresses},  {3, proved_addresses},
    {4, audit_details}, {5, server_secrets}, {6, claimed_versions},
    {7, workbooks},     {8, reminders_due},  {9, schema::assessment},
};

Status apply(Connection& connection, const Migration& step) {
  auto applied = connection.script(std::string(step.sql));
  if (applied) applied = run(connection, "insert into schema_version values ($1)", {step.number});
  return applied;
}

// Whatever another process did meanwhile is seen only inside the transaction.
Status migrate_locked(Connection& connection, std::span<const Migration> steps) {
  CAIRN_TRY(const auto version, schema_version(connection));
  if (!steps.empty() && version > steps.back().number)
    return fail(ErrorCode::conflict, "store",
                "This data folder was made by a newer version of cairn (schema " +
                    std::to_string(version) + ", known here up to " +
                    std::to_string(steps.back().number) +
                    "). Start that version, or restore a backup made before the upgrade.");
  for (const auto& step : steps)
    if (step.number > version) CAIRN_CHECK(apply(connection, step));
  return done;
}

}  // namespace

std::span<const Migration> migrations() { return steps_forward; }

Result<std::int64_t> schema_version(Connection& connection) {
  CAIRN_CHECK(
      connection.script("create table if not exists schema_version ("
                        "version integer not null primary key) strict"));
  CAIRN_TRY(auto rows, connection.query("select coalesce(max(version), 0) from schema_version"));
  return Columns(rows.front()).integer();
}

Status migrate(Connection& connection, std::span<const Migration> steps) {
  CAIRN_CHECK(connection.script("begin immediate"));
  auto migrated = migrate_locked(connection, steps);
  if (migrated) return connection.script("commit");
  static_cast<void>(connection.script("rollback"));
  return migrated;
}

}  // namespace cairn::storage
