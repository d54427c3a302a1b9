// SPDX-License-Identifier: Apache-2.0
#include "app/checkup.h"

#include "app/ports/awards.h"
#include "app/ports/keys.h"
#include "app/ports/organisations.h"
#include "app/signing.h"

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
        return Checkup{
            "signing keys", false,
            "A key of " + organisation.name + " does not open. " + opened.error().detail};
    }
  }
  return Checkup{"signing keys", true, std::to_string(count) + " open"};
}

Result<Checkup> check_awards(Context& context) {
  CAIRN_TRY(auto transaction, context.store.begin(Access::read));
  CAIRN_TRY(const auto organisations, transaction->organisations().list());
  for (const auto& organisation : organisations) {
    CAIRN_TRY(const auto faults, transaction->awards().find_faults(organisation.id));
    if (!faults.empty()) return Checkup{"awards", false, faults.front() + " Restore a backup."};
  }
  return Checkup{"awards", true, "every one with its place"};
}

}  // namespace cairn::app
