// SPDX-License-Identifier: Apache-2.0
// Learners as rows.
#pragma once
#include <string>
#include <string_view>

#include "app/ports/claims.h"
#include "storage/sql.h"

namespace cairn::storage {

inline app::Learner read_learner(Columns& row) {
  app::Learner it;
  it.organisation = {row.text()};
  it.id = {row.text()};
  it.name = row.text();
  it.email = row.text();
  it.token_hash = row.bytes();
  it.created = row.instant();
  it.language = row.text();
  it.links = row.integer();
  it.self_named = row.integer() != 0;
  return it;
}

// 1 unless all that is known of the address of a learner called l is that somebody typed it.
// Whoever was erased has their id for an address.
inline constexpr std::string_view address_proved =
    "case when l.self_named = 0 or l.email = l.id or exists (select 1 from learner_address p"
    " where p.organisation = l.organisation and p.email = l.email and p.learner = l.id)"
    " then 1 else 0 end";

// `condition`: " where …", of a learner called l.
inline std::string select_learner(std::string_view condition) {
  return "select organisation, id, name, email, token_hash, created, language, links,"
         " self_named from learner l" +
         std::string(condition);
}

}  // namespace cairn::storage
