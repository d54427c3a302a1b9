// SPDX-License-Identifier: Apache-2.0
// Credentials that programs had signed over the VC API, each as the exact text that was given out.
#pragma once
#include <string>
#include <vector>

#include "app/ids.h"
#include "base/instant.h"
#include "base/result.h"

namespace cairn::app {

struct IssuedCredential {
  OrganisationId organisation;
  std::string program;  // the id of the API key
  std::string text;
  Instant issued;
};

class IssuedStatuses;

class Issued {
 public:
  virtual ~Issued() = default;
  // A port of its own: issued_statuses.h.
  virtual IssuedStatuses& statuses() = 0;
  virtual Status add(const IssuedCredential& credential) = 0;
  virtual Result<std::int64_t> count(const OrganisationId& organisation) = 0;
  // From the one of that place on, oldest first; places count from 1.
  virtual Result<std::vector<IssuedCredential>> list(const OrganisationId& organisation,
                                                     std::int64_t from, std::int64_t rows_max) = 0;
  // Errors: not_found.
  virtual Result<IssuedCredential> newest(const OrganisationId& organisation) = 0;
};

}  // namespace cairn::app
