// SPDX-License-Identifier: Apache-2.0
#include "app/checkup.h"

#include "app/ports/awards.h"
#include "app/ports/keys.h"
#include "app/ports/organisations.h"
#include "app/signing.h"
#include "base/filled.h"

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

Checkup check_catalogues(Context& context) {
  const auto offers = context.library.offers();
  if (!offers) return found_wrong(to_say("catalogues"), offers.error().detail);
  if (!(*offers)->damaged.empty())
    return found_wrong(to_say("catalogues"), (*offers)->damaged.front().detail);
  return found_fine(to_say("catalogues"), to_say("readable"));
}

}  // namespace cairn::app
