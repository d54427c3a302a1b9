// SPDX-License-Identifier: Apache-2.0
#include "app/checkup.h"

#include <optional>

#include "app/ports/awards.h"
#include "app/ports/keys.h"
#include "app/ports/organisations.h"
#include "app/signing.h"
#include "base/filled.h"
#include "jsonld/contexts.h"

namespace cairn::app {

Result<Checkup> check_keys(Context& context) {
  CAIRN_TRY(auto transaction, context.store.begin(Access::read));
  CAIRN_TRY(const auto organisations, transaction->organisations().list());
  std::size_t count = 0;
  for (const auto& organisation : organisations) {
    CAIRN_TRY(const auto keys, transaction->keys().list(organisation.id));
    for (const auto& stored : keys) {
      ++count;
      if (const auto opened = check_key(context, stored); !opened.ok())
        return found_wrong(
            to_say("signing keys"),
            filled("A key of {} does not open. {}", organisation.name, opened.error().detail));
    }
  }
  return found_fine(to_say("signing keys"), filled("{} open", count));
}

Status check_oldest_key(Context& context) {
  CAIRN_TRY(auto transaction, context.store.begin(Access::read));
  CAIRN_TRY(const auto organisations, transaction->organisations().list());
  std::optional<SigningKey> oldest;
  for (const auto& organisation : organisations) {
    CAIRN_TRY(const auto keys, transaction->keys().list(organisation.id));
    if (!keys.empty() && (!oldest || keys.front().created < oldest->created)) oldest = keys.front();
  }
  return oldest ? check_key(context, *oldest) : Status(done);
}

Result<Checkup> check_awards(Context& context) {
  CAIRN_TRY(auto transaction, context.store.begin(Access::read));
  CAIRN_TRY(const auto organisations, transaction->organisations().list());
  for (const auto& organisation : organisations) {
    CAIRN_TRY(const auto faults, transaction->awards().find_faults(organisation.id));
    if (!faults.empty())
      return found_wrong(to_say("awards"), filled("{} Restore a backup.", faults.front()));
  }
  return found_fine(to_say("awards"), to_say("every one with its place"));
}

Checkup check_vocabularies() {
  constexpr std::string_view records =
      "https://purl.imsglobal.org/spec/clr/v2p0/context-2.0.1.json";
  return found_fine(
      to_say("vocabularies"),
      jsonld::compiled_context(records)
          ? to_say("all that are published for badges and records are in the program")
          : to_say("that of records of several badges (CLR 2.0) comes with no package: such a "
                   "record is signed and verified only where cairn serve may fetch it from "
                   "purl.imsglobal.org, or --contexts gives it"));
}

Checkup check_catalogues(Context& context) {
  const auto offers = context.library.offers();
  if (!offers) return found_wrong(to_say("catalogues"), offers.error().detail);
  if (!(*offers)->damaged.empty())
    return found_wrong(to_say("catalogues"), (*offers)->damaged.front().detail);
  return found_fine(to_say("catalogues"), to_say("readable"));
}

}  // namespace cairn::app
