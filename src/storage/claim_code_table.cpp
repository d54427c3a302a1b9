// SPDX-License-Identifier: Apache-2.0
#include "storage/claim_code_table.h"

#include "storage/words.h"

namespace cairn::storage {
namespace {

app::ClaimCode read(Columns& row) {
  app::ClaimCode it;
  it.organisation = {row.text()};
  it.code = row.text();
  it.achievement = {row.text()};
  it.label = row.text();
  it.mode = enumerator<app::CodeMode>(app::code_mode_names, row.text());
  it.opens = row.maybe_instant();
  it.closes = row.maybe_instant();
  if (const auto quota = row.integer(); quota >= 0) it.quota = quota;
  it.used = row.integer();
  it.ended = row.integer() != 0;
  it.created = row.instant();
  return it;
}

constexpr std::string_view select =
    "select organisation, code, achievement, label, mode, opens, closes, coalesce(quota, -1), used,"
    " ended, created from claim_code where organisation = $1";

Parameter number(const std::optional<std::int64_t>& value) {
  return value ? Parameter(*value) : Parameter(std::nullopt);
}
std::int64_t flag(bool truth) { return truth ? 1 : 0; }

}  // namespace

Status ClaimCodeTable::add(const app::ClaimCode& it) {
  return run(connection_,
             "insert into claim_code (organisation, code, achievement, label, mode, opens, closes,"
             " quota, used, ended, created) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)",
             {it.organisation.text, it.code, it.achievement.text, it.label, name_of(it.mode),
              it.opens, it.closes, number(it.quota), it.used, flag(it.ended), it.created});
}

Result<app::ClaimCode> ClaimCodeTable::find(const app::OrganisationId& organisation,
                                            const std::string& code) {
  return select_one(connection_, std::string(select) + " and code = $2", {organisation.text, code},
                    read, "code");
}

Status ClaimCodeTable::update(const app::ClaimCode& it) {
  return change_one(connection_,
                    "update claim_code set label = $3, mode = $4, opens = $5, closes = $6,"
                    " quota = $7, ended = $8 where organisation = $1 and code = $2",
                    {it.organisation.text, it.code, it.label, name_of(it.mode), it.opens, it.closes,
                     number(it.quota), flag(it.ended)});
}

Status ClaimCodeTable::count_use(const app::OrganisationId& organisation, const std::string& code) {
  return change_one(connection_,
                    "update claim_code set used = used + 1 where organisation = $1 and code = $2",
                    {organisation.text, code});
}

Result<std::vector<app::ClaimCode>> ClaimCodeTable::list(const app::OrganisationId& organisation,
                                                         const app::AchievementId& achievement) {
  return select_all(connection_,
                    std::string(select) + " and achievement = $2 order by created desc, code",
                    {organisation.text, achievement.text}, read);
}

}  // namespace cairn::storage
