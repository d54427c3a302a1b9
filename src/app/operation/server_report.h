// SPDX-License-Identifier: Apache-2.0
// What whoever runs this server wants to see of it: how much there is, what waits to leave, what
// was copied when, and what is wrong. Of other organisations it tells counts, and of nobody an
// address.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "app/checkup.h"
#include "app/context.h"
#include "app/ports/organisations.h"
#include "app/ports/outbox.h"

namespace cairn::app {

struct OrganisationFigures {
  Organisation organisation;
  OrganisationCounts counts;
};

// What did not arrive, or not yet.
struct Trouble {
  std::string organisation;  // its name; "" of the server itself
  DeliveryKind kind = DeliveryKind::mail;
  DeliveryState state = DeliveryState::waiting;
  std::int64_t tries = 0;
  std::string error;  // without the addresses that it may name
  Instant when;
};

struct ServerReport {
  std::optional<PremisesFacts> premises;  // nothing where the context has none
  std::int64_t organisations = 0;
  std::vector<OrganisationFigures> figures;  // the first limits::organisations_shown_max, by age
  std::vector<DeliveryCount> outbox;
  std::vector<Trouble> troubles;  // newest first, at most limits::troubles_shown_max
  bool sends_mail = false;
  std::string address;
  std::vector<std::string> former_addresses;
  bool only_this_machine = false;  // by the address
  bool encrypted = false;          // https
  std::vector<Checkup> findings;
};

// Errors: of the store, and of the premises.
Result<ServerReport> server_report(Context& context, Checking how);

}  // namespace cairn::app
