// SPDX-License-Identifier: Apache-2.0
// Bits of status lists to change together: however many, each list is read and signed once, under
// the name it was begun, and so is the token of both.
#pragma once
#include <map>
#include <vector>

#include "app/context.h"
#include "app/ports/awards.h"

namespace cairn::app {

class StatusBits {
 public:
  void set(const StatusListId& list, std::int64_t index, bool bit) {
    changes_[list].push_back({index, bit});
  }
  // Signed anew as it is.
  void renew(const StatusListId& list) { changes_[list]; }
  bool empty() const { return changes_.empty(); }

  // At the end of a use case: whoever reads the lists from its commit on sees the change. Errors:
  // not_found (a list or its key).
  Status publish(Context& context, Transaction& transaction, const OrganisationId& organisation);

 private:
  struct Change {
    std::int64_t index;
    bool bit;
  };
  std::map<StatusListId, std::vector<Change>> changes_;
};

}  // namespace cairn::app
