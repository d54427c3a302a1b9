// SPDX-License-Identifier: Apache-2.0
#include "storage/search.h"

#include "skills/fold.h"

namespace cairn::storage {
namespace {

constexpr std::int64_t portion = 1000;

struct Named {
  std::string organisation, id, name, email;
};
Named read_named(Columns& row) { return {row.text(), row.text(), row.text(), row.text()}; }

struct Version {
  std::string organisation, achievement;
  std::int64_t version = 1;
  std::string name, details;
};
Version read_version(Columns& row) {
  return {row.text(), row.text(), row.integer(), row.text(), row.text()};
}
std::string read_text(Columns& row) { return row.text(); }

std::string folded_names(std::string_view name,
                         const std::vector<achievement::Translation>& translations) {
  std::string all(name);
  for (const auto& translation : translations) (all += '\n') += translation.name;
  return skills::fold(all);
}

Status refresh(Connection& connection, const Named& it) {
  auto searched = searched_of(it.id, it.name, it.email);
  CAIRN_TRY(const auto further,
            select_all(connection,
                       "select email from learner_address where organisation = $1 and learner = $2"
                       " and email <> $3 order by email",
                       {it.organisation, it.id, it.email}, read_text));
  for (const auto& email : further) (searched += '\n') += skills::fold(email);
  return change_one(connection,
                    "update learner set search = $3 where organisation = $1 and id = $2",
                    {it.organisation, it.id, searched});
}

Status refresh(Connection& connection, const Version& it) {
  const auto details = achievement::read_details(it.details);
  const auto searched = folded_names(
      it.name, details ? details->translations : std::vector<achievement::Translation>());
  return change_one(connection,
                    "update achievement_version set search = $4"
                    " where organisation = $1 and achievement = $2 and version = $3",
                    {it.organisation, it.achievement, it.version, searched});
}

// As often as there is something to write; each portion is durable by itself.
template <class Row>
Status fill(Connection& connection, std::string_view sql, Row (*read)(Columns&)) {
  for (;;) {
    CAIRN_CHECK(connection.begin(Work::writing));
    auto filled = [&]() -> Result<std::size_t> {
      CAIRN_TRY(const auto rows, select_all(connection, sql, {portion}, read));
      for (const auto& row : rows) CAIRN_CHECK(refresh(connection, row));
      return rows.size();
    }();
    if (!filled) {
      connection.rollback();
      return filled.error();
    }
    CAIRN_CHECK(connection.commit());
    if (*filled < static_cast<std::size_t>(portion)) return done;
  }
}

}  // namespace

std::string Parameters::add(Parameter value) {
  values_.push_back(value);
  return "$" + std::to_string(values_.size());
}

std::string Parameters::keep(std::string text) { return add(texts_.emplace_back(std::move(text))); }

// Folded words have no "%" and no "_". Who and what has a word is found once for the whole list;
// `case` keeps the list in the order of its own index, which ends at the first page.
std::string having_words(const app::ListFilter& filter, std::string_view row, Parameters& to) {
  std::string sql;
  const std::string of(row);
  for (const auto& word : filter.words) {
    const auto like = " and search like " + to.keep("%" + word + "%") + ")";
    sql += " and 1 = case when " + of +
           ".learner in (select id from learner where organisation = $1" + like + " then 1 when " +
           of + ".achievement in (select achievement from achievement_version" +
           " where organisation = $1" + like + " then 1 else 0 end";
  }
  return sql;
}

std::string of_achievement(const app::ListFilter& filter, std::string_view row, Parameters& to) {
  if (filter.achievement.text.empty()) return {};
  return " and " + std::string(row) + ".achievement = " + to.add(filter.achievement.text);
}

std::string searched_of(std::string_view id, std::string_view name, std::string_view email) {
  if (email == id) return {};
  return skills::fold(name) + "\n" + skills::fold(email);
}

std::string searched_of(const app::Achievement& achievement) {
  return folded_names(achievement.name, achievement.details.translations);
}

Status refresh_search(Connection& connection, const app::OrganisationId& organisation,
                      const app::LearnerId& learner) {
  CAIRN_TRY(const auto it, select_one(connection,
                                      "select organisation, id, name, email from learner"
                                      " where organisation = $1 and id = $2",
                                      {organisation.text, learner.text}, read_named, "learner"));
  return refresh(connection, it);
}

Status fill_search(Connection& connection) {
  CAIRN_CHECK(fill(
      connection, "select organisation, id, name, email from learner where search is null limit $1",
      read_named));
  return fill(connection,
              "select organisation, achievement, version, name, details from achievement_version"
              " where search is null limit $1",
              read_version);
}

}  // namespace cairn::storage
