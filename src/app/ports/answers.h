// SPDX-License-Identifier: Apache-2.0
// Answers kept for a day under the Idempotency-Key of a request, so that one sent twice acts once.
#pragma once
#include <string>

#include "app/ids.h"
#include "base/bytes.h"
#include "base/instant.h"
#include "base/result.h"

namespace cairn::app {

struct KeptAnswer {
  OrganisationId organisation;
  std::string key;          // as the program chose it
  Bytes request_digest;     // of method, address and body
  std::int64_t status = 0;  // of HTTP; 0 while the request is under way
  std::string type;         // media type of the body
  std::string location;     // of what was made, or ""
  std::string body;
  Instant created;
};

class Answers {
 public:
  virtual ~Answers() = default;
  // Errors: not_found.
  virtual Result<KeptAnswer> find(const OrganisationId& organisation, const std::string& key) = 0;
  // Errors: conflict (there is one of that key).
  virtual Status add(const KeptAnswer& answer) = 0;
  // Its status, type, location and body. Errors: not_found.
  virtual Status update(const KeptAnswer& answer) = 0;
  virtual Status remove(const OrganisationId& organisation, const std::string& key) = 0;
  virtual Status remove_before(const OrganisationId& organisation, Instant moment) = 0;
};

}  // namespace cairn::app
