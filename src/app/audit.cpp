// SPDX-License-Identifier: Apache-2.0
#include "app/audit.h"
#include "app/ports/records.h"

namespace cairn::app {

Status audit(Context& context, Transaction& transaction, const Actor& actor,
             std::string_view action, std::string_view subject, std::string_view detail) {
  return transaction.records().append_audit({actor.organisation, context.clock.now(),
                                             actor.account.text, std::string(action),
                                             std::string(subject), std::string(detail)});
}

}  // namespace cairn::app
