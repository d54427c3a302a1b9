// SPDX-License-Identifier: Apache-2.0
// Keys: what an organisation signs with, and other secrets. The private part is stored sealed by
// the KeyVault.
#pragma once
#include <string>
#include <vector>

#include "app/ids.h"
#include "base/bytes.h"
#include "base/instant.h"
#include "base/result.h"
#include "crypto/key.h"

namespace cairn::app {

struct SigningKey {
  OrganisationId organisation;
  KeyId id;
  crypto::KeyType type = crypto::KeyType::ed25519;
  std::string public_multikey;
  Bytes sealed_secret;
  Instant created;
};

class Keys {
 public:
  virtual ~Keys() = default;
  virtual Status add(const SigningKey& key) = 0;
  // The newest of that type. Errors: not_found.
  virtual Result<SigningKey> newest(const OrganisationId& organisation, crypto::KeyType type) = 0;
  virtual Result<std::vector<SigningKey>> list(const OrganisationId& organisation) = 0;

  // Of the server itself, sealed likewise. Errors: not_found.
  virtual Status add_secret(const std::string& name, const Bytes& sealed) = 0;
  virtual Result<Bytes> find_secret(const std::string& name) = 0;
};

}  // namespace cairn::app
