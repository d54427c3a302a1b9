// SPDX-License-Identifier: Apache-2.0
// API keys: what programs sign in with. Of their tokens only hashes are kept.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "app/ids.h"
#include "base/bytes.h"
#include "base/instant.h"
#include "base/result.h"

namespace cairn::app {

struct ApiKey {
  OrganisationId organisation;
  ApiKeyId id;
  std::string name;
  Bytes token_hash;
  std::vector<std::string> scopes;
  Instant created;
  std::optional<Instant> expires = {};    // nothing: it lasts until it is ended
  std::optional<Instant> last_used = {};  // the beginning of that day (UTC)
};

class ApiKeys {
 public:
  virtual ~ApiKeys() = default;
  virtual Status add(const ApiKey& key) = 0;
  // Errors of each: not_found.
  virtual Result<ApiKey> find(const OrganisationId& organisation, const ApiKeyId& id) = 0;
  virtual Result<ApiKey> find_by_token(const OrganisationId& organisation,
                                       const Bytes& token_hash) = 0;
  virtual Status set_last_used(const OrganisationId& organisation, const ApiKeyId& id,
                               Instant day) = 0;
  virtual Status remove(const OrganisationId& organisation, const ApiKeyId& id) = 0;
  // Oldest first.
  virtual Result<std::vector<ApiKey>> list(const OrganisationId& organisation) = 0;
};

}  // namespace cairn::app
