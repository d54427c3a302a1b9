// SPDX-License-Identifier: Apache-2.0
// What an endorsement is about, found by what people type or by what a credential names.
#pragma once
#include <string>
#include <string_view>

#include "app/context.h"
#include "app/endorsing/endorse.h"

namespace cairn::app {

struct EndorsedSubject {
  EndorsementKind kind = EndorsementKind::achievement;
  std::string id;  // as credentials name it
  std::string name;
  AchievementId achievement;  // of this server, or ""
  OrganisationId owner;       // likewise
};

// Of this server or elsewhere. Errors: invalid, as of endorse.
Result<EndorsedSubject> subject_of(Context& context, Transaction& transaction,
                                   const EndorsementForm& form);
// One's own achievement, or with "" the organisation. Errors: invalid ("/achievement").
Result<EndorsedSubject> own_subject(Context& context, Transaction& transaction, const Actor& actor,
                                    std::string_view achievement);
// That a credential names by this id, if it is the organisation's. Errors: invalid ("/credential").
Result<EndorsedSubject> own_subject_named(Context& context, Transaction& transaction,
                                          const Actor& actor, std::string_view id);

// "k3v9x2ab" of "https://badges.example.org/o/k3v9x2ab" or of itself; the same of "/a/".
std::string id_in_address(std::string_view text, std::string_view marker);

}  // namespace cairn::app
