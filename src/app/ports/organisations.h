// SPDX-License-Identifier: Apache-2.0
// Organisations: who issues. Every other table begins with the id of the one its rows belong to.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "app/ids.h"
#include "base/bytes.h"
#include "base/instant.h"
#include "base/result.h"

namespace cairn::app {

struct Organisation {
  OrganisationId id;
  std::string name;
  std::string url;
  std::string email;
  Instant created;
  // What it says of itself; "" where it says nothing.
  std::string description = {};
  std::string contact_email = {};  // for anyone; `email` is who set it up
  std::string telephone = {};
  std::string address = {};  // lines
  std::string logo = {};     // digest of the one there is now
  std::string sharing = {};  // of new achievements: who sees a badge at first (achievement/words.h)
  bool whole_only = false;   // holders show no parts of its badges
};

// A PNG as it was drawn here.
struct Logo {
  std::string digest;  // 32 hexadecimal digits, which name it
  Bytes png;
  Instant created;
};

// What the domain of its home page was seen to say.
struct DomainRecord {
  OrganisationId organisation;
  std::string domain;
  std::optional<Instant> confirmed = {};  // since when it is seen
  std::optional<Instant> checked = {};    // when somebody answered last
  std::optional<Instant> asked = {};
  std::string fault = {};  // "" where it was seen
};

// How many months are kept: files of evidence after the decision, offers that came to nothing; 0
// for good.
struct Retention {
  OrganisationId organisation;
  std::int64_t evidence_months = 0;
  std::int64_t offer_months = 0;
  Instant changed = {};
};

// How much there is of an organisation.
struct OrganisationCounts {
  std::int64_t members = 0;
  std::int64_t achievements = 0;
  std::int64_t learners = 0;
  std::int64_t waiting_claims = 0;
  std::int64_t awards = 0;
};

class Organisations {
 public:
  virtual ~Organisations() = default;
  virtual Status add(const Organisation& organisation) = 0;
  // What it says of itself. Errors: not_found.
  virtual Status update(const Organisation& organisation) = 0;
  // Errors: not_found.
  virtual Result<Organisation> find(const OrganisationId& id) = 0;
  // Stays, for badges that were signed with it. One that is there already is kept once.
  virtual Status keep_logo(const OrganisationId& id, const Logo& logo) = 0;
  // Errors: not_found.
  virtual Result<Bytes> find_logo(const OrganisationId& id, const std::string& digest) = 0;
  virtual Result<std::int64_t> count_logos(const OrganisationId& id) = 0;
  // One an organisation. Errors of the other: not_found.
  virtual Status put_domain(const DomainRecord& record) = 0;
  virtual Result<DomainRecord> find_domain(const OrganisationId& id) = 0;
  virtual Status put_retention(const Retention& retention) = 0;
  // Errors: not_found.
  virtual Result<Retention> find_retention(const OrganisationId& id) = 0;
  // By age, without the server's own.
  virtual Result<std::vector<Organisation>> list() = 0;
  // The oldest of those, or nothing.
  virtual Result<std::optional<Organisation>> first() = 0;
  virtual Result<OrganisationCounts> counts(const OrganisationId& id) = 0;
};

}  // namespace cairn::app
