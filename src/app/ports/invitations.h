// SPDX-License-Identifier: Apache-2.0
// Invitations: who may join an organisation, and as what. Each is used once; of its token only the
// hash is kept.
#pragma once
#include <string>
#include <vector>

#include "app/ids.h"
#include "app/roles.h"
#include "base/bytes.h"
#include "base/instant.h"
#include "base/result.h"

namespace cairn::app {

using InvitationId = Id<struct InvitationTag>;

struct Invitation {
  OrganisationId organisation;
  InvitationId id;
  Bytes token_hash;
  std::string email;  // whose it is alone; "" for whoever has the link
  Roles roles;
  AccountId invited_by;  // or the id of an API key
  Instant created;
  Instant expires;
  bool mailed = false;  // to the address: who opens the link has it
};

class Invitations {
 public:
  virtual ~Invitations() = default;
  virtual Status add(const Invitation& invitation) = 0;
  // Errors: not_found.
  virtual Result<Invitation> find(const OrganisationId& organisation, const Bytes& token_hash) = 0;
  // By age, those that are over too.
  virtual Result<std::vector<Invitation>> list(const OrganisationId& organisation) = 0;
  // Those made out to an address, of all organisations, by age.
  virtual Result<std::vector<Invitation>> for_email(const std::string& email) = 0;
  // Errors: not_found.
  virtual Status remove(const OrganisationId& organisation, const InvitationId& id) = 0;
  virtual Status remove_expired(const OrganisationId& organisation, Instant now) = 0;
};

}  // namespace cairn::app
