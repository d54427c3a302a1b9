// SPDX-License-Identifier: Apache-2.0
#include "storage/sharing_tables.h"

namespace cairn::storage {
namespace {

app::ShareLink read_link(Columns& row) {
  app::ShareLink it;
  it.organisation = {row.text()};
  it.token = row.text();
  it.award = {row.text()};
  it.created = row.instant();
  it.expires = row.maybe_instant();
  it.views = row.integer();
  it.part = row.text();
  return it;
}
std::int64_t read_count(Columns& row) { return row.integer(); }

std::string select_link(std::string_view condition) {
  return "select organisation, token, award, created, expires, views, part from share_link"
         " where organisation = $1" +
         std::string(condition);
}

}  // namespace

Status SharingTables::set_hidden(const app::OrganisationId& organisation, const app::AwardId& award,
                                 std::optional<Instant> since) {
  if (!since)
    return run(connection_, "delete from award_hidden where organisation = $1 and award = $2",
               {organisation.text, award.text});
  return run(connection_,
             "insert into award_hidden (organisation, award, since) values ($1, $2, $3)"
             " on conflict (organisation, award) do nothing",
             {organisation.text, award.text, *since});
}

Result<bool> SharingTables::is_hidden(const app::OrganisationId& organisation,
                                      const app::AwardId& award) {
  CAIRN_TRY(const auto counts,
            select_all(connection_,
                       "select count(*) from award_hidden where organisation = $1 and award = $2",
                       {organisation.text, award.text}, read_count));
  return counts.front() != 0;
}

Status SharingTables::add_link(const app::ShareLink& it) {
  return run(
      connection_,
      "insert into share_link (organisation, token, award, created, expires, views, part)"
      " values ($1, $2, $3, $4, $5, $6, $7)",
      {it.organisation.text, it.token, it.award.text, it.created, it.expires, it.views, it.part});
}

Result<app::ShareLink> SharingTables::find_link(const app::OrganisationId& organisation,
                                                const std::string& token) {
  return select_one(connection_, select_link(" and token = $2"), {organisation.text, token},
                    read_link, "link");
}

Result<std::vector<app::ShareLink>> SharingTables::links_of(const app::OrganisationId& organisation,
                                                            const app::AwardId& award) {
  return select_all(connection_, select_link(" and award = $2 order by created desc, token"),
                    {organisation.text, award.text}, read_link);
}

Status SharingTables::add_views(const app::OrganisationId& organisation, const std::string& token,
                                std::int64_t views) {
  return run(connection_,
             "update share_link set views = views + $3 where organisation = $1 and token = $2",
             {organisation.text, token, views});
}

Status SharingTables::remove_link(const app::OrganisationId& organisation,
                                  const app::AwardId& award, const std::string& token) {
  return change_one(connection_,
                    "delete from share_link where organisation = $1 and award = $2 and token = $3",
                    {organisation.text, award.text, token});
}

Status SharingTables::remove_all(const app::OrganisationId& organisation,
                                 const app::AwardId& award) {
  CAIRN_CHECK(run(connection_, "delete from share_link where organisation = $1 and award = $2",
                  {organisation.text, award.text}));
  return set_hidden(organisation, award, std::nullopt);
}

}  // namespace cairn::storage
