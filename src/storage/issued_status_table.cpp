// SPDX-License-Identifier: Apache-2.0
#include "storage/issued_status_table.h"

#include "encoding/base64.h"
#include "storage/words.h"

namespace cairn::storage {
namespace {

app::IssuedList read_list(Columns& row) {
  return {{row.text()}, {row.text()}, row.text(), row.integer(), row.instant()};
}
app::IssuedPlace read_place(Columns& row) {
  return {{row.text()}, {row.text()}, row.integer(), read_words(row.text())};
}
std::int64_t read_number(Columns& row) { return row.integer(); }

constexpr std::string_view token_mark = "data:application/vc+jwt,";
constexpr std::int64_t tokens_at_once = 256;

struct WrittenToken {
  std::int64_t number = 0;
  std::string text;
};
WrittenToken read_token(Columns& row) { return {row.integer(), row.text()}; }

// What a token says stands in base64url between its first two points.
bool says(std::string_view text, std::string_view wanted) {
  const auto mark = text.find(token_mark);
  if (mark == text.npos) return false;
  const auto begin = text.find('.', mark);
  const auto end = begin == text.npos ? begin : text.find('.', begin + 1);
  if (end == text.npos) return false;
  const auto payload = encoding::from_base64url(text.substr(begin + 1, end - begin - 1));
  return payload && as_text(*payload).find(wanted) != text.npos;
}

}  // namespace

Status IssuedStatusTable::add_list(const app::OrganisationId& organisation,
                                   const app::IssuedList& it) {
  return run(connection_,
             "insert into issued_list (organisation, id, issuer, used, created)"
             " values ($1, $2, $3, $4, $5)",
             {organisation.text, it.id.text, it.issuer, it.used, it.created});
}

Result<app::IssuedList> IssuedStatusTable::newest_list(const app::OrganisationId& organisation,
                                                       const std::string& issuer) {
  return select_one(connection_,
                    "select l.id, s.suspension_list, l.issuer, l.used, l.created from issued_list l"
                    " join status_list s on s.organisation = l.organisation and s.id = l.id"
                    " where l.organisation = $1 and l.issuer = $2"
                    " order by l.created desc, l.id limit 1",
                    {organisation.text, issuer}, read_list, "status list");
}

Result<bool> IssuedStatusTable::take(const app::OrganisationId& organisation,
                                     const app::IssuedPlace& place,
                                     const std::string& credential_id) {
  CAIRN_TRY(const auto added,
            connection_.change("insert into issued_status"
                               " (organisation, status_list, status_index, credential_id, purposes)"
                               " values ($1, $2, $3, $4, $5) on conflict do nothing",
                               {organisation.text, place.list.text, place.index, credential_id,
                                write_words(place.purposes)}));
  if (added == 0) return false;
  CAIRN_CHECK(change_one(connection_,
                         "update issued_list set used = used + 1"
                         " where organisation = $1 and id = $2",
                         {organisation.text, place.list.text}));
  return true;
}

Result<std::vector<app::IssuedPlace>> IssuedStatusTable::places(
    const app::OrganisationId& organisation, const std::string& credential_id) {
  return select_all(
      connection_,
      "select i.status_list, s.suspension_list, i.status_index, i.purposes"
      " from issued_status i join status_list s on s.organisation = i.organisation and s.id ="
      " i.status_list where i.organisation = $1 and i.credential_id = $2"
      " order by s.created, i.status_list, i.status_index",
      {organisation.text, credential_id}, read_place);
}

Result<bool> IssuedStatusTable::is_entry(const app::OrganisationId& organisation,
                                         const app::StatusListId& list, std::int64_t index) {
  const auto entry = "/" + list.text + "#" + std::to_string(index) + "\"";
  CAIRN_TRY(const auto found,
            select_one(connection_,
                       "select count(*) from issued_credential"
                       " where organisation = $1 and credential like $2",
                       {organisation.text, "%" + entry + "%"}, read_number, "credential"));
  if (found > 0) return true;
  for (std::int64_t behind = 0;;) {
    CAIRN_TRY(
        const auto tokens,
        select_all(connection_,
                   "select number, credential from issued_credential where organisation = $1"
                   " and number > $2 and credential like $3 order by number limit $4",
                   {organisation.text, behind, "%" + std::string(token_mark) + "%", tokens_at_once},
                   read_token));
    for (const auto& token : tokens)
      if (says(token.text, entry)) return true;
    if (tokens.empty()) return false;
    behind = tokens.back().number;
  }
}

}  // namespace cairn::storage
