// SPDX-License-Identifier: Apache-2.0
// Organisations: who issues. The first row of every other table is its organisation's id.
#pragma once
#include <string>
#include <vector>

#include "app/ids.h"
#include "base/instant.h"
#include "base/result.h"

namespace cairn::app {

struct Organisation {
  OrganisationId id;
  std::string name;
  std::string url;
  std::string email;
  Instant created;
};

class Organisations {
 public:
  virtual ~Organisations() = default;
  virtual Status add(const Organisation& organisation) = 0;
  // Its name, web page and address. Errors: not_found.
  virtual Status update(const Organisation& organisation) = 0;
  // Errors: not_found.
  virtual Result<Organisation> find(const OrganisationId& id) = 0;
  // By age, without the server's own.
  virtual Result<std::vector<Organisation>> list() = 0;
};

}  // namespace cairn::app
