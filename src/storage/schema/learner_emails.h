// SPDX-License-Identifier: Apache-2.0
// One index of addresses, for an organisation's learners and for everybody of an address.
#pragma once
#include <string_view>

namespace cairn::storage::schema {

inline constexpr std::string_view learner_emails = R"sql(
drop index learner_by_email;
drop index learner_by_any_email;
create index learner_by_email on learner (email, organisation, created, id);
)sql";

}  // namespace cairn::storage::schema
