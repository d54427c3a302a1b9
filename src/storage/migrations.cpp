// SPDX-License-Identifier: Apache-2.0
#include "storage/migrations.h"

#include <algorithm>

#include "storage/schema/achievement_details.h"
#include "storage/schema/api_key_life.h"
#include "storage/schema/assessment.h"
#include "storage/schema/audit_actors.h"
#include "storage/schema/audit_details.h"
#include "storage/schema/award_batch.h"
#include "storage/schema/award_change.h"
#include "storage/schema/award_waiver.h"
#include "storage/schema/awards_without_claims.h"
#include "storage/schema/beside_and_instead.h"
#include "storage/schema/calibration.h"
#include "storage/schema/choice.h"
#include "storage/schema/claimed_versions.h"
#include "storage/schema/co_issuer.h"
#include "storage/schema/counted_outcomes.h"
#include "storage/schema/domain_record.h"
#include "storage/schema/endorsement.h"
#include "storage/schema/fair_outbox.h"
#include "storage/schema/first_sharing.h"
#include "storage/schema/first_trail.h"
#include "storage/schema/imports.h"
#include "storage/schema/issued_credentials.h"
#include "storage/schema/issued_purposes.h"
#include "storage/schema/issued_status.h"
#include "storage/schema/kept_answers.h"
#include "storage/schema/key_life.h"
#include "storage/schema/learner_emails.h"
#include "storage/schema/learner_mail.h"
#include "storage/schema/learner_record.h"
#include "storage/schema/mail_look.h"
#include "storage/schema/market.h"
#include "storage/schema/offers_and_codes.h"
#include "storage/schema/operation.h"
#include "storage/schema/organisation_profile.h"
#include "storage/schema/outbox.h"
#include "storage/schema/outcomes.h"
#include "storage/schema/own_addresses.h"
#include "storage/schema/people.h"
#include "storage/schema/picture.h"
#include "storage/schema/proved_addresses.h"
#include "storage/schema/proved_logins.h"
#include "storage/schema/quality.h"
#include "storage/schema/reminders_due.h"
#include "storage/schema/retention.h"
#include "storage/schema/search_and_notices.h"
#include "storage/schema/second_marker.h"
#include "storage/schema/self_named.h"
#include "storage/schema/server_secrets.h"
#include "storage/schema/sharing.h"
#include "storage/schema/shown_part.h"
#include "storage/schema/sign_in_attempt.h"
#include "storage/schema/signed_by.h"
#include "storage/schema/sitting.h"
#include "storage/schema/sitting_rounds.h"
#include "storage/schema/stacks.h"
#include "storage/schema/status_list_head.h"
#include "storage/schema/token_status_list.h"
#include "storage/schema/usage.h"
#include "storage/schema/webhooks.h"
#include "storage/schema/workbooks.h"

namespace cairn::storage {
namespace {

// Instants are microseconds since 1970, lists of words are JSON arrays, flags are 0 and 1. Every
// table begins with the organisation its rows belong to, and so does every key. What is written
// here both SQLite and PostgreSQL take, but for the types' names.
constexpr Migration steps_forward[] = {
    {1, schema::first_trail},
    {2, schema::own_addresses},
    {3, schema::proved_addresses},
    {4, schema::audit_details},
    {5, schema::server_secrets},
    {6, schema::claimed_versions},
    {7, schema::workbooks},
    {8, schema::reminders_due},
    {9, schema::awards_without_claims},
    {10, schema::stacks},
    {11, schema::outbox},
    {12, schema::assessment},
    {13, schema::status_list_head},
    {14, schema::award_batch},
    {15, schema::offers_and_codes},
    {16, schema::achievement_details},
    {17, schema::audit_actors},
    {18, schema::award_change},
    {19, schema::sharing},
    {20, schema::learner_record},
    {21, schema::usage},
    {22, schema::kept_answers},
    {23, schema::issued_credentials},
    {24, schema::people},
    {25, schema::webhooks},
    {26, schema::learner_mail},
    {27, schema::api_key_life},
    {28, schema::organisation_profile},
    {29, schema::domain_record},
    {30, schema::key_life},
    {31, schema::retention},
    {32, schema::award_waiver},
    {33, schema::sitting},
    {34, schema::co_issuer},
    {35, schema::picture},
    {36, schema::calibration},
    {37, schema::first_sharing},
    {38, schema::sign_in_attempt},
    {39, schema::fair_outbox},
    {40, schema::learner_emails},
    {41, schema::token_status_list},
    {42, schema::signed_by},
    {43, schema::second_marker},
    {44, schema::proved_logins},
    {45, schema::issued_status},
    {46, schema::shown_part},
    {47, schema::issued_purposes},
    {48, schema::sitting_rounds},
    {49, schema::imports},
    {50, schema::outcomes},
    {51, schema::quality},
    {52, schema::choice},
    {53, schema::market},
    {54, schema::self_named},
    {55, schema::counted_outcomes},
    {56, schema::search_and_notices},
    {57, schema::operation},
    {58, schema::beside_and_instead},
    {59, schema::endorsement},
    {60, schema::mail_look},
};

Status apply(Connection& connection, const Migration& step) {
  auto applied = connection.script(std::string(step.sql));
  if (applied) applied = run(connection, "insert into schema_version values ($1)", {step.number});
  return applied;
}

}  // namespace

std::span<const Migration> migrations() { return steps_forward; }

Result<std::int64_t> schema_version(Connection& connection) {
  CAIRN_TRY(const auto tables, connection.tables());
  if (std::find(tables.begin(), tables.end(), "schema_version") == tables.end())
    return std::int64_t{0};
  CAIRN_TRY(auto rows, connection.query("select coalesce(max(version), 0) from schema_version"));
  return Columns(rows.front()).integer();
}

// Whatever another process did meanwhile is seen only inside the transaction.
Status migrate_within(Connection& connection, std::span<const Migration> steps) {
  CAIRN_CHECK(
      connection.script("create table if not exists schema_version ("
                        "version integer not null primary key) strict"));
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

Status migrate(Connection& connection, std::span<const Migration> steps) {
  CAIRN_CHECK(connection.begin(Work::writing));
  auto migrated = migrate_within(connection, steps);
  if (migrated) return connection.commit();
  connection.rollback();
  return migrated;
}

}  // namespace cairn::storage
