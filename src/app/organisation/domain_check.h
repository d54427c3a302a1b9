// SPDX-License-Identifier: Apache-2.0
// The organisation's own domain, that of its home page: confirmed by a TXT record which only who
// holds the domain can set, and looked at again every day.
#pragma once
#include <optional>
#include <string>

#include "app/context.h"
#include "app/ports/organisations.h"

namespace cairn::app {

// What is to be set, and how it stands.
struct DomainCheck {
  std::string domain;                // "harbour.example"; "" where the home page has none
  std::string record_name;           // "_cairn.harbour.example"
  std::string record_text;           // "cairn-organisation=https://badges.example.org/o/k3v9x2ab"
  std::optional<Instant> confirmed;  // since when the record is seen
  std::optional<Instant> checked;    // when it was looked for last
  std::string fault;                 // why it was not seen then, for people; "" where it was
};

// "harbour.example" for "https://www.harbour.example/en"; "" for none or an IP address.
std::string domain_of(const Organisation& organisation);

Result<DomainCheck> domain_check(Context& context, const OrganisationId& id);

// Asks now, and remembers what it saw. Nobody's answer changes nothing but the fault told. Errors:
// invalid ("/url": there is no domain to ask about), unreachable (nothing asks from here).
Result<DomainCheck> check_domain_now(Context& context, const Actor& actor);

// Those that were asked about a day ago or longer; for the server itself.
Status check_due_domains(Context& context);

// What anyone is told: the domain and the day it was seen last. Nothing where it was not, or where
// nobody has answered for limits::domain_silence_seconds_max.
struct ConfirmedDomain {
  std::string domain;
  Instant seen;
};
Result<std::optional<ConfirmedDomain>> confirmed_domain(Context& context, Transaction& transaction,
                                                        const Organisation& organisation);
Result<std::optional<ConfirmedDomain>> confirmed_domain(Context& context, const OrganisationId& id);

}  // namespace cairn::app
