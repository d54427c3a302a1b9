// SPDX-License-Identifier: Apache-2.0
// Keys: what an organisation signs with, and other secrets. The private part is stored sealed by
// the KeyVault.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/ids.h"
#include "base/bytes.h"
#include "base/instant.h"
#include "base/result.h"
#include "crypto/key.h"

namespace cairn::app {

// Whether badges that carry a key's signature are signed anew.
enum class Resigning : std::uint8_t { no, wanted, finished };
// As files spell them, in the order of the enumerators.
inline constexpr std::string_view resigning_names[] = {"no", "wanted", "finished"};

struct SigningKey {
  OrganisationId organisation;
  KeyId id;
  crypto::KeyType type = crypto::KeyType::ed25519;
  std::string public_multikey;
  Bytes sealed_secret;
  Instant created;
  std::optional<Instant> compromised = {};  // since when others may know it
  Resigning resigning = Resigning::no;
};

class Keys {
 public:
  virtual ~Keys() = default;
  virtual Status add(const SigningKey& key) = 0;
  // The newest of that type that nobody else knows. Errors of each: not_found.
  virtual Result<SigningKey> newest(const OrganisationId& organisation, crypto::KeyType type) = 0;
  // What became of it since it was made.
  virtual Status update(const SigningKey& key) = 0;
  // Oldest first.
  virtual Result<std::vector<SigningKey>> list(const OrganisationId& organisation) = 0;

  // Of the server itself, sealed likewise. Errors: not_found.
  virtual Status add_secret(const std::string& name, const Bytes& sealed) = 0;
  virtual Result<Bytes> find_secret(const std::string& name) = 0;
};

}  // namespace cairn::app
