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

// `condition`: " where …", of a learner called l.
inline std::string select_learner(std::string_view condition) {
  return "select organisation, id, name, email, token_hash, created, language, links,"
         " self_named from learner l" +
         std::string(condition);
}

}  // namespace cairn::storage
