// SPDX-License-Identifier: Apache-2.0
#include "storage/choice_tables.h"

#include <algorithm>
#include <map>

#include "storage/words.h"

namespace cairn::storage {
namespace {

const std::string& server() { return app::server_organisation().text; }

app::Choice read_choice(Columns& row) {
  app::Choice it;
  it.offer = row.text();
  it.kind = enumerator<app::ChoiceKind>(app::choice_kind_names, row.text());
  it.aim = row.text();
  it.chosen_day = row.integer();
  it.finished_day = row.integer();
  return it;
}
std::string read_text(Columns& row) { return row.text(); }

struct ChoiceOf {
  std::string workbook;
  app::Choice choice;
};
ChoiceOf read_choice_of(Columns& row) { return {row.text(), read_choice(row)}; }

struct SkillOf {
  std::string workbook, skill;
};
SkillOf read_skill_of(Columns& row) { return {row.text(), row.text()}; }

// Those with an account that were changed last.
constexpr std::string_view whose =
    " in (select id from workbook where organisation = $1 and person is not null"
    " order by changed desc, id limit $2)";

}  // namespace

// Most changes of a workbook change nothing here.
Status ChoiceTables::put(const app::WorkbookId& workbook, const app::Learnt& learnt) {
  CAIRN_TRY(const auto before, of(workbook));
  for (const auto& it : before.choices)
    if (std::ranges::find(learnt.choices, it) == learnt.choices.end())
      CAIRN_CHECK(run(connection_,
                      "delete from choice where organisation = $1 and workbook = $2 and offer = $3",
                      {server(), workbook.text, it.offer}));
  for (const auto& it : learnt.choices)
    if (std::ranges::find(before.choices, it) == before.choices.end())
      CAIRN_CHECK(run(connection_,
                      "insert into choice (organisation, workbook, offer, kind, aim, chosen_day,"
                      " finished_day) values ($1, $2, $3, $4, $5, $6, $7)",
                      {server(), workbook.text, it.offer, name_of(it.kind), it.aim, it.chosen_day,
                       it.finished_day}));
  for (const auto& skill : before.skills)
    if (!std::ranges::binary_search(learnt.skills, skill))
      CAIRN_CHECK(
          run(connection_,
              "delete from choice_skill where organisation = $1 and workbook = $2 and skill = $3",
              {server(), workbook.text, skill}));
  for (const auto& skill : learnt.skills)
    if (std::ranges::find(before.skills, skill) == before.skills.end())
      CAIRN_CHECK(run(connection_,
                      "insert into choice_skill (organisation, workbook, skill)"
                      " values ($1, $2, $3)",
                      {server(), workbook.text, skill}));
  return done;
}

Result<app::Learnt> ChoiceTables::of(const app::WorkbookId& workbook) {
  app::Learnt learnt;
  CAIRN_TRY(learnt.choices,
            select_all(connection_,
                       "select offer, kind, aim, chosen_day, finished_day from choice"
                       " where organisation = $1 and workbook = $2 order by offer",
                       {server(), workbook.text}, read_choice));
  CAIRN_TRY(learnt.skills,
            select_all(connection_,
                       "select skill from choice_skill where organisation = $1 and workbook = $2"
                       " order by skill",
                       {server(), workbook.text}, read_text));
  return learnt;
}

Result<std::vector<app::Learnt>> ChoiceTables::of_everybody(std::int64_t people_max) {
  CAIRN_TRY(auto choices,
            select_all(connection_,
                       "select workbook, offer, kind, aim, chosen_day, finished_day from choice"
                       " where organisation = $1 and workbook" +
                           std::string(whose),
                       {server(), people_max}, read_choice_of));
  CAIRN_TRY(auto skills, select_all(connection_,
                                    "select workbook, skill from choice_skill"
                                    " where organisation = $1 and workbook" +
                                        std::string(whose),
                                    {server(), people_max}, read_skill_of));
  std::map<std::string, app::Learnt> by_workbook;
  for (auto& it : choices) by_workbook[it.workbook].choices.push_back(std::move(it.choice));
  for (auto& it : skills) by_workbook[it.workbook].skills.push_back(std::move(it.skill));
  std::vector<app::Learnt> all;
  for (auto& [id, learnt] : by_workbook) all.push_back(std::move(learnt));
  return all;
}

}  // namespace cairn::storage
