// SPDX-License-Identifier: Apache-2.0
#include "storage/co_issuer_table.h"

#include "storage/words.h"

namespace cairn::storage {
namespace {

app::CoIssuer read_co_issuer(Columns& row) {
  return {{row.text()},  {row.text()},
          {row.text()},  enumerator<app::CoIssuerState>(app::co_issuer_state_names, row.text()),
          row.integer(), row.text(),
          row.instant(), row.maybe_instant()};
}

std::string select_co_issuer(std::string_view condition) {
  return "select organisation, achievement, partner, state, version, message, asked, answered"
         " from co_issuer where " +
         std::string(condition);
}

}  // namespace

Status CoIssuerTable::put(const app::CoIssuer& it) {
  return run(connection_,
             "insert into co_issuer (organisation, achievement, partner, state, version, message,"
             " asked, answered) values ($1, $2, $3, $4, $5, $6, $7, $8)"
             " on conflict (organisation, achievement, partner) do update set"
             " state = excluded.state, version = excluded.version, message = excluded.message,"
             " asked = excluded.asked, answered = excluded.answered",
             {it.organisation.text, it.achievement.text, it.partner.text, name_of(it.state),
              it.version, it.message, it.asked, it.answered});
}

Result<app::CoIssuer> CoIssuerTable::find(const app::OrganisationId& organisation,
                                          const app::AchievementId& achievement,
                                          const app::OrganisationId& partner) {
  return select_one(
      connection_, select_co_issuer("organisation = $1 and achievement = $2 and partner = $3"),
      {organisation.text, achievement.text, partner.text}, read_co_issuer, "co-issuer");
}

Result<std::vector<app::CoIssuer>> CoIssuerTable::of_achievement(
    const app::OrganisationId& organisation, const app::AchievementId& achievement) {
  return select_all(connection_,
                    select_co_issuer("organisation = $1 and achievement = $2"
                                     " order by asked, partner"),
                    {organisation.text, achievement.text}, read_co_issuer);
}

Result<std::vector<app::CoIssuer>> CoIssuerTable::of_partner(const app::OrganisationId& partner) {
  return select_all(connection_, select_co_issuer("partner = $1 order by asked desc, achievement"),
                    {partner.text}, read_co_issuer);
}

}  // namespace cairn::storage
