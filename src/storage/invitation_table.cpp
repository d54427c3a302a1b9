// SPDX-License-Identifier: Apache-2.0
#include "storage/invitation_table.h"

#include "storage/words.h"

namespace cairn::storage {
namespace {

app::Invitation read_invitation(Columns& row) {
  return {{row.text()},
          {row.text()},
          row.bytes(),
          row.text(),
          app::roles_named(read_words(row.text())),
          {row.text()},
          row.instant(),
          row.instant(),
          row.integer() != 0};
}

}  // namespace

Status InvitationTable::add(const app::Invitation& it) {
  return run(connection_,
             "insert into invitation (organisation, id, token_hash, email, roles, invited_by,"
             " created, expires, mailed) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
             {it.organisation.text, it.id.text, it.token_hash, it.email,
              write_words(app::words_of(it.roles)), it.invited_by.text, it.created, it.expires,
              std::int64_t{it.mailed ? 1 : 0}});
}

Result<app::Invitation> InvitationTable::find(const app::OrganisationId& organisation,
                                              const Bytes& token_hash) {
  return select_one(connection_,
                    "select organisation, id, token_hash, email, roles, invited_by, created,"
                    " expires, mailed from invitation where organisation = $1 and token_hash = $2",
                    {organisation.text, token_hash}, read_invitation, "invitation");
}

Result<std::vector<app::Invitation>> InvitationTable::list(
    const app::OrganisationId& organisation) {
  return select_all(connection_,
                    "select organisation, id, token_hash, email, roles, invited_by, created,"
                    " expires, mailed from invitation where organisation = $1 order by created, id",
                    {organisation.text}, read_invitation);
}

Result<std::vector<app::Invitation>> InvitationTable::for_email(const std::string& email) {
  return select_all(connection_,
                    "select organisation, id, token_hash, email, roles, invited_by, created,"
                    " expires, mailed from invitation where email = $1 order by created, id",
                    {email}, read_invitation);
}

Status InvitationTable::remove(const app::OrganisationId& organisation,
                               const app::InvitationId& id) {
  return change_one(connection_, "delete from invitation where organisation = $1 and id = $2",
                    {organisation.text, id.text});
}

Status InvitationTable::remove_expired(const app::OrganisationId& organisation, Instant now) {
  return run(connection_, "delete from invitation where organisation = $1 and expires <= $2",
             {organisation.text, now});
}

}  // namespace cairn::storage
