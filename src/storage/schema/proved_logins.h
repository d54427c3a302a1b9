// SPDX-License-Identifier: Apache-2.0
// Since when the address of a login is known to be its owner's, and which invitations were mailed,
// so that their link proves it. Of logins that are there, an OpenID provider or a code that was
// mailed has proved it.
#pragma once
#include <string_view>

namespace cairn::storage::schema {

inline constexpr std::string_view proved_logins = R"sql(
alter table login add column proved integer;
alter table invitation add column mailed integer not null default 0;
update login set proved = (
  select min(i.created) from login_identity i
  where i.organisation = login.organisation and i.login = login.id);
update login set proved = (
  select min(s.created) from session s
  where s.organisation = login.organisation and s.login = login.id and s.means = 'code')
  where proved is null;
)sql";

}  // namespace cairn::storage::schema
