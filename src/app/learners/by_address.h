// SPDX-License-Identifier: Apache-2.0
// Every learner of an address, for whoever runs the server and is asked by that person: what is
// kept of them, and the end of it.
#pragma once
#include <string>
#include <vector>

#include "app/context.h"
#include "app/ports/claims.h"

namespace cairn::app {

struct AddressHolder {
  Learner learner;
  std::string organisation;  // its name
};

// In every organisation or in that one, by main or further address, erased ones left out, by age.
// Errors: invalid ("/email"), not_found (none).
Result<std::vector<AddressHolder>> holders_of_address(Context& context, const std::string& email,
                                                      const OrganisationId& organisation = {});

// {"email": …, "learners": [{"organisation": …, "name": …, "learner": …, "kept": …}]}, where `kept`
// is as export_learner has it. Errors: as above.
Result<std::string> export_address(Context& context, const std::string& email,
                                   const OrganisationId& organisation = {});

// All of them, in one transaction. Returns who they were. Errors: as above.
Result<std::vector<AddressHolder>> erase_address(Context& context, const std::string& email,
                                                 const OrganisationId& organisation = {});

}  // namespace cairn::app
