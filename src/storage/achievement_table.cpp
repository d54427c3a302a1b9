// SPDX-License-Identifier: Apache-2.0
#include "storage/achievement_table.h"

#include <limits>

#include "app/ports/achievements.h"
#include "storage/search.h"
#include "storage/words.h"

namespace cairn::storage {
namespace {

// Rows of earlier versions name skills alone.
achievement::Details read_details(const std::string& text, const std::vector<std::string>& skills) {
  auto read = achievement::read_details(text);
  auto details = read ? std::move(*read) : achievement::Details();
  if (details.skills.empty()) details.skills = achievement::named_skills(skills);
  return details;
}

app::Achievement read(Columns& row) {
  app::Achievement it;
  it.organisation = {row.text()};
  it.id = {row.text()};
  it.version = row.integer();
  it.state = enumerator<app::AchievementState>(app::achievement_state_names, row.text());
  it.name = row.text();
  it.description = row.text();
  it.criteria = row.text();
  it.skills = read_words(row.text());
  it.evidence_rule = enumerator<app::EvidenceRule>(app::evidence_rule_names, row.text());
  it.design.shape = row.text();
  it.design.icon = row.text();
  it.design.colour = row.text();
  it.design.text = row.text();
  it.alternative_text = row.text();
  it.design.second_colour = row.text();
  it.design.border = row.text();
  it.picture = row.text();
  it.details = read_details(row.text(), it.skills);
  it.claim_code = row.text();
  it.created = row.instant();
  it.changed = row.instant();
  return it;
}

Bytes read_bytes(Columns& row) { return row.bytes(); }

// The version that is current, unless the condition names another.
std::string select(std::string_view which, std::string_view condition) {
  return "select a.organisation, a.id, v.version, a.state, v.name, v.description, v.criteria,"
         " v.skills, v.evidence_rule, v.shape, v.icon, v.colour, v.badge_text, v.alternative_text,"
         " v.second_colour, v.border, v.picture, v.details, a.claim_code, a.created, v.changed "
         "from "
         "achievement a join achievement_version v"
         " on v.organisation = a.organisation and v.achievement = a.id and v.version = " +
         std::string(which) + " where a.organisation = $1" + std::string(condition);
}

}  // namespace

Status AchievementTable::add(const app::Achievement& it) {
  CAIRN_CHECK(run(connection_,
                  "insert into achievement (organisation, id, version, state, claim_code,"
                  " created) values ($1, $2, $3, $4, $5, $6)",
                  {it.organisation.text, it.id.text, it.version,
                   name_in(app::achievement_state_names, it.state), it.claim_code, it.created}));
  return put_version(it);
}

Status AchievementTable::update(const app::Achievement& it) {
  CAIRN_CHECK(change_one(connection_,
                         "update achievement set version = $3, state = $4"
                         " where organisation = $1 and id = $2",
                         {it.organisation.text, it.id.text, it.version,
                          name_in(app::achievement_state_names, it.state)}));
  return put_version(it);
}

Status AchievementTable::put_version(const app::Achievement& it) {
  return run(
      connection_,
      "insert into achievement_version (organisation, achievement, version, name, description,"
      " criteria, skills, evidence_rule, shape, icon, colour, badge_text, alternative_text,"
      " changed, second_colour, border, details, picture, search)"
      " values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18,"
      " $19)"
      " on conflict (organisation, achievement, version) do update set name = excluded.name,"
      " description = excluded.description, criteria = excluded.criteria,"
      " skills = excluded.skills, evidence_rule = excluded.evidence_rule, shape = excluded.shape,"
      " icon = excluded.icon, colour = excluded.colour, badge_text = excluded.badge_text,"
      " alternative_text = excluded.alternative_text, changed = excluded.changed,"
      " second_colour = excluded.second_colour, border = excluded.border,"
      " details = excluded.details, picture = excluded.picture, search = excluded.search",
      {it.organisation.text, it.id.text, it.version, it.name, it.description, it.criteria,
       write_words(it.skills), app::name_of(it.evidence_rule), it.design.shape, it.design.icon,
       it.design.colour, it.design.text, it.alternative_text, it.changed, it.design.second_colour,
       it.design.border, achievement::write(it.details), it.picture, searched_of(it)});
}

Status AchievementTable::put_picture(const app::StoredPicture& it) {
  return run(connection_,
             "insert into picture (organisation, id, png, added) values ($1, $2, $3, $4)"
             " on conflict (organisation, id) do nothing",
             {it.organisation.text, it.id, it.png, it.added});
}

Result<Bytes> AchievementTable::find_picture(const app::OrganisationId& organisation,
                                             const std::string& id) {
  return select_one(connection_, "select png from picture where organisation = $1 and id = $2",
                    {organisation.text, id}, read_bytes, "picture");
}

Result<app::Achievement> AchievementTable::find(const app::OrganisationId& organisation,
                                                const app::AchievementId& id) {
  return select_one(connection_, select("a.version", " and a.id = $2"),
                    {organisation.text, id.text}, read, "achievement");
}

Result<app::Achievement> AchievementTable::find_version(const app::OrganisationId& organisation,
                                                        const app::AchievementId& id,
                                                        std::int64_t version) {
  return select_one(connection_, select("$3", " and a.id = $2"),
                    {organisation.text, id.text, version}, read, "achievement");
}

Result<app::Achievement> AchievementTable::find_by_claim_code(
    const app::OrganisationId& organisation, const std::string& claim_code) {
  return select_one(connection_, select("a.version", " and a.claim_code = $2"),
                    {organisation.text, claim_code}, read, "achievement");
}

Result<std::vector<app::Achievement>> AchievementTable::list(
    const app::OrganisationId& organisation) {
  return select_all(connection_, select("a.version", " order by a.created desc, a.id"),
                    {organisation.text}, read);
}

Result<std::vector<app::Achievement>> AchievementTable::list_page(
    const app::OrganisationId& organisation, std::optional<app::AchievementState> state,
    const app::Page& page) {
  std::int64_t before = std::numeric_limits<std::int64_t>::max();
  if (!page.after.empty()) {
    CAIRN_TRY(const auto last, find(organisation, {page.after}));
    before = last.created.microseconds;
  }
  return select_all(connection_,
                    select("a.version",
                           " and (a.created < $2 or (a.created = $2 and a.id > $3))"
                           " and ($4 = '' or a.state = $4)"
                           " order by a.created desc, a.id limit $5"),
                    {organisation.text, before, page.after,
                     state ? app::name_of(*state) : std::string_view(), page.rows_max},
                    read);
}

Result<std::vector<app::Achievement>> AchievementTable::versions(
    const app::OrganisationId& organisation, const app::AchievementId& id, std::int64_t rows_max) {
  return select_all(connection_,
                    select("v.version", " and a.id = $2 order by v.version desc limit $3"),
                    {organisation.text, id.text, rows_max}, read);
}

}  // namespace cairn::storage
